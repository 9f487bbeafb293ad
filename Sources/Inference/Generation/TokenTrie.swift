import Grammar

/// A vocabulary's text as a tree of bytes, and the tokens that end at its nodes.
///
/// Control and unused tokens are left out: text never produces them. Several tokens may spell the same bytes.
public struct TokenTrie: Sendable {
  /// The bytes.
  let tree: ByteTree
  /// The token each node spells, or -1.
  let tokens: [TokenID]
  /// Further tokens with the bytes of an earlier one, ascending in node.
  let synonyms: [(node: Int32, token: TokenID)]
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
    let (tree, ends) = ByteTree.of(words.map(\.bytes))
    var tokens = [TokenID](repeating: -1, count: tree.count)
    var synonyms: [(node: Int32, token: TokenID)] = []
    for (word, end) in zip(words, ends) {
      if tokens[Int(end)] < 0 {
        tokens[Int(end)] = word.token
      } else {
        synonyms.append((end, word.token))
      }
    }
    self.tree = tree
    self.tokens = tokens
    self.synonyms = synonyms
    vocabularyCount = vocabulary.count
  }

  /// The tokens that end at `nodes`, which are ascending; ascending in their bytes.
  func tokens(at nodes: [Int32]) -> [TokenID] {
    var found: [TokenID] = []
    var synonym = 0
    for node in nodes {
      let token = tokens[Int(node)]
      guard token >= 0 else { continue }
      found.append(token)
      while synonym < synonyms.count, synonyms[synonym].node < node { synonym += 1 }
      while synonym < synonyms.count, synonyms[synonym].node == node {
        found.append(synonyms[synonym].token)
        synonym += 1
      }
    }
    return found
  }
}
