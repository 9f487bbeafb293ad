/// The merges of a byte-level vocabulary: which two neighbouring tokens join, and how early.
struct BytePairMerges: Sendable {
  /// The token of each single byte; −1 where the vocabulary has none.
  private let byteTokens: [TokenID]
  /// (left, right) → rank and joined token.
  private let table: PairTable

  init(
    byteTokens: [TokenID], merges: [(left: TokenID, right: TokenID, joined: TokenID, rank: UInt32)]
  ) {
    self.byteTokens = byteTokens
    table = PairTable(merges)
  }

  /// Appends the tokens of one piece: the pair of lowest rank joins first, the leftmost of equals.
  ///
  /// Pairs wait in a heap and tokens in a linked list, so a piece of n bytes takes O(n log n). A byte
  /// that the vocabulary lacks is left out.
  func appendTokens(of piece: UnsafeBufferPointer<UInt8>, to output: inout [TokenID]) {
    var tokens: [TokenID] = []
    tokens.reserveCapacity(piece.count)
    for byte in piece where byteTokens[Int(byte)] >= 0 { tokens.append(byteTokens[Int(byte)]) }
    guard tokens.count > 1 else {
      output.append(contentsOf: tokens)
      return
    }
    merge(&tokens)
    for token in tokens where token >= 0 { output.append(token) }
  }

  private func merge(_ tokens: inout [TokenID]) {
    let count = tokens.count
    var next = (0..<count).map { Int32($0 + 1) }
    var previous = (0..<count).map { Int32($0 - 1) }
    var heap = MergeHeap()
    func offer(_ left: Int32, _ tokens: [TokenID], _ next: [Int32]) {
      let right = next[Int(left)]
      guard left >= 0, right < count else { return }
      guard let merge = table.merge(tokens[Int(left)], tokens[Int(right)]) else { return }
      heap.push(
        MergeHeap.Entry(
          rank: merge.rank, position: left,
          parts: PairTable.key(tokens[Int(left)], tokens[Int(right)]), joined: merge.joined))
    }
    for left in 0..<Int32(count - 1) { offer(left, tokens, next) }
    while let best = heap.pop() {
      let left = Int(best.position)
      let right = Int(next[left])
      guard tokens[left] >= 0, right < count,
        PairTable.key(tokens[left], tokens[right]) == best.parts
      else { continue }
      tokens[left] = best.joined
      tokens[right] = -1
      next[left] = next[right]
      if Int(next[right]) < count { previous[Int(next[right])] = best.position }
      if previous[left] >= 0 { offer(previous[left], tokens, next) }
      offer(best.position, tokens, next)
    }
  }
}

/// A hash table from token pairs to merges: open addressing, at most half full.
private struct PairTable: Sendable {
  private struct Slot {
    var key: UInt64
    var rank: UInt32
    var joined: TokenID
  }

  private static let empty = UInt64.max
  private var slots: [Slot]
  private let shift: UInt64

  init(_ merges: [(left: TokenID, right: TokenID, joined: TokenID, rank: UInt32)]) {
    var bits: UInt64 = 4
    while 1 << bits < 2 * merges.count { bits += 1 }
    shift = 64 - bits
    slots = Array(repeating: Slot(key: Self.empty, rank: 0, joined: 0), count: 1 << bits)
    for merge in merges {
      let key = Self.key(merge.left, merge.right)
      var index = home(key)
      while slots[index].key != Self.empty, slots[index].key != key {
        index = (index + 1) & (slots.count - 1)
      }
      // Of two merges of one pair the earlier counts.
      if slots[index].key == Self.empty {
        slots[index] = Slot(key: key, rank: merge.rank, joined: merge.joined)
      }
    }
  }

  func merge(_ left: TokenID, _ right: TokenID) -> (rank: UInt32, joined: TokenID)? {
    let key = Self.key(left, right)
    var index = home(key)
    while slots[index].key != Self.empty {
      if slots[index].key == key { return (slots[index].rank, slots[index].joined) }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  static func key(_ left: TokenID, _ right: TokenID) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  private func home(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }
}
