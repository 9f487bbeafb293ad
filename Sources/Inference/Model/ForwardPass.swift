import CKernels

/// One pass of some tokens through the model: hidden states in, keys and values kept.
///
/// The tokens may belong to several contexts, each a segment of the pass.
/// Every thread runs `run` with its number; `wait` separates the phases. A row of a matrix, a token's
/// norm, and a query's attention are each computed whole by one thread in an order that depends on
/// nothing but the position, so the results are the same bits for any number of threads and for any
/// division of a text into batches. A batch of one token repeats small steps on every thread instead
/// of dividing them, which saves waiting. Of a large batch every thread takes whole tokens through the
/// layers, so that numbers seldom cross from one core to another.
///
/// `@unchecked Sendable`: threads write disjoint parts between two waits.
final class ForwardPass: @unchecked Sendable {
  private let model: LanguageModel
  private let a: Architecture
  private let kernels: fk_kernels
  private let team: ThreadTeam
  private let state: RunState
  private let attention: AttentionPass
  private let experts: ExpertPass?
  private let recurrent: RecurrentPass?
  private var ids: [TokenID] = []
  /// Whether threads divide the tokens of this pass among them, not the rows of every matrix.
  private var dividesTokens = false
  /// Read by all threads at every layer, so it is no array, whose count of owners they would share.
  private var segments: UnsafeBufferPointer<PassSegment>
  private let segmentRoom = UnsafeMutablePointer<PassSegment>.allocate(
    capacity: RunState.batchMax)

  /// A pass for contexts of `contextLimit` positions; nil when the system refuses the memory.
  init?(_ model: LanguageModel, contextLimit: Int) {
    self.model = model
    a = model.architecture
    kernels = model.kernelTable.functions
    team = model.team
    segments = UnsafeBufferPointer(start: segmentRoom, count: 0)
    guard let state = RunState(a, threads: team.count, contextLimit: contextLimit),
      let attention = AttentionPass(model, state, contextLimit: contextLimit)
    else { return nil }
    if let shape = a.experts {
      guard let experts = ExpertPass(shape, a, kernels, team, contextLimit: contextLimit) else {
        return nil
      }
      self.experts = experts
    } else {
      experts = nil
    }
    if a.isRecurrent || a.hasQueryGate {
      guard let recurrent = RecurrentPass(a, kernels, team, contextLimit: contextLimit) else {
        return nil
      }
      self.recurrent = recurrent
    } else {
      recurrent = nil
    }
    self.state = state
    self.attention = attention
  }

  deinit { segmentRoom.deallocate() }

  /// Passes at most `RunState.batchMax` tokens that follow `position` others in a context.
  func run(_ tokens: some Collection<TokenID>, after position: Int, in cache: KeyValueCache) {
    run(
      Array(tokens),
      [PassSegment(cache: cache.view, start: position, rows: 0..<tokens.count)])
  }

  /// Passes at most `RunState.batchMax` tokens of some contexts, which `segments` divides among them.
  func run(_ tokens: [TokenID], _ segments: [PassSegment]) {
    ids = tokens
    dividesTokens =
      experts == nil && recurrent == nil && team.count > 1
      && tokens.count >= Self.tokensWorthDividing * team.count
    segmentRoom.update(from: segments, count: segments.count)
    self.segments = UnsafeBufferPointer(start: segmentRoom, count: segments.count)
    attention.begin(self.segments, count: tokens.count)
    team.run { self.run($0) }
  }

  /// The logits of some rows of the last pass: (rows, vocabulary padded to 16).
  func logits(ofRows rows: some Collection<Int>, into out: UnsafeMutablePointer<Float>) {
    nonisolated(unsafe) let out = out
    let weights = model.weights
    let rows = Array(rows)
    team.run { thread in
      let norm = weights.outputNorm
      let inputs = state.shared
      for row in team.share(rows.count, thread) {
        normalise(
          state.hidden + rows[row] * state.width, norm, inputs, row,
          step: step(rows.count), quantise: weights.output.isQuantised)
      }
      team.wait()
      var x = inputs.activations(
        inputs.numbers, stride: state.width, step: step(rows.count))
      let share = team.share(weights.output.groups, thread)
      multiply(
        weights.output, &x, rows.count, out, 16 * weights.output.groups, share, accumulate: false,
        next: firstRead(firstMatrix(0), thread))
    }
  }

