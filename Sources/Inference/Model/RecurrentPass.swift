import CKernels

/// The part of a pass that runs lightning attention and gated delta nets.
///
/// Every head's state meets the tokens one after another, so the bits depend on nothing but the text.
/// Heads and channels are divided among the threads.
///
/// `@unchecked Sendable`: threads write disjoint parts between two waits.
final class RecurrentPass: @unchecked Sendable {
  private let a: Architecture
  private let kernels: fk_kernels
  private let team: ThreadTeam
  private let memory: AlignedMemory
  private let layout: RecurrentStates.Layout
  /// What each lightning layer's states keep of themselves from token to token: (layers, heads).
  private let decays: [Float]
  /// Queries, keys and values before and after the convolution: (T, mixed width).
  let mixed: UnsafeMutablePointer<Float>
  private let convolved: UnsafeMutablePointer<Float>
  /// What gates the heads' results: (T, gate width).
  let gate: UnsafeMutablePointer<Float>
  /// Strengths and fadings of a delta net: (T, strength width).
  let strengths: UnsafeMutablePointer<Float>
  /// What the heads give: (T, gate width).
  let gathered: UnsafeMutablePointer<Float>
  /// Each thread's room for one query and one key.
  private let rooms: UnsafeMutablePointer<Float>
  /// Padded widths.
  let mixedWidth: Int
  let gateWidth: Int
  let strengthWidth: Int
  private let roomWidth: Int

  /// Numbers of one token that the widest of these layers gathers.
  static func gatheredWidth(_ a: Architecture) -> Int {
    max(a.queryWidth, a.delta?.valueWidth ?? 0)
  }

  /// Room for batches; nil when the system refuses the memory.
  init?(_ a: Architecture, _ kernels: fk_kernels, _ team: ThreadTeam, contextLimit: Int) {
    (self.a, self.kernels, self.team) = (a, kernels, team)
    layout = RecurrentStates.Layout(a)
    decays = a.mixings.indices.flatMap { Self.decays(a, layer: $0) }
    let batch = min(RunState.batchMax, max(1, contextLimit))
    let mixedWidth = padded(max(3 * a.queryWidth, a.delta?.mixedWidth ?? 0))
    let gateWidth = padded(Self.gatheredWidth(a))
    let strengthWidth = padded(2 * (a.delta?.valueHeads ?? 0))
    let roomWidth = 2 * padded(a.delta?.size ?? 0)
    (self.mixedWidth, self.gateWidth) = (mixedWidth, gateWidth)
    (self.strengthWidth, self.roomWidth) = (strengthWidth, roomWidth)
    var plan = MemoryPlan()
    let places = [
      plan.reserve(batch * mixedWidth, each: 4), plan.reserve(batch * mixedWidth, each: 4),
      plan.reserve(batch * gateWidth, each: 4), plan.reserve(batch * strengthWidth, each: 4),
      plan.reserve(batch * gateWidth, each: 4), plan.reserve(team.count * roomWidth, each: 4),
    ]
    guard !plan.overflowed, let memory = AlignedMemory(plan.count) else { return nil }
    self.memory = memory
    func floats(_ place: Int) -> UnsafeMutablePointer<Float> {
      (memory.start + places[place]).assumingMemoryBound(to: Float.self)
    }
    (mixed, convolved, gate) = (floats(0), floats(1), floats(2))
    (strengths, gathered, rooms) = (floats(3), floats(4), floats(5))
  }

  /// e to minus the slope of each head.
  ///
  /// Slopes fall from head to head by the rule of ALiBi and from layer to layer towards zero. Source:
  /// the published code of MiniMax-Text-01.
  private static func decays(_ a: Architecture, layer: Int) -> [Float] {
    let steps = DeterministicMath.logarithm(Double(a.headCount)) / DeterministicMath.logarithm(2)
    let start = DeterministicMath.power(2, -DeterministicMath.power(2, 3 - steps))
    let depth = 1 - Double(layer) / Double(max(1, a.layerCount - 1)) + 1e-5
    return (0..<a.headCount).map { head in
      let slope = DeterministicMath.power(start, Double(head + 1))
      return Float(DeterministicMath.exponential(-slope * depth))
    }
  }

