/// The pieces of a SentencePiece vocabulary: neighbours join wherever that makes a piece, the piece of
/// the highest score first.
///
/// Spaces stand for themselves here; a file writes them as U+2581.
struct SentencePieces: Sendable {
  /// Longer pieces are never joined into; those of published vocabularies stay far below.
  static let lengthMax = 512

  private let pieces: PieceTable
  /// The rank of every token: the lower, the earlier it is joined into.
  private let ranks: [UInt32]
  /// The token of each single byte; −1 where the vocabulary has none.
  private let byteTokens: [TokenID]
  private let unknown: TokenID?
  /// Whether a space goes before text at the start and after control tokens.
  let addsSpace: Bool

  /// Nil when the pieces' texts collide beyond reason.
  init?(
    pieces: [(bytes: [UInt8], token: TokenID)], scores: [Float], byteTokens: [TokenID],
    unknown: TokenID?, addsSpace: Bool
  ) {
    guard let table = PieceTable(pieces) else { return nil }
    self.pieces = table
    ranks = scores.map(Self.rank)
    self.byteTokens = byteTokens
    self.unknown = unknown
    self.addsSpace = addsSpace
  }

  /// A number that falls where the score rises, so that candidates compare as whole numbers.
  private static func rank(_ score: Float) -> UInt32 {
    let bits = (score == 0 ? 0 : score).bitPattern
    return bits >> 31 == 0 ? 0x7FFF_FFFF - bits : bits
  }

  /// Appends the tokens of a text, valid UTF-8.
  ///
  /// Candidates wait in a heap and symbols in a linked list, so n bytes take O(n log n). Characters the
  /// vocabulary lacks become byte tokens, or the unknown token where it lacks those.
  func appendTokens(of text: UnsafeBufferPointer<UInt8>, to output: inout [TokenID]) {
    guard addsSpace else { return append(text, to: &output) }
    ([0x20] + Array(text)).withUnsafeBufferPointer { append($0, to: &output) }
  }

  private func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [TokenID]) {
    var symbols = Symbols(text)
    var heap = MergeHeap()
    func offer(_ left: Int, _ symbols: Symbols) {
      guard left >= 0, let range = symbols.joined(left), range.count <= Self.lengthMax,
        range.count <= pieces.longest, let token = pieces.token(text[range])
      else { return }
      heap.push(
        MergeHeap.Entry(
          rank: ranks[Int(token)], position: Int32(left), parts: UInt64(range.count), joined: token)
      )
    }
    for left in 0..<symbols.count { offer(left, symbols) }
    while let best = heap.pop() {
      let left = Int(best.position)
      guard symbols.isAlive(left), let range = symbols.joined(left),
        range.count == Int(best.parts)
      else { continue }
      symbols.join(left, as: best.joined)
      offer(symbols.previous(left), symbols)
      offer(left, symbols)
    }
    symbols.forEach { range, token in
      if let token = token ?? pieces.token(text[range]) {
        output.append(token)
      } else {
        for byte in text[range] { appendByte(byte, to: &output) }
      }
    }
  }

  private func appendByte(_ byte: UInt8, to output: inout [TokenID]) {
    if byteTokens[Int(byte)] >= 0 {
      output.append(byteTokens[Int(byte)])
    } else if let unknown {
      output.append(unknown)
    }
  }
}

/// The characters of a text, joined step by step: a doubly linked list in arrays.
private struct Symbols {
  private var starts: [Int32] = []
  private var lengths: [Int32] = []
  private var nexts: [Int32] = []
  private var previouses: [Int32] = []
  private var tokens: [TokenID] = []

  init(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < text.count {
      var end = start + 1
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      starts.append(Int32(truncatingIfNeeded: start))
      lengths.append(Int32(truncatingIfNeeded: end - start))
      start = end
    }
    let count = Int32(starts.count)
    nexts = (0..<count).map { $0 + 1 }
    previouses = (0..<count).map { $0 - 1 }
    tokens = Array(repeating: -1, count: starts.count)
  }

  var count: Int { starts.count }

  func isAlive(_ symbol: Int) -> Bool { lengths[symbol] > 0 }

  func previous(_ symbol: Int) -> Int { Int(previouses[symbol]) }

  /// The bytes of a symbol and the one after it; nil when there is none.
  func joined(_ left: Int) -> Range<Int>? {
    let right = Int(nexts[left])
    guard right < count else { return nil }
    let start = Int(starts[left])
    return start..<(start + Int(lengths[left]) + Int(lengths[right]))
  }

  mutating func join(_ left: Int, as token: TokenID) {
    let right = Int(nexts[left])
    lengths[left] += lengths[right]
    lengths[right] = 0
    tokens[left] = token
    nexts[left] = nexts[right]
    if Int(nexts[right]) < count { previouses[Int(nexts[right])] = Int32(left) }
  }

  /// The symbols left, with the tokens those that were joined became.
  func forEach(_ body: (Range<Int>, TokenID?) -> Void) {
    for symbol in 0..<count where isAlive(symbol) {
      let start = Int(starts[symbol])
      body(
        start..<(start + Int(lengths[symbol])), tokens[symbol] < 0 ? nil : tokens[symbol])
    }
  }
}
