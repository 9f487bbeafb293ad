public import Grammar

/// What a grammar allows in terms of tokens: a byte automaton joined with a vocabulary.
///
/// A token is allowed when all its bytes are, so it can never run past the end of the grammar. The
/// mask of a state is computed at its first visit and kept.
public final class TokenConstraint {
  /// The grammar.
  public let automaton: ByteAutomaton
  private let trie: TokenTrie
  private let endTokens: [TokenID]
  private var masks: [Entry?] = []
  private var states: [ByteAutomaton.State]

  /// What is remembered about one state.
  private struct Entry {
    let mask: TokenMask
    let count: Int
    let only: TokenID?
  }

  /// `automaton` over the tokens of `trie`; `endTokens` are allowed exactly where a match may end.
  public init(_ automaton: ByteAutomaton, trie: TokenTrie, endTokens: [TokenID] = []) {
    self.automaton = automaton
    self.trie = trie
    self.endTokens = endTokens
    states = [ByteAutomaton.State](repeating: ByteAutomaton.dead, count: trie.deepest + 1)
  }

  /// The tokens that may follow in `state`; empty in a dead one.
  public func mask(at state: ByteAutomaton.State) -> TokenMask { entry(at: state).mask }

  /// How many tokens may follow in `state`.
  public func allowedCount(at state: ByteAutomaton.State) -> Int { entry(at: state).count }

  /// The only token that may follow, when there is exactly one.
  public func onlyToken(at state: ByteAutomaton.State) -> TokenID? { entry(at: state).only }

  /// The state after a token's bytes; an end token leaves the state as it is.
  public func next(
    _ state: ByteAutomaton.State, _ token: TokenID, in vocabulary: Vocabulary
  ) -> ByteAutomaton.State {
    if vocabulary.isControl(token) {
      let mayEnd = endTokens.contains(token) && automaton.isAccepting(state)
      return mayEnd ? state : ByteAutomaton.dead
    }
    return automaton.next(state, vocabulary.bytes(of: token))
  }

  /// The tokens the grammar leaves no choice about, and the state after them.
  ///
  /// Forced bytes are split by the model's own tokenizer. When a choice follows, the last token is
  /// left for sampling, so that the model may prefer a longer token that begins with its bytes
  /// (token healing); a run that ends a line is kept whole, because no token should span lines here.
  public func forcedTokens(
    at state: ByteAutomaton.State, tokenizer: Tokenizer
  ) -> (tokens: [TokenID], end: ByteAutomaton.State) {
    let (bytes, end) = automaton.forcedRun(state)
    guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else {
      return ([], state)
    }
    // The grammar's own words, so its tags may be the model's own tokens for them.
    var tokens = tokenizer.tokens(of: text, parsingControlTokens: true)
    let endsLine = bytes.last == UInt8(ascii: "\n")
    guard !automaton.isAccepting(end), !endsLine, !tokens.isEmpty else { return (tokens, end) }
    tokens.removeLast()
    return (tokens, automaton.next(state, tokenizer.bytes(of: tokens)))
  }

  private func entry(at state: ByteAutomaton.State) -> Entry {
    let place = Int(max(state, -1)) + 1
    while masks.count <= place { masks.append(nil) }
    if let known = masks[place] { return known }
    let entry = makeEntry(at: state)
    masks[place] = entry
    return entry
  }

  private func makeEntry(at state: ByteAutomaton.State) -> Entry {
    var mask = TokenMask(vocabularyCount: trie.vocabularyCount)
    states[0] = state
    var synonym = 0
    var count = 0
    var last: TokenID = -1
    func allow(_ token: TokenID) {
      mask[token] = true
      count += 1
      last = token
    }
    for byte in UInt8.min...UInt8.max {
      let root = Int(trie.roots[Int(byte)])
      guard root >= 0, automaton.next(state, byte) >= 0 else { continue }
      var node = root
      let end = Int(trie.ends[root])
      while node < end {
        let depth = Int(trie.depths[node])
        let next = automaton.next(states[depth], trie.bytes[node])
        guard next >= 0 else {
          node = Int(trie.ends[node])
          continue
        }
        states[depth + 1] = next
        let token = trie.tokens[node]
        if token >= 0 { allow(token) }
        while synonym < trie.synonyms.count, trie.synonyms[synonym].node < node { synonym += 1 }
        while synonym < trie.synonyms.count, trie.synonyms[synonym].node == node {
          allow(trie.synonyms[synonym].token)
          synonym += 1
        }
        node += 1
      }
    }
    if automaton.isAccepting(state) { for token in endTokens where !mask[token] { allow(token) } }
    return Entry(mask: mask, count: count, only: count == 1 ? last : nil)
  }
}
