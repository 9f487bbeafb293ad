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
  private var entries: [Entry?] = []
  private var reached: [Int32] = []

  /// What is remembered about one state.
  private enum Entry {
    case few([TokenID])
    case many(TokenMask, Int)
  }

  /// More tokens than this are remembered as bits: a list of so many is as long as a large mask.
  private static let fewTokens = 1_000

  /// `automaton` over the tokens of `trie`; `endTokens` are allowed exactly where a match may end.
  public init(_ automaton: ByteAutomaton, trie: TokenTrie, endTokens: [TokenID] = []) {
    self.automaton = automaton
    self.trie = trie
    self.endTokens = endTokens
  }

  /// The tokens that may follow in `state`; empty in a dead one.
  public func mask(at state: ByteAutomaton.State) -> TokenMask {
    switch entry(at: state) {
    case .few(let tokens): TokenMask(vocabularyCount: trie.vocabularyCount, allowing: tokens)
    case .many(let mask, _): mask
    }
  }

  /// How many tokens may follow in `state`.
  public func allowedCount(at state: ByteAutomaton.State) -> Int {
    switch entry(at: state) {
    case .few(let tokens): tokens.count
    case .many(_, let count): count
    }
  }

  /// The only token that may follow, when there is exactly one.
  public func onlyToken(at state: ByteAutomaton.State) -> TokenID? {
    guard case .few(let tokens) = entry(at: state), tokens.count == 1 else { return nil }
    return tokens[0]
  }

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
    while entries.count <= place { entries.append(nil) }
    if let known = entries[place] { return known }
    let entry = makeEntry(at: state)
    entries[place] = entry
    return entry
  }

  private func makeEntry(at state: ByteAutomaton.State) -> Entry {
    reached.removeAll(keepingCapacity: true)
    automaton.reach(trie.tree, from: state, into: &reached)
    var tokens = trie.tokens(at: reached)
    if automaton.isAccepting(state) {
      for token in endTokens where !tokens.contains(token) { tokens.append(token) }
    }
    return tokens.count > Self.fewTokens
      ? .many(TokenMask(vocabularyCount: trie.vocabularyCount, allowing: tokens), tokens.count)
      : .few(tokens)
  }
}