  // The pass itself, top to bottom.

  private func run(_ thread: Int) {
    let count = ids.count
    for token in tokens(thread) {
      let row = state.hidden + token * state.width
      model.weights.embedding.row(Int(ids[token]), into: row)
      if a.embeddingScale != 1 { for i in 0..<a.width { row[i] *= a.embeddingScale } }
    }
    waitForRows()
    for index in 0..<a.layerCount {
      let layer = model.weights.layers[index]

      switch layer.mixing {
      case .attention(let weights):
        var x = inputs(
          thread, norm: layer.mixingNorm,
          quantised: weights.query.isQuantised || weights.key.isQuantised
            || weights.value.isQuantised)
        project(weights.query, &x, state.query, state.queryWidth, thread, next: weights.key)
        project(weights.key, &x, state.key, state.keyValueWidth, thread, next: weights.value)
        project(
          weights.value, &x, state.value, state.keyValueWidth, thread,
          next: weights.queryGate ?? weights.output)
        if let gate = weights.queryGate, let recurrent {
          project(gate, &x, recurrent.gate, recurrent.gateWidth, thread, next: weights.output)
        }
        waitForRows(thread, next: weights.output)
        attention.run(index, weights, preparing: tokens(thread), thread: thread)
        team.wait(fetching: firstRead(weights.output, thread))
        if weights.queryGate != nil { gateQueries(thread) }
        x = inputs(
          thread, from: state.gathered, stride: state.queryWidth,
          quantised: weights.output.isQuantised)
        add(
          weights.output, &x, norm: layer.mixingPostNorm, thread, next: layer.feedForward.firstRead)
      case .lightning(let weights):
        guard let recurrent else { break }
        var x = inputs(
          thread, norm: layer.mixingNorm,
          quantised: weights.mixed.isQuantised || weights.gate.isQuantised)
        project(
          weights.mixed, &x, recurrent.mixed, recurrent.mixedWidth, thread, next: weights.gate)
        project(
          weights.gate, &x, recurrent.gate, recurrent.gateWidth, thread, next: weights.output)
        team.wait()
        recurrent.lightning(index, weights, segments, count: count, thread: thread)
        x = inputs(
          thread, from: recurrent.gathered, stride: recurrent.gateWidth,
          quantised: weights.output.isQuantised)
        add(weights.output, &x, norm: nil, thread, next: layer.feedForward.firstRead)
      case .deltaNet(let weights):
        guard let recurrent, let shape = a.delta else { break }
        var x = inputs(
          thread, norm: layer.mixingNorm,
          quantised: weights.mixed.isQuantised || weights.gate.isQuantised
            || weights.strengths.isQuantised)
        project(
          weights.mixed, &x, recurrent.mixed, recurrent.mixedWidth, thread, next: weights.gate)
        project(
          weights.gate, &x, recurrent.gate, recurrent.gateWidth, thread, next: weights.strengths)
        project(
          weights.strengths, &x, recurrent.strengths, recurrent.strengthWidth, thread,
          next: weights.output)
        team.wait()
        recurrent.deltaNet(index, weights, shape, segments, thread: thread)
        x = inputs(
          thread, from: recurrent.gate, stride: recurrent.gateWidth,
          quantised: weights.output.isQuantised)
        add(weights.output, &x, norm: nil, thread, next: layer.feedForward.firstRead)
      }

      switch layer.feedForward {
      case .dense(let weights):
        var x = inputs(
          thread, norm: layer.feedForwardNorm,
          quantised: weights.gate.isQuantised || weights.up.isQuantised)
        feedForward(weights, &x, thread)
        waitForRows(thread, next: weights.down)
        x = inputs(
          thread, from: state.gate, stride: state.feedForwardWidth,
          quantised: weights.down.isQuantised)
        add(
          weights.down, &x, norm: layer.feedForwardPostNorm, thread, next: firstMatrix(index + 1))
      case .experts(let weights):
        var x = inputs(
          thread, norm: layer.feedForwardNorm, quantised: weights.router.isQuantised)
        experts?.run(
          weights, &x, count: ids.count, addingTo: state.hidden, thread: thread)
      }
    }
  }

