/// Which tokens may come next: one bit for each token of a vocabulary, 64 to a word.
public struct TokenMask: Sendable, Hashable {
  /// The bits: token t is bit t mod 64 of word t / 64.
  ///
  /// Bits past the vocabulary are 0.
  public var words: [UInt64]
  /// How many tokens the vocabulary has.
  public let vocabularyCount: Int

  /// A mask that allows all tokens or none.
  public init(vocabularyCount: Int, allowingAll: Bool = false) {
    self.vocabularyCount = vocabularyCount
    words = Array(repeating: allowingAll ? .max : 0, count: (vocabularyCount + 63) / 64)
    if allowingAll, vocabularyCount % 64 != 0 {
      words[words.count - 1] = (1 << UInt64(vocabularyCount % 64)) - 1
    }
  }

  /// A mask that allows `tokens`; numbers outside the vocabulary are left out.
  public init(vocabularyCount: Int, allowing tokens: [TokenID]) {
    self.init(vocabularyCount: vocabularyCount)
    for token in tokens { self[token] = true }
  }

  /// Whether a token is allowed; a number outside the vocabulary never is, and setting it does nothing.
  public subscript(token: TokenID) -> Bool {
    get {
      guard token >= 0, Int(token) < vocabularyCount else { return false }
      return words[Int(token) / 64] >> UInt64(token % 64) & 1 == 1
    }
    set {
      guard token >= 0, Int(token) < vocabularyCount else { return }
      let bit: UInt64 = 1 << UInt64(token % 64)
      if newValue { words[Int(token) / 64] |= bit } else { words[Int(token) / 64] &= ~bit }
    }
  }

  /// How many tokens are allowed.
  public var allowedCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The only allowed token, nil when there is none or more than one.
  public var onlyToken: TokenID? {
    var found: TokenID?
    for (index, word) in words.enumerated() where word != 0 {
      guard found == nil, word.nonzeroBitCount == 1 else { return nil }
      found = TokenID(64 * index + word.trailingZeroBitCount)
    }
    return found
  }

  /// Allows also what `other` allows, a mask of the same vocabulary.
  public mutating func formUnion(_ other: TokenMask) {
    precondition(
      other.vocabularyCount == vocabularyCount,
      "masks of \(vocabularyCount) and \(other.vocabularyCount) tokens were joined")
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Calls `body` with every allowed token in rising order.
  public func forEachAllowed(_ body: (TokenID) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(TokenID(64 * index + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }
}
