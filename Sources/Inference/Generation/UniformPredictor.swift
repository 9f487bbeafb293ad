/// A predictor that finds every token equally likely: what is left is the grammar and the seed.
public final class UniformPredictor: TokenPredictor {
  /// The tokens.
  public let vocabulary: Vocabulary
  /// The most tokens the context holds.
  public let contextLimit: Int
  /// The context so far.
  public private(set) var tokens: [TokenID] = []
  private let logits: [Float]

  /// A predictor over a vocabulary.
  public init(vocabulary: Vocabulary, contextLimit: Int = 1 << 20) {
    self.vocabulary = vocabulary
    self.contextLimit = contextLimit
    logits = Array(repeating: 0, count: vocabulary.count)
  }

  /// Adds tokens to the context.
  public func append(_ tokens: [TokenID]) throws {
    try PredictionError.check(
      tokens, after: self.tokens.count, limit: contextLimit, vocabularyCount: vocabulary.count)
    self.tokens += tokens
  }

  /// Drops context from the end.
  public func truncate(to count: Int) {
    tokens.removeLast(max(0, tokens.count - max(0, count)))
  }

  /// Zero for every token.
  public func withLogits<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
    try logits.withUnsafeBufferPointer(body)
  }
}

extension PredictionError {
  /// Refuses tokens that do not fit after `count` others or are not in the vocabulary.
  static func check(
    _ tokens: [TokenID], after count: Int, limit: Int, vocabularyCount: Int
  ) throws(PredictionError) {
    guard tokens.count <= limit - count else {
      throw .contextFull(limit: limit, wanted: count + tokens.count)
    }
    for token in tokens where token < 0 || Int(token) >= vocabularyCount {
      throw .unknownToken(token, vocabularyCount: vocabularyCount)
    }
  }
}