  /// The matrix that a layer reads first; behind the last layer the output matrix.
  private func firstMatrix(_ index: Int) -> PackedMatrix {
    index < a.layerCount
      ? model.weights.layers[index].mixing.firstRead : model.weights.output
  }

  // How a pass is divided.

  /// Fewer tokens a thread are not worth reading every weight for.
  private static let tokensWorthDividing = 32

  /// Tokens whose norms, rotations and quantisation this thread computes.
  private func tokens(_ thread: Int) -> Range<Int> {
    guard dividesTokens else { return team.share(ids.count, thread) }
    return team.share(ids.count, thread, inGroupsOf: Int(FK_INTERLEAVE))
  }

  /// Tokens that this thread multiplies matrices by.
  private func tokensOfProducts(_ thread: Int) -> Range<Int> {
    dividesTokens ? tokens(thread) : 0..<ids.count
  }

  /// Groups of a matrix's rows that this thread multiplies.
  private func groups(_ matrix: PackedMatrix, _ thread: Int) -> Range<Int> {
    dividesTokens ? 0..<matrix.groups : team.share(matrix.groups, thread)
  }

  /// Where this thread begins to read a matrix.
  private func firstRead(_ matrix: PackedMatrix, _ thread: Int) -> UnsafePointer<UInt8> {
    UnsafePointer(matrix.bytes + groups(matrix, thread).lowerBound * matrix.groupBytes)
  }

  /// Waits for the rows of this thread's tokens that other threads compute, if they do, and fetches
  /// the matrix that is read next meanwhile.
  private func waitForRows(_ thread: Int, next: PackedMatrix) {
    if !dividesTokens { team.wait(fetching: firstRead(next, thread)) }
  }

  /// Waits for the rows of this thread's tokens that other threads compute, if they do.
  private func waitForRows() {
    if !dividesTokens { team.wait() }
  }

  /// Gates what the heads gathered, by groups of columns, and waits.
  private func gateQueries(_ thread: Int) {
    guard let recurrent else { return }
    let share = team.share(a.queryWidth / 16, thread)
    for token in 0..<ids.count {
      kernels.gated(
        state.gathered + token * state.queryWidth + 16 * share.lowerBound,
        recurrent.gate + token * recurrent.gateWidth + 16 * share.lowerBound, 16 * share.count)
    }
    team.wait()
  }

  /// Gate and up projections joined by the activation, each thread for its own rows.
  private func feedForward(_ weights: DenseWeights, _ x: inout fk_activations, _ thread: Int) {
    project(weights.gate, &x, state.gate, state.feedForwardWidth, thread, next: weights.up)
    project(weights.up, &x, state.up, state.feedForwardWidth, thread, next: weights.down)
    let share = groups(weights.gate, thread)
    for token in tokensOfProducts(thread) {
      let offset = token * state.feedForwardWidth + 16 * share.lowerBound
      switch a.activation {
      case .silu: kernels.silu_times(state.gate + offset, state.up + offset, 16 * share.count)
      case .gelu: kernels.gelu_times(state.gate + offset, state.up + offset, 16 * share.count)
      }
    }
  }

  /// Adds a matrix's result to the hidden states, after its norm if it has one, and waits.
  private func add(
    _ matrix: PackedMatrix, _ x: inout fk_activations, norm: WeightVector?, _ thread: Int,
    next: PackedMatrix
  ) {
    if let scale = a.residualScale { replaceHidden(scale, groups(matrix, thread), thread) }
    guard let norm else {
      multiply(matrix, &x, state.hidden, state.width, thread, accumulate: true, next: next)
      waitForRows(thread, next: next)
      return
    }
    multiply(matrix, &x, state.added, state.width, thread, accumulate: false, next: next)
    waitForRows()
    for token in tokens(thread) {
      let row = state.added + token * state.width
      kernels.rms_norm(row, norm.numbers, a.width, state.width, a.epsilon, row)
      let hidden = state.hidden + token * state.width
      for i in 0..<a.width { hidden[i] += row[i] }
    }
    waitForRows()
  }

