/// What the recurrent layers of one context remember, with copies of earlier moments to go back to.
///
/// A state cannot forget single tokens: going back means taking the last copy before and computing the
/// tokens after it again.
final class RecurrentStates {
  /// Where each layer's part starts, in floats; a layer without state has none of its own.
  struct Layout: Sendable {
    let starts: [Int]
    let count: Int

    init(_ a: Architecture) {
      var starts: [Int] = []
      var count = 0
      for mixing in a.mixings {
        starts.append(count)
        switch mixing {
        case .attention, .window: break
        case .lightning: count += a.headCount * a.headSize * a.headSize
        case .deltaNet:
          guard let delta = a.delta else { break }
          // The states of the value heads, then the tokens the convolution still needs.
          count += delta.valueHeads * delta.size * delta.size
          count += (delta.convolution - 1) * padded(delta.mixedWidth)
        }
        count = padded(count)
      }
      (self.starts, self.count) = (starts, count)
    }
  }

  /// How many copies are kept, and the fewest tokens between two.
  private static let copiesMax = 4
  private static let spacing = 64

  /// The states of all layers after `position` tokens.
  let current: UnsafeMutablePointer<Float>
  /// How many tokens the states have seen.
  private(set) var position = 0
  private let count: Int
  private let memory: AlignedMemory
  private var copies: [(position: Int, slot: Int)] = []

  /// Empty states; nil when the system refuses the memory.
  init?(_ architecture: Architecture) {
    count = Layout(architecture).count
    var plan = MemoryPlan()
    _ = plan.reserve(count, each: 4 * (Self.copiesMax + 1))
    guard !plan.overflowed, let memory = AlignedMemory(plan.count) else { return nil }
    self.memory = memory
    current = memory.start.assumingMemoryBound(to: Float.self)
  }

  /// Bytes of the states of one context and the copies of them.
  static func byteCount(_ architecture: Architecture) -> Int {
    4 * (copiesMax + 1) * Layout(architecture).count
  }

  /// Goes back to `wanted` tokens, or to the last moment before that is still known, which it returns.
  func rewind(to wanted: Int) -> Int {
    if position == wanted { return wanted }
    copies.removeAll { $0.position > wanted }
    if let last = copies.last {
      current.update(from: copy(last.slot), count: count)
      position = last.position
    } else {
      current.update(repeating: 0, count: count)
      position = 0
    }
    return position
  }

  /// Says that the next pass brings the states to `end`; keeps a copy of what they are before.
  func willAdvance(to end: Int) {
    if position - (copies.last?.position ?? 0) >= Self.spacing {
      let used = copies.map(\.slot)
      let slot =
        copies.count == Self.copiesMax
        ? copies.removeFirst().slot : (0..<Self.copiesMax).first { !used.contains($0) } ?? 0
      copy(slot).update(from: current, count: count)
      copies.append((position, slot))
    }
    position = end
  }

  private func copy(_ slot: Int) -> UnsafeMutablePointer<Float> { current + (slot + 1) * count }
}