  /// Lightning attention over the projected rows; leaves the gated result in `gathered` and waits.
  func lightning(
    _ index: Int, _ weights: LightningWeights, _ segments: UnsafeBufferPointer<PassSegment>,
    count: Int, thread: Int
  ) {
    let size = a.headSize
    for head in team.share(a.headCount, thread) {
      for segment in segments {
        guard let states = segment.cache.states else { continue }
        let state = states + layout.starts[index] + head * size * size
        for token in segment.rows {
          let query = mixed + token * mixedWidth + 3 * head * size
          if size.isMultiple(of: 16) {
            kernels.silu(query, 3 * size)
          } else {
            for i in 0..<(3 * size) { query[i] = Self.silu(query[i]) }
          }
          kernels.lightning(
            state, query, query + size, query + 2 * size, decays[index * a.headCount + head],
            size, gathered + token * gateWidth + head * size)
        }
      }
    }
    team.wait()
    for token in team.share(count, thread) {
      let row = gathered + token * gateWidth
      kernels.rms_norm(
        row, weights.norm.numbers, a.queryWidth, padded(a.queryWidth), a.epsilon, row)
      kernels.gated(row, gate + token * gateWidth, padded(a.queryWidth))
    }
    team.wait()
  }

  /// A gated delta net over the projected rows; leaves the gated result in `gate` and waits.
  func deltaNet(
    _ index: Int, _ weights: DeltaWeights, _ shape: DeltaShape,
    _ segments: UnsafeBufferPointer<PassSegment>, thread: Int
  ) {
    convolve(index, weights, shape, segments, thread)
    team.wait()
    let (size, group) = (shape.size, shape.valueHeads / shape.keyHeads)
    let query = rooms + thread * roomWidth
    let key = query + roomWidth / 2
    for head in team.share(shape.valueHeads, thread) {
      let keyHead = head / group
      let strength = 2 * keyHead * group + head % group
      for segment in segments {
        guard let states = segment.cache.states else { continue }
        let state = states + layout.starts[index] + head * size * size
        for token in segment.rows {
          let row = convolved + token * mixedWidth
          fk_normalise_length(
            row + keyHead * size, size, a.epsilon, 1 / Float(size).squareRoot(), query)
          fk_normalise_length(
            row + shape.keyWidth + keyHead * size, size, a.epsilon, 1, key)
          let own = strengths + token * strengthWidth + strength
          let out = gathered + token * gateWidth + head * size
          kernels.delta(
            state, query, key, row + 2 * shape.keyWidth + head * size,
            Self.fading(own[group], weights, head), Self.sigmoid(own[0]), size, out)
          fk_rms_norm_short(out, weights.norm.numbers, size, a.epsilon)
          kernels.silu_times(gate + token * gateWidth + head * size, out, size)
        }
      }
    }
    team.wait()
  }

  /// Joins each channel's last tokens, then takes its silu.
  private func convolve(
    _ index: Int, _ weights: DeltaWeights, _ shape: DeltaShape,
    _ segments: UnsafeBufferPointer<PassSegment>, _ thread: Int
  ) {
    let taps = shape.convolution
    let width = padded(shape.mixedWidth)
    let part = team.share(shape.mixedWidth / 16, thread)
    let channels = (16 * part.lowerBound)..<(16 * part.upperBound)
    for segment in segments {
      guard let states = segment.cache.states else { continue }
      // Inputs of the last tokens before, the oldest first.
      let tail = states + layout.starts[index] + shape.valueHeads * shape.size * shape.size
      func input(_ row: Int) -> UnsafeMutablePointer<Float> {
        row < segment.rows.lowerBound
          ? tail + (row - segment.rows.lowerBound + taps - 1) * width : mixed + row * mixedWidth
      }
      withUnsafeTemporaryAllocation(of: UnsafePointer<Float>.self, capacity: taps) { rows in
        guard let first = rows.baseAddress else { return }
        for token in segment.rows {
          for tap in 0..<taps {
            rows.initializeElement(at: tap, to: UnsafePointer(input(token - taps + 1 + tap)))
          }
          let out = convolved + token * mixedWidth
          fk_convolve(
            first, taps, weights.convolution.numbers, channels.lowerBound, channels.upperBound,
            out)
          kernels.silu(out + channels.lowerBound, channels.count)
        }
      }
      for age in 1..<taps {
        let row = input(segment.rows.upperBound - taps + age)
        (tail + (age - 1) * width + channels.lowerBound).update(
          from: row + channels.lowerBound, count: channels.count)
      }
    }
  }

  /// What a head's state keeps of itself: e to `fading` · softplus of the token's number.
  private static func fading(_ x: Float, _ weights: DeltaWeights, _ head: Int) -> Float {
    let shifted = Double(x + weights.fadingBias.numbers[head])
    let softplus =
      shifted > 20
      ? shifted : DeterministicMath.logarithm(1 + DeterministicMath.exponential(shifted))
    return Float(
      DeterministicMath.exponential(Double(weights.fading.numbers[head]) * softplus))
  }

  private static func sigmoid(_ x: Float) -> Float {
    Float(1 / (1 + DeterministicMath.exponential(-Double(x))))
  }

  private static func silu(_ x: Float) -> Float { x * sigmoid(x) }
}
