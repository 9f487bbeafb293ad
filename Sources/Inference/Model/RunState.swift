import CKernels

/// The working memory of one context: hidden states and everything between two matrices.
///
/// All rows are padded with zeros to a multiple of 32. `T` is the batch size, `P` the thread count.
struct RunState {
  /// Tokens that pass through the model together.
  static let batchMax = 256
  /// Batches up to this size divide attention by chunks of positions rather than by tokens.
  static let splitMax = 8

  let memory: AlignedMemory
  /// Hidden states: (T, width).
  let hidden: UnsafeMutablePointer<Float>
  /// Queries, keys, values: (T, width of each).
  let query: UnsafeMutablePointer<Float>
  let key: UnsafeMutablePointer<Float>
  let value: UnsafeMutablePointer<Float>
  /// Queries rounded to bytes: (T, heads).
  let queries: QueryBytes
  /// What the heads gathered: (T, query width).
  let gathered: UnsafeMutablePointer<Float>
  /// Gate and up projections: (T, feed-forward width).
  let gate: UnsafeMutablePointer<Float>
  let up: UnsafeMutablePointer<Float>
  /// What attention or feed-forward gave, before its norm: (T, width).
  let added: UnsafeMutablePointer<Float>
  /// Shared inputs of the next matrices: (T, widest).
  let shared: Inputs
  /// Each thread's own inputs for batches of one token: P × (widest).
  let own: [Inputs]
  /// Each thread's own queries, keys and values for batches of one token.
  let ownQuery: [UnsafeMutablePointer<Float>]
  /// Each thread's own queries as bytes for batches of one token.
  let ownQueries: [QueryBytes]
  /// Partial attention results: (chunks × key heads, splitMax × group, partial).
  let partials: UnsafeMutablePointer<Float>
  /// Each thread's room for scores, gathered queries, states and positions.
  let attention: [AttentionScratch]
  /// Padded widths.
  let width: Int
  let queryWidth: Int
  let keyValueWidth: Int
  let feedForwardWidth: Int
  let widest: Int
  /// Floats of one partial attention result.
  let partialSize: Int

  /// Activations as floats and, interleaved, as bytes.
  struct Inputs {
    let numbers: UnsafeMutablePointer<Float>
    let bytes: UnsafeMutablePointer<Int8>
    let blocks: UnsafeMutablePointer<fk_block>

    /// Quantises one token's row of `stride` numbers among `step` interleaved ones.
    func quantise(
      _ row: UnsafePointer<Float>, _ token: Int, stride: Int, step: Int, _ kernels: fk_kernels
    ) {
      let within = token % step
      let before = (token - within) * stride
      kernels.quantise(
        row, stride, bytes + before + 32 * within, blocks + before / 32 + within, step)
    }

    /// The inputs of the tokens from `first` on, if no row is wider than `widest`.
    func part(from first: Int, widest: Int) -> Inputs {
      Inputs(
        numbers: numbers + first * widest, bytes: bytes + first * widest,
        blocks: blocks + first * widest / 32)
    }

    /// What the kernels read.
    func activations(
      _ numbers: UnsafeMutablePointer<Float>, stride: Int, step: Int
    ) -> fk_activations {
      fk_activations(
        numbers: UnsafePointer(numbers), bytes: UnsafePointer(bytes),
        blocks: UnsafePointer(blocks), stride: stride, step: step)
    }
  }

  /// Queries as bytes with their blocks of 32, each head padded to whole blocks.
  struct QueryBytes {
    let bytes: UnsafeMutablePointer<Int8>
    let blocks: UnsafeMutablePointer<fk_block>
    let headSize: Int
    /// Blocks of one head.
    var headBlocks: Int { (headSize + 31) / 32 * Int(FK_QUERY_PLANES) }

    /// Rounds the heads of one token.
    func quantise(
      _ row: UnsafePointer<Float>, heads: Int, token: Int, _ kernels: fk_kernels
    ) {
      for head in 0..<heads {
        let slot = token * heads + head
        kernels.store_query(
          row + head * headSize, headSize, bytes + 32 * headBlocks * slot,
          blocks + headBlocks * slot)
      }
    }

    /// Copies some queries behind others.
    func take(_ count: Int, from other: QueryBytes, at start: Int, to slot: Int) {
      (bytes + 32 * headBlocks * slot).update(
        from: other.bytes + 32 * headBlocks * start, count: 32 * headBlocks * count)
      (blocks + headBlocks * slot).update(
        from: other.blocks + headBlocks * start, count: headBlocks * count)
    }
  }

  /// One thread's room for attention.
  struct AttentionScratch {
    let queries: QueryBytes
    let states: UnsafeMutablePointer<Float>
    let partials: UnsafeMutablePointer<Float>
    let first: UnsafeMutablePointer<Int32>
    let end: UnsafeMutablePointer<Int32>
  }

