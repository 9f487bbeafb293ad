import CKernels

/// Feed-forward parts made of experts: scores choose a few for each token, their results are weighted.
///
/// A slot is one token in one of its experts. Slots lie sorted by expert, so that every expert reads its
/// weights once for all its tokens; a token adds up its slots by rank, so its bits do not depend on who
/// else is in the batch.
///
/// `@unchecked Sendable`: threads write disjoint parts between two waits.
final class ExpertPass: @unchecked Sendable {
  private let shape: ExpertShape
  private let a: Architecture
  private let kernels: fk_kernels
  private let team: ThreadTeam
  private let memory: AlignedMemory
  /// Scores of all experts: (T, experts).
  private let scores: UnsafeMutablePointer<Float>
  /// The experts of each token by rank, their weights, and the slots they lie in: (T, used).
  private let chosen: UnsafeMutablePointer<Int32>
  private let weights: UnsafeMutablePointer<Float>
  private let slots: UnsafeMutablePointer<Int32>
  /// Where each expert's slots start, and how many it has: (experts).
  private let starts: UnsafeMutablePointer<Int32>
  private let counts: UnsafeMutablePointer<Int32>
  /// What goes into the experts, later what comes out: (slots, width).
  private let inputs: RunState.Inputs
  /// Gate and up projections: (slots, widest expert).
  private let gate: UnsafeMutablePointer<Float>
  private let up: UnsafeMutablePointer<Float>
  private let width: Int
  private let inner: Int
  private let scoreWidth: Int

  /// Room for batches; nil when the system refuses the memory.
  init?(
    _ shape: ExpertShape, _ a: Architecture, _ kernels: fk_kernels, _ team: ThreadTeam,
    contextLimit: Int
  ) {
    (self.shape, self.a, self.kernels, self.team) = (shape, a, kernels, team)
    let batch = min(RunState.batchMax, max(1, contextLimit))
    let (width, inner) = (padded(a.width), padded(shape.widest))
    let scoreWidth = padded(shape.count)
    (self.width, self.inner, self.scoreWidth) = (width, inner, scoreWidth)
    let used = batch * shape.usedInAll
    // Each expert's slots start at a multiple of the interleaving.
    let step = Int(FK_INTERLEAVE)
    let slotCount =
      (used + (step - 1) * min(shape.countInAll, used) + step - 1) / step * step
    var plan = MemoryPlan()
    let widest = max(width, inner)
    let places = [
      plan.reserve(batch * scoreWidth, each: 4), plan.reserve(used, each: 4),
      plan.reserve(used, each: 4), plan.reserve(used, each: 4),
      plan.reserve(shape.countInAll, each: 4), plan.reserve(shape.countInAll, each: 4),
      plan.reserve(slotCount * width, each: 4),
      plan.reserve(slotCount, each: widest),
      plan.reserve(slotCount * widest / 32, each: MemoryLayout<fk_block>.stride),
      plan.reserve(slotCount * inner, each: 4), plan.reserve(slotCount * inner, each: 4),
    ]
    guard !plan.overflowed, let memory = AlignedMemory(plan.count) else { return nil }
    self.memory = memory
    func floats(_ place: Int) -> UnsafeMutablePointer<Float> {
      (memory.start + places[place]).assumingMemoryBound(to: Float.self)
    }
    func numbers(_ place: Int) -> UnsafeMutablePointer<Int32> {
      (memory.start + places[place]).assumingMemoryBound(to: Int32.self)
    }
    (scores, chosen, weights, slots) = (floats(0), numbers(1), floats(2), numbers(3))
    (starts, counts) = (numbers(4), numbers(5))
    inputs = RunState.Inputs(
      numbers: floats(6),
      bytes: (memory.start + places[7]).assumingMemoryBound(to: Int8.self),
      blocks: (memory.start + places[8]).assumingMemoryBound(to: fk_block.self))
    (gate, up) = (floats(9), floats(10))
  }

  /// Adds the experts' results to the hidden states of `count` tokens, and waits.
  ///
  /// `x` holds the normalised hidden states: (count, width).
  func run(
    _ layer: ExpertWeights, _ x: inout fk_activations, count: Int,
    addingTo hidden: UnsafeMutablePointer<Float>, thread: Int
  ) {
    let share = team.share(layer.router.groups, thread)
    kernels.multiply(
      layer.router.layout, layer.router.bytes, layer.router.columns, &x, count, scores,
      scoreWidth, share.lowerBound, share.upperBound, 0, nil)
    team.wait()
    for token in team.share(count, thread) { choose(token, layer, x.numbers + token * width) }
    team.wait()
    if thread == 0 { arrange(count) }
    team.wait()
    let step = count == 1 ? 1 : Int(FK_INTERLEAVE)
    let quantised = layer.experts.contains { $0.gate.isQuantised || $0.up.isQuantised }
    for pair in team.share(count * shape.usedInAll, thread) {
      let slot = Int(slots[pair])
      let row = inputs.numbers + slot * width
      row.update(from: x.numbers + pair / shape.usedInAll * width, count: width)
      if quantised { inputs.quantise(row, slot, stride: width, step: step, kernels) }
    }
    team.wait()
    forEachExpert { expert, rows in
      let weights = layer.experts[expert]
      multiply(weights.gate, inputs.numbers, width, rows, step, gate, inner, thread)
      multiply(weights.up, inputs.numbers, width, rows, step, up, inner, thread)
      let groups = team.share(weights.gate.groups, thread)
      for slot in rows {
        let offset = slot * inner + 16 * groups.lowerBound
        kernels.silu_times(gate + offset, up + offset, 16 * groups.count)
      }
    }
    team.wait()
    if layer.experts.contains(where: \.down.isQuantised) {
      for pair in team.share(count * shape.usedInAll, thread) {
        let slot = Int(slots[pair])
        inputs.quantise(gate + slot * inner, slot, stride: inner, step: step, kernels)
      }
      team.wait()
    }
    forEachExpert { expert, rows in
      multiply(
        layer.experts[expert].down, gate, inner, rows, step, inputs.numbers, width, thread)
    }
    team.wait()
    let columns = team.share(width / 16, thread)
    for token in 0..<count {
      let row = hidden + token * width
      for i in (16 * columns.lowerBound)..<(16 * columns.upperBound) {
        var sum = a.residualScale.map { $0 * x.numbers[token * width + i] } ?? row[i]
        for rank in (token * shape.usedInAll)..<((token + 1) * shape.usedInAll) {
          sum += weights[rank] * inputs.numbers[Int(slots[rank]) * width + i]
        }
        row[i] = sum
      }
    }
    team.wait()
  }

