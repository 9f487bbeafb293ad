import CKernels

/// Keys and values of all positions of one context, as halves.
///
/// Keys of 16 positions lie side by side, so one instruction scores 16 positions:
/// (layers, heads, positions / 16, head size, 16). Values: (layers, heads, positions, padded size).
struct KeyValueCache {
  private let keys: UnsafeMutablePointer<UInt16>
  private let values: UnsafeMutablePointer<UInt16>
  private let memory: AlignedMemory
  private let headCount: Int
  private let headSize: Int
  /// Numbers of one value, rounded up to a multiple of 16.
  let paddedSize: Int
  /// Positions there is room for, a multiple of the attention's chunk.
  let capacity: Int

  /// Room for `positions`; nil when the system refuses the memory, which is taken as it is used.
  init?(_ architecture: Architecture, positions: Int) {
    headCount = architecture.keyValueHeadCount
    headSize = architecture.headSize
    paddedSize = (headSize + 15) / 16 * 16
    capacity = (positions + Int(FK_CHUNK) - 1) / Int(FK_CHUNK) * Int(FK_CHUNK)
    var plan = MemoryPlan()
    let rows = architecture.layerCount * headCount
    let (positions, overflow) = rows.multipliedReportingOverflow(by: capacity)
    let keys = plan.reserve(positions, each: 2 * headSize)
    let values = plan.reserve(positions, each: 2 * paddedSize)
    guard !overflow, !plan.overflowed, let memory = AlignedMemory(plan.count) else { return nil }
    self.memory = memory
    self.keys = (memory.start + keys).assumingMemoryBound(to: UInt16.self)
    self.values = (memory.start + values).assumingMemoryBound(to: UInt16.self)
  }

  /// The keys of one head of one layer from `position`, a multiple of 16.
  func keys(_ layer: Int, _ head: Int, from position: Int) -> UnsafeMutablePointer<UInt16> {
    keys + ((layer * headCount + head) * capacity + position) * headSize
  }

  /// The values of one head of one layer from `position`.
  func values(_ layer: Int, _ head: Int, from position: Int) -> UnsafeMutablePointer<UInt16> {
    values + ((layer * headCount + head) * capacity + position) * paddedSize
  }

  /// Where one position's key goes: a lane of its block of 16.
  func keyLane(_ layer: Int, _ head: Int, _ position: Int) -> UnsafeMutablePointer<UInt16> {
    keys(layer, head, from: position / 16 * 16) + position % 16
  }
}