  /// Working memory for `architecture`; nil when the system refuses it.
  init?(_ a: Architecture, threads: Int, contextLimit: Int) {
    let batch = min(Self.batchMax, max(1, contextLimit))
    width = padded(a.width)
    queryWidth = padded(a.queryWidth)
    keyValueWidth = padded(a.keyValueWidth)
    feedForwardWidth = padded(a.feedForwardWidth)
    widest = max(
      width, queryWidth, feedForwardWidth,
      a.isRecurrent ? padded(RecurrentPass.gatheredWidth(a)) : 0)
    partialSize = Int(FK_PARTIAL_HEAD) + (a.headSize + 15) / 16 * 16
    let chunks = contextLimit / Int(FK_CHUNK) + 2
    let queries = max(Self.splitMax, AttentionTile.tokens) * a.groupSize
    let (width, queryWidth, keyValueWidth) = (self.width, self.queryWidth, self.keyValueWidth)
    let (feedForwardWidth, widest, partialSize) = (
      self.feedForwardWidth, self.widest, self.partialSize
    )

    func build(_ take: (Int, Int) -> UnsafeMutableRawPointer) -> Parts {
      func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
        take(count, 4).assumingMemoryBound(to: Float.self)
      }
      func inputs(_ tokens: Int) -> Inputs {
        Inputs(
          numbers: floats(tokens * widest),
          bytes: take(interleaved(tokens) * widest, 1).assumingMemoryBound(to: Int8.self),
          blocks: take(interleaved(tokens) * widest / 32, MemoryLayout<fk_block>.stride)
            .assumingMemoryBound(to: fk_block.self))
      }
      func queryBytes(_ count: Int) -> QueryBytes {
        let blocks = count * ((a.headSize + 31) / 32) * Int(FK_QUERY_PLANES)
        return QueryBytes(
          bytes: take(blocks * 32, 1).assumingMemoryBound(to: Int8.self),
          blocks: take(blocks, MemoryLayout<fk_block>.stride)
            .assumingMemoryBound(to: fk_block.self),
          headSize: a.headSize)
      }
      return Parts(
        floats: [
          floats(batch * width), floats(batch * queryWidth), floats(batch * keyValueWidth),
          floats(batch * keyValueWidth), floats(batch * queryWidth),
          floats(batch * feedForwardWidth), floats(batch * feedForwardWidth),
          floats(batch * width),
          floats(chunks * a.keyValueHeadCount * Self.splitMax * a.groupSize * partialSize),
        ],
        queries: queryBytes(batch * a.headCount),
        ownQueries: (0..<threads).map { _ in queryBytes(a.headCount) },
        shared: inputs(batch),
        own: (0..<threads).map { _ in inputs(1) },
        ownQuery: (0..<threads).map { _ in floats(queryWidth + 2 * keyValueWidth) },
        attention: (0..<threads).map { _ in
          AttentionScratch(
            queries: queryBytes(queries),
            states: floats(queries * partialSize), partials: floats(queries * partialSize),
            first: take(queries, 4).assumingMemoryBound(to: Int32.self),
            end: take(queries, 4).assumingMemoryBound(to: Int32.self))
        })
    }

    var plan = MemoryPlan()
    guard let nowhere = UnsafeMutableRawPointer(bitPattern: 64) else { return nil }
    _ = build { nowhere + plan.reserve($0, each: $1) }
    guard !plan.overflowed, let memory = AlignedMemory(plan.count) else { return nil }
    var layout = MemoryPlan()
    let parts = build { memory.start + layout.reserve($0, each: $1) }
    self.memory = memory
    (hidden, query, key, value) = (
      parts.floats[0], parts.floats[1], parts.floats[2], parts.floats[3]
    )
    (gathered, gate, up, added) = (
      parts.floats[4], parts.floats[5], parts.floats[6], parts.floats[7]
    )
    partials = parts.floats[8]
    self.queries = parts.queries
    ownQueries = parts.ownQueries
    shared = parts.shared
    own = parts.own
    ownQuery = parts.ownQuery
    attention = parts.attention
  }

  private struct Parts {
    let floats: [UnsafeMutablePointer<Float>]
    let queries: QueryBytes
    let ownQueries: [QueryBytes]
    let shared: Inputs
    let own: [Inputs]
    let ownQuery: [UnsafeMutablePointer<Float>]
    let attention: [AttentionScratch]
  }
}

/// How batches divide attention when they are large.
enum AttentionTile {
  /// Neighbouring tokens whose queries share the keys and values loaded.
  static let tokens = 32
}

/// `tokens` rounded up to whole interleaved groups; one token stands alone.
private func interleaved(_ tokens: Int) -> Int {
  let step = Int(FK_INTERLEAVE)
  return tokens == 1 ? 1 : (tokens + step - 1) / step * step
}
