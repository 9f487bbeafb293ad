import CKernels

/// One pass of some tokens through the model: hidden states in, keys and values kept.
///
/// The tokens may belong to several contexts, each a segment of the pass.
/// Every thread runs `run` with its number; `wait` separates the phases. A row of a matrix, a token's
/// norm, and a query's attention are each computed whole by one thread in an order that depends on
/// nothing but the position, so the results are the same bits for any number of threads and for any
/// division of a text into batches. A batch of one token repeats small steps on every thread instead
/// of dividing them, which saves waiting.
///
/// `@unchecked Sendable`: threads write disjoint parts between two waits.
final class ForwardPass: @unchecked Sendable {
  private let model: LanguageModel
  private let a: Architecture
  private let kernels: fk_kernels
  private let team: ThreadTeam
  private let state: RunState
  private let experts: ExpertPass?
  private let recurrent: RecurrentPass?
  private var angles: RotaryTable
  private var localAngles: RotaryTable?
  private var ids: [TokenID] = []
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
    let factors = model.weights.rotaryFactors
    segments = UnsafeBufferPointer(start: segmentRoom, count: 0)
    guard let state = RunState(a, threads: team.count, contextLimit: contextLimit),
      let angles = RotaryTable(
        size: a.rotarySize, base: a.rotaryBase, scale: a.rotaryScale, factors: factors,
        positions: contextLimit)
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
    self.angles = angles
    if a.window > 0 {
      guard
        let local = RotaryTable(
          size: a.rotarySize, base: a.localRotaryBase, scale: 1, factors: nil,
          positions: contextLimit)
      else { return nil }
      localAngles = local
    }
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
    segmentRoom.update(from: segments, count: segments.count)
    self.segments = UnsafeBufferPointer(start: segmentRoom, count: segments.count)
    let end = segments.reduce(0) { max($0, $1.end) }
    angles.fill(to: end)
    localAngles?.fill(to: end)
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
        weights.output, &x, rows.count, out, 16 * weights.output.groups, share, accumulate: false)
    }
  }

  // The pass itself, top to bottom.

  private func run(_ thread: Int) {
    let count = ids.count
    for token in team.share(count, thread) {
      let row = state.hidden + token * state.width
      model.weights.embedding.row(Int(ids[token]), into: row)
      if a.embeddingScale != 1 { for i in 0..<a.width { row[i] *= a.embeddingScale } }
    }
    team.wait()
    for index in 0..<a.layerCount {
      let layer = model.weights.layers[index]

      switch layer.mixing {
      case .attention(let weights):
        var x = inputs(
          thread, norm: layer.mixingNorm,
          quantised: weights.query.isQuantised || weights.key.isQuantised
            || weights.value.isQuantised)
        project(weights.query, &x, state.query, state.queryWidth, thread)
        project(weights.key, &x, state.key, state.keyValueWidth, thread)
        project(weights.value, &x, state.value, state.keyValueWidth, thread)
        if let gate = weights.queryGate, let recurrent {
          project(gate, &x, recurrent.gate, recurrent.gateWidth, thread)
        }
        team.wait()
        attend(index, weights, thread)
        team.wait()
        if weights.queryGate != nil { gateQueries(thread) }
        x = inputs(
          thread, from: state.gathered, stride: state.queryWidth,
          quantised: weights.output.isQuantised)
        add(weights.output, &x, norm: layer.mixingPostNorm, thread)
      case .lightning(let weights):
        guard let recurrent else { break }
        var x = inputs(
          thread, norm: layer.mixingNorm,
          quantised: weights.mixed.isQuantised || weights.gate.isQuantised)
        project(weights.mixed, &x, recurrent.mixed, recurrent.mixedWidth, thread)
        project(weights.gate, &x, recurrent.gate, recurrent.gateWidth, thread)
        team.wait()
        recurrent.lightning(index, weights, segments, count: count, thread: thread)
        x = inputs(
          thread, from: recurrent.gathered, stride: recurrent.gateWidth,
          quantised: weights.output.isQuantised)
        add(weights.output, &x, norm: nil, thread)
      case .deltaNet(let weights):
        guard let recurrent, let shape = a.delta else { break }
        var x = inputs(
          thread, norm: layer.mixingNorm,
          quantised: weights.mixed.isQuantised || weights.gate.isQuantised
            || weights.strengths.isQuantised)
        project(weights.mixed, &x, recurrent.mixed, recurrent.mixedWidth, thread)
        project(weights.gate, &x, recurrent.gate, recurrent.gateWidth, thread)
        project(weights.strengths, &x, recurrent.strengths, recurrent.strengthWidth, thread)
        team.wait()
        recurrent.deltaNet(index, weights, shape, segments, thread: thread)
        x = inputs(
          thread, from: recurrent.gate, stride: recurrent.gateWidth,
          quantised: weights.output.isQuantised)
        add(weights.output, &x, norm: nil, thread)
      }

      switch layer.feedForward {
      case .dense(let weights):
        var x = inputs(
          thread, norm: layer.feedForwardNorm,
          quantised: weights.gate.isQuantised || weights.up.isQuantised)
        feedForward(weights, &x, thread)
        team.wait()
        x = inputs(
          thread, from: state.gate, stride: state.feedForwardWidth,
          quantised: weights.down.isQuantised)
        add(weights.down, &x, norm: layer.feedForwardPostNorm, thread)
      case .experts(let weights):
        var x = inputs(
          thread, norm: layer.feedForwardNorm, quantised: weights.router.isQuantised)
        experts?.run(
          weights, &x, count: ids.count, addingTo: state.hidden, thread: thread)
      }
    }
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
    project(weights.gate, &x, state.gate, state.feedForwardWidth, thread)
    project(weights.up, &x, state.up, state.feedForwardWidth, thread)
    let share = team.share(weights.gate.groups, thread)
    for token in 0..<ids.count {
      let offset = token * state.feedForwardWidth + 16 * share.lowerBound
      switch a.activation {
      case .silu: kernels.silu_times(state.gate + offset, state.up + offset, 16 * share.count)
      case .gelu: kernels.gelu_times(state.gate + offset, state.up + offset, 16 * share.count)
      }
    }
  }

  /// Adds a matrix's result to the hidden states, after its norm if it has one, and waits.
  private func add(
    _ matrix: PackedMatrix, _ x: inout fk_activations, norm: WeightVector?, _ thread: Int
  ) {
    let share = team.share(matrix.groups, thread)
    if let scale = a.residualScale { replaceHidden(scale, share, thread) }
    guard let norm else {
      multiply(matrix, &x, ids.count, state.hidden, state.width, share, accumulate: true)
      team.wait()
      return
    }
    multiply(matrix, &x, ids.count, state.added, state.width, share, accumulate: false)
    team.wait()
    for token in team.share(ids.count, thread) {
      let row = state.added + token * state.width
      kernels.rms_norm(row, norm.numbers, a.width, state.width, a.epsilon, row)
      let hidden = state.hidden + token * state.width
      for i in 0..<a.width { hidden[i] += row[i] }
    }
    team.wait()
  }

  /// Puts the normalised inputs, scaled, in place of some columns of the hidden states.
  private func replaceHidden(_ scale: Float, _ groups: Range<Int>, _ thread: Int) {
    let numbers = ids.count == 1 ? state.own[thread].numbers : state.shared.numbers
    for token in 0..<ids.count {
      for i in (16 * groups.lowerBound)..<(16 * groups.upperBound) {
        state.hidden[token * state.width + i] = scale * numbers[token * state.width + i]
      }
    }
  }

  private func project(
    _ matrix: PackedMatrix, _ x: inout fk_activations, _ out: UnsafeMutablePointer<Float>,
    _ stride: Int, _ thread: Int
  ) {
    let share = team.share(matrix.groups, thread)
    multiply(matrix, &x, ids.count, out, stride, share, accumulate: false)
  }

  private func multiply(
    _ matrix: PackedMatrix, _ x: inout fk_activations, _ tokens: Int,
    _ out: UnsafeMutablePointer<Float>, _ stride: Int, _ groups: Range<Int>, accumulate: Bool
  ) {
    kernels.multiply(
      matrix.layout, matrix.bytes, matrix.columns, &x, tokens, out, stride, groups.lowerBound,
      groups.upperBound, accumulate ? 1 : 0)
  }

  // Inputs of matrices.

  /// The normalised hidden states; one token's are made by every thread for itself.
  private func inputs(_ thread: Int, norm: WeightVector, quantised: Bool) -> fk_activations {
    if ids.count == 1 {
      let own = state.own[thread]
      normalise(state.hidden, norm, own, 0, step: 1, quantise: quantised)
      return own.activations(own.numbers, stride: state.width, step: 1)
    }
    for token in team.share(ids.count, thread) {
      normalise(
        state.hidden + token * state.width, norm, state.shared, token, step: step(ids.count),
        quantise: quantised)
    }
    team.wait()
    let shared = state.shared
    return shared.activations(shared.numbers, stride: state.width, step: step(ids.count))
  }

  /// Rows that need no norm.
  private func inputs(
    _ thread: Int, from rows: UnsafeMutablePointer<Float>, stride: Int, quantised: Bool
  ) -> fk_activations {
    let single = ids.count == 1
    let inputs = single ? state.own[thread] : state.shared
    if quantised {
      for token in single ? 0..<1 : team.share(ids.count, thread) {
        inputs.quantise(
          rows + token * stride, token, stride: stride, step: step(ids.count), kernels)
      }
    }
    if !single { team.wait() }
    return inputs.activations(rows, stride: stride, step: step(ids.count))
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

  // Attention.

  private var groupSize: Int { a.groupSize }
  private var chunkLength: Int { Int(FK_CHUNK) }
  /// Scores are powers of two's exponents: 1 / (√size · ln 2).
  private var scale: Float { 1.4426950408889634 / Float(a.headSize).squareRoot() }

  private func attend(_ index: Int, _ layer: AttentionWeights, _ thread: Int) {
    if ids.count == 1 {
      let query = state.ownQuery[thread]
      let key = query + state.queryWidth
      query.update(from: state.query, count: a.queryWidth)
      key.update(from: state.key, count: a.keyValueWidth)
      prepare(index, layer, query, key, nil, segments[0].start)
      let queries = state.ownQueries[thread]
      queries.quantise(query, heads: a.headCount, token: 0, kernels)
      attendByChunks(index, layer, thread, queries, ownKey: key)
      return
    }
    let share = team.share(ids.count, thread)
    for segment in segments {
      for token in share.clamped(to: segment.rows) {
        let position = segment.start + token - segment.rows.lowerBound
        let query = state.query + token * state.queryWidth
        let key = state.key + token * state.keyValueWidth
        let value = state.value + token * state.keyValueWidth
        prepare(index, layer, query, key, value, position)
        state.queries.quantise(query, heads: a.headCount, token: token, kernels)
        for head in 0..<a.keyValueHeadCount {
          store(segment.cache, index, head, position, key, value)
        }
      }
    }
    team.wait()
    if ids.count <= RunState.splitMax {
      attendByChunks(index, layer, thread, state.queries, ownKey: nil)
    } else {
      attendByTokens(index, thread)
    }
  }

  /// Biases, norms and rotation of one token's query and key, in place.
  private func prepare(
    _ index: Int, _ layer: AttentionWeights, _ query: UnsafeMutablePointer<Float>,
    _ key: UnsafeMutablePointer<Float>, _ value: UnsafeMutablePointer<Float>?, _ position: Int
  ) {
    addBias(layer.queryBias, to: query)
    addBias(layer.keyBias, to: key)
    if let value { addBias(layer.valueBias, to: value) }
    normaliseHeads(layer.queryNorm, query, a.headCount)
    normaliseHeads(layer.keyNorm, key, a.keyValueHeadCount)
    let table = a.hasWindow(index) ? localAngles ?? angles : angles
    let row = table.row(position)
    let neox: Int32 = a.pairsHalves ? 1 : 0
    fk_rotate(query, a.headCount, a.headSize, a.rotarySize, neox, row)
    fk_rotate(key, a.keyValueHeadCount, a.headSize, a.rotarySize, neox, row)
  }

  private func addBias(_ bias: WeightVector?, to row: UnsafeMutablePointer<Float>) {
    guard let bias else { return }
    for i in 0..<bias.count { row[i] += bias.numbers[i] }
  }

  private func normaliseHeads(
    _ norm: WeightVector?, _ row: UnsafeMutablePointer<Float>, _ heads: Int
  ) {
    guard let norm else { return }
    for part in 0..<(heads * a.headSize / norm.count) {
      fk_rms_norm_short(row + part * norm.count, norm.numbers, norm.count, a.epsilon)
    }
  }

  private func store(
    _ cache: KeyValueView, _ index: Int, _ head: Int, _ position: Int,
    _ key: UnsafeMutablePointer<Float>, _ value: UnsafeMutablePointer<Float>
  ) {
    let part = cache.part(index, head, chunk: position / chunkLength)
    let within = position % chunkLength
    kernels.store_key(key + head * a.headSize, a.headSize, part, within)
    kernels.store_value(value + head * a.headSize, a.headSize, part, within)
  }

  /// The first position a query at `position` sees.
  private func firstSeen(_ index: Int, _ position: Int) -> Int {
    a.hasWindow(index) ? max(0, position + 1 - a.window) : 0
  }

  /// The chunks that a segment's queries see.
  private func chunks(_ index: Int, _ segment: PassSegment) -> Range<Int> {
    segment.chunks(from: firstSeen(index, segment.start), length: chunkLength)
  }

  /// Floats of what one task of `attendByChunks` gives.
  private func taskSize(_ segment: PassSegment) -> Int {
    segment.rows.count * groupSize * state.partialSize
  }

  /// Few tokens: every (chunk of positions, key head) is one task, merged in order afterwards.
  private func attendByChunks(
    _ index: Int, _ layer: AttentionWeights, _ thread: Int, _ queries: RunState.QueryBytes,
    ownKey: UnsafeMutablePointer<Float>?
  ) {
    let heads = a.keyValueHeadCount
    let room = state.attention[thread]
    let share = team.share(
      segments.reduce(0) { $0 + chunks(index, $1).count * heads }, thread)
    var before = 0
    var partials = state.partials
    for segment in segments {
      let chunks = chunks(index, segment)
      let tasks = before..<(before + chunks.count * heads)
      let size = taskSize(segment)
      for task in share.clamped(to: tasks) {
        let task = task - before
        let (chunk, head) = (chunks.lowerBound + task / heads, task % heads)
        let last = segment.end - 1
        if let ownKey, chunk == last / chunkLength {
          // Whoever reads the newest position wrote it: nobody needs to wait.
          let value = ownKey + state.keyValueWidth
          value.update(from: state.value, count: a.keyValueWidth)
          addBias(layer.valueBias, to: value)
          store(segment.cache, index, head, last, ownKey, value)
        }
        let following = min(task + 1, tasks.count - 1)
        let next = segment.cache.part(
          index, following % heads, chunk: chunks.lowerBound + following / heads)
        gatherQueries(head, segment.rows, queries, room)
        attend(
          index, head, chunk, segment, segment.rows, room, partials + task * size, next: next)
      }
      before = tasks.upperBound
      partials += tasks.count * size
    }
    team.wait()
    partials = state.partials
    let mine = team.share(ids.count * a.headCount, thread)
    for segment in segments {
      let chunks = chunks(index, segment).count
      let size = taskSize(segment)
      let all = (segment.rows.lowerBound * a.headCount)..<(segment.rows.upperBound * a.headCount)
      for query in mine.clamped(to: all) {
        let (token, head) = (query / a.headCount, query % a.headCount)
        let slot = (token - segment.rows.lowerBound) * groupSize + head % groupSize
        room.states[0] = -.infinity
        for chunk in 0..<chunks {
          let task = chunk * heads + head / groupSize
          kernels.merge(
            room.states, partials + task * size + slot * state.partialSize, a.headSize)
        }
        kernels.finish(
          room.states, a.headSize, state.gathered + token * state.queryWidth + head * a.headSize)
      }
      partials += chunks * heads * size
    }
  }

  /// Many tokens: every (tile of a segment's tokens, key head) is one task that walks through the
  /// chunks.
  private func attendByTokens(_ index: Int, _ thread: Int) {
    var task = 0
    for segment in segments {
      for first in stride(
        from: segment.rows.lowerBound, to: segment.rows.upperBound, by: AttentionTile.tokens)
      {
        let tile = first..<min(first + AttentionTile.tokens, segment.rows.upperBound)
        for head in 0..<a.keyValueHeadCount {
          if task % team.count == thread { attend(index, head, segment, tile, thread) }
          task += 1
        }
      }
    }
  }

  /// Attention of a tile of tokens over all chunks that they see.
  private func attend(
    _ index: Int, _ head: Int, _ segment: PassSegment, _ tile: Range<Int>, _ thread: Int
  ) {
    let room = state.attention[thread]
    let slots = tile.count * groupSize
    for slot in 0..<slots { room.states[slot * state.partialSize] = -.infinity }
    let start = segment.start - segment.rows.lowerBound
    let firstChunk = firstSeen(index, start + tile.lowerBound) / chunkLength
    gatherQueries(head, tile, state.queries, room)
    for chunk in firstChunk...((start + tile.upperBound - 1) / chunkLength) {
      attend(index, head, chunk, segment, tile, room, room.partials)
      for slot in 0..<slots {
        kernels.merge(
          room.states + slot * state.partialSize, room.partials + slot * state.partialSize,
          a.headSize)
      }
    }
    for (slot, token) in tile.enumerated() {
      for member in 0..<groupSize {
        kernels.finish(
          room.states + (slot * groupSize + member) * state.partialSize, a.headSize,
          state.gathered + token * state.queryWidth + (head * groupSize + member) * a.headSize)
      }
    }
  }

  /// Lays the queries of some tokens and one key head side by side.
  private func gatherQueries(
    _ head: Int, _ tokens: Range<Int>, _ queries: RunState.QueryBytes,
    _ room: RunState.AttentionScratch
  ) {
    for (slot, token) in tokens.enumerated() {
      room.queries.take(
        groupSize, from: queries, at: token * a.headCount + head * groupSize,
        to: slot * groupSize)
    }
  }

  /// Attention of gathered queries over one chunk.
  private func attend(
    _ index: Int, _ head: Int, _ chunk: Int, _ segment: PassSegment, _ tokens: Range<Int>,
    _ room: RunState.AttentionScratch, _ out: UnsafeMutablePointer<Float>,
    next: UnsafePointer<UInt8>? = nil
  ) {
    var slot = 0
    for token in tokens {
      let position = segment.start + token - segment.rows.lowerBound
      let first = max(0, firstSeen(index, position) - chunk * chunkLength)
      let end = min(chunkLength, position + 1 - chunk * chunkLength)
      for _ in 0..<groupSize {
        room.first[slot] = Int32(min(first, chunkLength))
        room.end[slot] = Int32(max(0, end))
        slot += 1
      }
    }
    var queries = fk_queries(
      bytes: room.queries.bytes, blocks: room.queries.blocks, first: room.first, end: room.end,
      count: slot, head_size: a.headSize, scale: scale)
    kernels.attend(&queries, segment.cache.part(index, head, chunk: chunk), next, out)
  }
}
