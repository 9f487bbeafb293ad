/// A vocabulary's text as a tree of bytes in depth-first order, walked without recursion.
///
/// Control and unused tokens are left out: text never produces them. Several tokens may spell the same bytes.
public struct TokenTrie: Sendable {
  /// The byte that leads into each node, in depth-first order.
  let bytes: [UInt8]
  /// How many bytes lead to the node's parent.
  let depths: [UInt16]
  /// The first node after each node's subtree.
  let ends: [Int32]
  /// The node of every first byte, or -1: most states refuse most of them, and their nodes lie apart.
  let roots: [Int32]
  /// The token each node spells, or -1.
  let tokens: [TokenID]
  /// Further tokens with the bytes of an earlier one, by node.
  let synonyms: [(node: Int32, token: TokenID)]
  /// The length of the longest token in bytes.
  let deepest: Int
  /// The number of tokens in the vocabulary, control tokens included.
  let vocabularyCount: Int

  /// The tree of a vocabulary's text.
  ///
  /// About a tenth of a second for 150,000 tokens. Control tokens named in `tags` count as text: those
  /// whose literal a grammar itself writes, such as `</think>`.
  public init(_ vocabulary: Vocabulary, tags: [TokenID] = []) {
    var words: [(bytes: [UInt8], token: TokenID)] = []
    for token in 0..<TokenID(vocabulary.count)
    where vocabulary.isText(token) || tags.contains(token) {
      let bytes = vocabulary.bytes(of: token)
      if !bytes.isEmpty, bytes.count < Int(UInt16.max) { words.append((bytes, token)) }
    }
    words.sort { left, right in
      if left.bytes == right.bytes { return left.token < right.token }
      return left.bytes.lexicographicallyPrecedes(right.bytes)
    }
    var bytes: [UInt8] = []
    var depths: [UInt16] = []
    var tokens: [TokenID] = []
    var ends: [Int32] = []
    var synonyms: [(node: Int32, token: TokenID)] = []
    var path: [Int] = []
    var previous: [UInt8] = []
    var deepest = 0
    for (word, token) in words {
      let shared = zip(word, previous).prefix { $0 == $1 }.count
      if shared == word.count, word.count == previous.count, let node = path.last {
        synonyms.append((Int32(node), token))
        continue
      }
      while path.count > shared { ends[path.removeLast()] = Int32(bytes.count) }
      for depth in shared..<word.count {
        path.append(bytes.count)
        bytes.append(word[depth])
        depths.append(UInt16(depth))
        tokens.append(depth == word.count - 1 ? token : -1)
        ends.append(0)
      }
      previous = word
      deepest = max(deepest, word.count)
    }
    while let node = path.popLast() { ends[node] = Int32(bytes.count) }
    var roots = [Int32](repeating: -1, count: 256)
    var root = 0
    while root < bytes.count {
      roots[Int(bytes[root])] = Int32(root)
      root = Int(ends[root])
    }
    self.roots = roots
    self.bytes = bytes
    self.depths = depths
    self.tokens = tokens
    self.ends = ends
    self.synonyms = synonyms
    self.deepest = deepest
    vocabularyCount = vocabulary.count
  }

  /// The number of nodes.
  public var nodeCount: Int { bytes.count }
}
