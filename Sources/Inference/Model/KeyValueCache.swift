import CKernels

/// Keys and values of all positions of one context, rounded to bytes.
///
/// One chunk of 128 positions of all layers lies together, so memory is taken as the context grows and
/// a step walks through long runs: (chunks, layers, heads). What stands inside one head's part of a
/// chunk is the kernels' business.
struct KeyValueCache {
  private let bytes: UnsafeMutablePointer<UInt8>
  private let memory: AlignedMemory
  private let layerCount: Int
  private let headCount: Int
  private let partBytes: Int

  /// Bytes of keys and values of one position in all layers.
  static func bytesPerPosition(_ architecture: Architecture) -> Int {
    architecture.layerCount * architecture.keyValueHeadCount
      * fk_chunk_bytes(architecture.headSize) / Int(FK_CHUNK)
  }

  /// Room for `positions`; nil when the system refuses the memory, which is taken as it is used.
  init?(_ architecture: Architecture, positions: Int) {
    layerCount = architecture.layerCount
    headCount = architecture.keyValueHeadCount
    partBytes = fk_chunk_bytes(architecture.headSize)
    let chunks = (positions + Int(FK_CHUNK) - 1) / Int(FK_CHUNK)
    var plan = MemoryPlan()
    let (parts, overflow) = chunks.multipliedReportingOverflow(by: layerCount * headCount)
    _ = plan.reserve(parts, each: partBytes)
    guard !overflow, !plan.overflowed, let memory = AlignedMemory(plan.count, hugePages: true)
    else { return nil }
    self.memory = memory
    bytes = memory.start.assumingMemoryBound(to: UInt8.self)
  }

  /// The keys and values of one head of one layer in one chunk.
  func part(_ layer: Int, _ head: Int, chunk: Int) -> UnsafeMutablePointer<UInt8> {
    bytes + ((chunk * layerCount + layer) * headCount + head) * partBytes
  }
}
