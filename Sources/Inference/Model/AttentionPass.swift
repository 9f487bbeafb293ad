import CKernels

/// The part of a pass in which every query attends to the keys and values kept before it.
///
/// A query's scores are computed whole, chunk of positions by chunk, and merged in their order, so the
/// bits depend on nothing but the position.
///
/// `@unchecked Sendable`: threads write disjoint parts between two waits.
final class AttentionPass: @unchecked Sendable {
  private let a: Architecture
  private let kernels: fk_kernels
  private let team: ThreadTeam
  private let state: RunState
  private let heads: HeadPreparation
  /// Tokens of the pass, and how they belong to contexts.
  private var count = 0
  private var segments = UnsafeBufferPointer<PassSegment>(start: nil, count: 0)

  /// Attention for contexts of `contextLimit` positions, over the rows of `state`; nil when the system
  /// refuses the memory.
  init?(_ model: LanguageModel, _ state: RunState, contextLimit: Int) {
    guard let heads = HeadPreparation(model, contextLimit: contextLimit) else { return nil }
    a = model.architecture
    kernels = model.kernelTable.functions
    team = model.team
    self.state = state
    self.heads = heads
  }

  /// Readies a pass of `count` tokens, which `segments` divides among contexts.
  func begin(_ segments: UnsafeBufferPointer<PassSegment>, count: Int) {
    self.segments = segments
    self.count = count
    heads.fill(to: segments.reduce(0) { max($0, $1.end) })
  }

  private var groupSize: Int { a.groupSize }
  private var chunkLength: Int { Int(FK_CHUNK) }
  /// Scores are powers of two's exponents: 1 / (√size · ln 2).
  private var scale: Float { 1.4426950408889634 / Float(a.headSize).squareRoot() }

  /// Attention of one layer over the projected rows, of which this thread prepares those of `tokens`;
  /// leaves what the heads gathered in the run's state.
  func run(_ index: Int, _ layer: AttentionWeights, preparing tokens: Range<Int>, thread: Int) {
    if count == 1 {
      let query = state.ownQuery[thread]
      let key = query + state.queryWidth
      query.update(from: state.query, count: a.queryWidth)
      key.update(from: state.key, count: a.keyValueWidth)
      heads.prepare(index, layer, query, key, nil, segments[0].start)
      let queries = state.ownQueries[thread]
      queries.quantise(query, heads: a.headCount, token: 0, kernels)
      attendByChunks(index, layer, thread, queries, ownKey: key)
      return
    }
    for segment in segments {
      for token in tokens.clamped(to: segment.rows) {
        let position = segment.start + token - segment.rows.lowerBound
        let query = state.query + token * state.queryWidth
        let key = state.key + token * state.keyValueWidth
        let value = state.value + token * state.keyValueWidth
        heads.prepare(index, layer, query, key, value, position)
        state.queries.quantise(query, heads: a.headCount, token: token, kernels)
        for head in 0..<a.keyValueHeadCount {
          heads.store(segment.cache, index, head, position, key, value)
        }
      }
    }
    team.wait()
    if count <= RunState.splitMax {
      attendByChunks(index, layer, thread, state.queries, ownKey: nil)
    } else {
      attendByTokens(index, thread)
    }
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
    let keyHeads = a.keyValueHeadCount
    let room = state.attention[thread]
    let share = team.share(
      segments.reduce(0) { $0 + chunks(index, $1).count * keyHeads }, thread)
    var before = 0
    var partials = state.partials
    for segment in segments {
      let chunks = chunks(index, segment)
      let tasks = before..<(before + chunks.count * keyHeads)
      let size = taskSize(segment)
      for task in share.clamped(to: tasks) {
        let task = task - before
        let (chunk, head) = (chunks.lowerBound + task / keyHeads, task % keyHeads)
        let last = segment.end - 1
        if let ownKey, chunk == last / chunkLength {
          // Whoever reads the newest position wrote it: nobody needs to wait.
          let value = ownKey + state.keyValueWidth
          value.update(from: state.value, count: a.keyValueWidth)
          heads.addBias(layer.valueBias, to: value)
          heads.store(segment.cache, index, head, last, ownKey, value)
        }
        let following = min(task + 1, tasks.count - 1)
        let next = segment.cache.part(
          index, following % keyHeads, chunk: chunks.lowerBound + following / keyHeads)
        gatherQueries(head, segment.rows, queries, room)
        attend(
          index, head, chunk, segment, segment.rows, room, partials + task * size, next: next)
      }
      before = tasks.upperBound
      partials += tasks.count * size
    }
    team.wait()
    partials = state.partials
    let mine = team.share(count * a.headCount, thread)
    for segment in segments {
      let chunks = chunks(index, segment).count
      let size = taskSize(segment)
      let all = (segment.rows.lowerBound * a.headCount)..<(segment.rows.upperBound * a.headCount)
      for query in mine.clamped(to: all) {
        let (token, head) = (query / a.headCount, query % a.headCount)
        let slot = (token - segment.rows.lowerBound) * groupSize + head % groupSize
        room.states[0] = -.infinity
        for chunk in 0..<chunks {
          let task = chunk * keyHeads + head / groupSize
          kernels.merge(
            room.states, partials + task * size + slot * state.partialSize, a.headSize)
        }
        kernels.finish(
          room.states, a.headSize, state.gathered + token * state.queryWidth + head * a.headSize)
      }
      partials += chunks * keyHeads * size
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