  /// Puts the normalised inputs, scaled, in place of some columns of the hidden states.
  private func replaceHidden(_ scale: Float, _ groups: Range<Int>, _ thread: Int) {
    let tokens = tokensOfProducts(thread)
    let numbers = inputs(thread).numbers
    for token in tokens {
      let row = numbers + (token - tokens.lowerBound) * state.width
      for i in (16 * groups.lowerBound)..<(16 * groups.upperBound) {
        state.hidden[token * state.width + i] = scale * row[i]
      }
    }
  }

  private func project(
    _ matrix: PackedMatrix, _ x: inout fk_activations, _ out: UnsafeMutablePointer<Float>,
    _ stride: Int, _ thread: Int, next: PackedMatrix
  ) {
    multiply(matrix, &x, out, stride, thread, accumulate: false, next: next)
  }

  /// This thread's part of a matrix times the tokens of the pass; `next` is read after it.
  private func multiply(
    _ matrix: PackedMatrix, _ x: inout fk_activations, _ out: UnsafeMutablePointer<Float>,
    _ stride: Int, _ thread: Int, accumulate: Bool, next: PackedMatrix
  ) {
    let tokens = tokensOfProducts(thread)
    multiply(
      matrix, &x, tokens.count, out + tokens.lowerBound * stride, stride, groups(matrix, thread),
      accumulate: accumulate, next: firstRead(next, thread))
  }

  private func multiply(
    _ matrix: PackedMatrix, _ x: inout fk_activations, _ tokens: Int,
    _ out: UnsafeMutablePointer<Float>, _ stride: Int, _ groups: Range<Int>, accumulate: Bool,
    next: UnsafePointer<UInt8>
  ) {
    kernels.multiply(
      matrix.layout, matrix.bytes, matrix.columns, &x, tokens, out, stride, groups.lowerBound,
      groups.upperBound, accumulate ? 1 : 0, next)
  }

  // Inputs of matrices.

  /// Where this thread finds the inputs of the next matrix.
  ///
  /// Threads that do not wait for each other keep apart, whatever the widths of the rows.
  private func inputs(_ thread: Int) -> RunState.Inputs {
    if ids.count == 1 { return state.own[thread] }
    return dividesTokens
      ? state.shared.part(from: tokens(thread).lowerBound, widest: state.widest) : state.shared
  }

  /// The normalised hidden states; one token's are made by every thread for itself.
  private func inputs(_ thread: Int, norm: WeightVector, quantised: Bool) -> fk_activations {
    let inputs = inputs(thread)
    let first = tokensOfProducts(thread).lowerBound
    for token in ids.count == 1 ? 0..<1 : tokens(thread) {
      normalise(
        state.hidden + token * state.width, norm, inputs, token - first, step: step(ids.count),
        quantise: quantised)
    }
    if ids.count > 1 { waitForRows() }
    return inputs.activations(inputs.numbers, stride: state.width, step: step(ids.count))
  }

  /// Rows that need no norm.
  private func inputs(
    _ thread: Int, from rows: UnsafeMutablePointer<Float>, stride: Int, quantised: Bool
  ) -> fk_activations {
    let inputs = inputs(thread)
    let first = tokensOfProducts(thread).lowerBound
    if quantised {
      for token in ids.count == 1 ? 0..<1 : tokens(thread) {
        inputs.quantise(
          rows + token * stride, token - first, stride: stride, step: step(ids.count), kernels)
      }
    }
    if ids.count > 1 { waitForRows() }
    return inputs.activations(rows + first * stride, stride: stride, step: step(ids.count))
  }

  private func normalise(
    _ row: UnsafeMutablePointer<Float>, _ norm: WeightVector, _ out: RunState.Inputs,
    _ token: Int, step: Int, quantise: Bool
  ) {
    let numbers = out.numbers + token * state.width
    kernels.rms_norm(row, norm.numbers, a.width, state.width, a.epsilon, numbers)
    if quantise { out.quantise(numbers, token, stride: state.width, step: step, kernels) }
  }

  /// Tokens whose activations are interleaved in a batch of `count`.
  private func step(_ count: Int) -> Int { count == 1 ? 1 : Int(FK_INTERLEAVE) }
}