  private func multiply(
    _ matrix: PackedMatrix, _ numbers: UnsafeMutablePointer<Float>, _ stride: Int,
    _ rows: Range<Int>, _ step: Int, _ out: UnsafeMutablePointer<Float>, _ outStride: Int,
    _ thread: Int
  ) {
    var x = fk_activations(
      numbers: numbers + rows.lowerBound * stride, bytes: inputs.bytes + rows.lowerBound * stride,
      blocks: inputs.blocks + rows.lowerBound * stride / 32, stride: stride, step: step)
    let groups = team.share(matrix.groups, thread)
    kernels.multiply(
      matrix.layout, matrix.bytes, matrix.columns, &x, rows.count,
      out + rows.lowerBound * outStride, outStride, groups.lowerBound, groups.upperBound, 0, nil)
  }

  private func forEachExpert(_ body: (Int, Range<Int>) -> Void) {
    for expert in 0..<shape.countInAll where counts[expert] > 0 {
      let start = Int(starts[expert])
      body(expert, start..<(start + Int(counts[expert])))
    }
  }

  /// Turns the scores of one token into its experts by rank and their weights.
  private func choose(_ token: Int, _ layer: ExpertWeights, _ x: UnsafePointer<Float>) {
    let row = scores + token * scoreWidth
    probabilities(row)
    let first = token * shape.usedInAll
    var sum = 0.0
    for rank in first..<(first + shape.used) {
      var best = -1
      var bestScore = -Float.infinity
      for expert in 0..<shape.count {
        let score = row[expert] + (layer.routerBias?.numbers[expert] ?? 0)
        guard best < 0 || score > bestScore else { continue }
        guard !(first..<rank).contains(where: { Int(chosen[$0]) == expert }) else { continue }
        (best, bestScore) = (expert, score)
      }
      chosen[rank] = Int32(best)
      weights[rank] = row[best]
      sum += Double(row[best])
    }
    // The floor is the smallest number of 16 bits; the published models divide so.
    let scale = Float(Double(shape.scale) / max(sum, 0x1p-14))
    for rank in first..<(first + shape.used) { weights[rank] *= scale }
    if let gate = layer.sharedGate {
      var dot = 0.0
      for i in 0..<a.width { dot += Double(x[i]) * Double(gate.numbers[i]) }
      chosen[first + shape.used] = Int32(shape.count)
      weights[first + shape.used] = Self.sigmoid(dot)
    }
  }

  private func probabilities(_ row: UnsafeMutablePointer<Float>) {
    switch shape.gating {
    case .sigmoid: for expert in 0..<shape.count { row[expert] = Self.sigmoid(Double(row[expert])) }
    case .softmax:
      var top = -Float.infinity
      for expert in 0..<shape.count where row[expert] > top { top = row[expert] }
      var sum = 0.0
      for expert in 0..<shape.count {
        row[expert] = Float(DeterministicMath.exponential(Double(row[expert] - top)))
        sum += Double(row[expert])
      }
      for expert in 0..<shape.count { row[expert] = Float(Double(row[expert]) / sum) }
    }
  }

  private static func sigmoid(_ x: Double) -> Float {
    Float(1 / (1 + DeterministicMath.exponential(-x)))
  }

  /// Gives every chosen pair of token and expert its slot.
  private func arrange(_ count: Int) {
    let step: Int32 = count == 1 ? 1 : FK_INTERLEAVE
    let pairs = count * shape.usedInAll
    counts.update(repeating: 0, count: shape.countInAll)
    for pair in 0..<pairs { counts[Int(chosen[pair])] += 1 }
    var next: Int32 = 0
    for expert in 0..<shape.countInAll {
      starts[expert] = next
      next += (counts[expert] + step - 1) / step * step
      counts[expert] = 0
    }
    for pair in 0..<pairs {
      let expert = Int(chosen[pair])
      slots[pair] = starts[expert] + counts[expert]
      counts[expert] += 1
    }
  }
}
