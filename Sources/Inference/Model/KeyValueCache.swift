import CKernels

/// Keys and values of all positions of one context, rounded to bytes.
///
/// One chunk of 128 positions of all layers lies together, so memory is taken as the context grows and
/// a step walks through long runs: (chunks, layers, heads). What stands inside one head's part of a
/// chunk is the kernels' business.
struct KeyValueCache {
  /// Where everything is.
  let view: KeyValueView
  /// Bytes of one chunk of all layers and heads.
  let chunkBytes: Int
  /// What recurrent layers remember instead; nil when there are none.
  let states: RecurrentStates?
  private let memory: AlignedMemory

  /// Bytes of keys and values of one position in all layers that keep any.
  static func bytesPerPosition(_ architecture: Architecture) -> Int {
    architecture.mixings.count { !$0.isRecurrent } * architecture.keyValueHeadCount
      * fk_chunk_bytes(architecture.headSize) / Int(FK_CHUNK)
  }

  /// Room for `positions`; nil when the system refuses the memory, which is taken as it is used.
  init?(_ architecture: Architecture, positions: Int) {
    let (layers, heads) = (architecture.layerCount, architecture.keyValueHeadCount)
    let partBytes = fk_chunk_bytes(architecture.headSize)
    let chunks = (positions + Int(FK_CHUNK) - 1) / Int(FK_CHUNK)
    var plan = MemoryPlan()
    let (parts, overflow) = chunks.multipliedReportingOverflow(by: layers * heads)
    _ = plan.reserve(parts, each: partBytes)
    guard !overflow, !plan.overflowed, let memory = AlignedMemory(plan.count, hugePages: true)
    else { return nil }
    if architecture.isRecurrent {
      guard let states = RecurrentStates(architecture) else { return nil }
      self.states = states
    } else {
      states = nil
    }
    self.memory = memory
    chunkBytes = layers * heads * partBytes
    view = KeyValueView(
      bytes: memory.start.assumingMemoryBound(to: UInt8.self), layerCount: layers,
      headCount: heads, partBytes: partBytes, states: states?.current)
  }

  /// The bytes of the chunks that hold the first `positions`.
  func bytes(positions: Int) -> UnsafeMutableRawBufferPointer {
    let chunks = (positions + Int(FK_CHUNK) - 1) / Int(FK_CHUNK)
    return UnsafeMutableRawBufferPointer(start: memory.start, count: chunks * chunkBytes)
  }
}

/// Addresses inside a cache, which its owner keeps alive.
struct KeyValueView {
  fileprivate let bytes: UnsafeMutablePointer<UInt8>
  fileprivate let layerCount: Int
  fileprivate let headCount: Int
  fileprivate let partBytes: Int
  /// The states of recurrent layers.
  let states: UnsafeMutablePointer<Float>?

  /// The keys and values of one head of one layer in one chunk.
  func part(_ layer: Int, _ head: Int, chunk: Int) -> UnsafeMutablePointer<UInt8> {
    bytes + ((chunk * layerCount + layer) * headCount + head) * partBytes
  }
}
