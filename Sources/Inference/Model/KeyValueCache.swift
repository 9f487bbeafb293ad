import CKernels

/// Keys and values of all positions of one context, as halves.
///
/// One chunk of 128 positions of all layers lies together, so memory is taken as the context grows and
/// a step walks through long runs: (chunks, layers, heads, [keys, values]). Keys of 16 positions lie
/// side by side, so one instruction scores 16 positions: (positions / 16, head size, 16). Values:
/// (positions, padded size).
struct KeyValueCache {
  private let numbers: UnsafeMutablePointer<UInt16>
  private let memory: AlignedMemory
  private let layerCount: Int
  private let headCount: Int
  private let headSize: Int
  /// Numbers of one value, rounded up to a multiple of 16.
  let paddedSize: Int

  private static let chunk = Int(FK_CHUNK)
  /// Keys and values of one head in one chunk.
  private var headStride: Int { Self.chunk * (headSize + paddedSize) }

  /// Room for `positions`; nil when the system refuses the memory, which is taken as it is used.
  init?(_ architecture: Architecture, positions: Int) {
    layerCount = architecture.layerCount
    headCount = architecture.keyValueHeadCount
    headSize = architecture.headSize
    paddedSize = (headSize + 15) / 16 * 16
    let chunks = (positions + Self.chunk - 1) / Self.chunk
    var plan = MemoryPlan()
    let (rows, overflow) = chunks.multipliedReportingOverflow(by: layerCount * headCount)
    _ = plan.reserve(rows, each: 2 * Self.chunk * (headSize + paddedSize))
    guard !overflow, !plan.overflowed, let memory = AlignedMemory(plan.count, hugePages: true)
    else { return nil }
    self.memory = memory
    numbers = memory.start.assumingMemoryBound(to: UInt16.self)
  }

  /// The keys of one head of one layer in one chunk.
  func keys(_ layer: Int, _ head: Int, chunk: Int) -> UnsafeMutablePointer<UInt16> {
    numbers + ((chunk * layerCount + layer) * headCount + head) * headStride
  }

  /// The values of one head of one layer in one chunk.
  func values(_ layer: Int, _ head: Int, chunk: Int) -> UnsafeMutablePointer<UInt16> {
    keys(layer, head, chunk: chunk) + Self.chunk * headSize
  }

  /// Where one position's key goes: a lane of its block of 16.
  func keyLane(_ layer: Int, _ head: Int, _ position: Int) -> UnsafeMutablePointer<UInt16> {
    let within = position % Self.chunk
    return keys(layer, head, chunk: position / Self.chunk) + within / 16 * 16 * headSize
      + within % 16
  }

  /// Where one position's value goes.
  func value(_ layer: Int, _ head: Int, _ position: Int) -> UnsafeMutablePointer<UInt16> {
    values(layer, head, chunk: position / Self.chunk) + position % Self.chunk * paddedSize
  }
}
