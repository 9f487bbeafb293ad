/// What an agent generates with: a context of tokens and the logits that follow it.
public protocol TokenPredictor: AnyObject {
  /// The tokens the logits count.
  var vocabulary: Vocabulary { get }
  /// The most tokens the context holds.
  var contextLimit: Int { get }
  /// The context so far.
  var tokens: [TokenID] { get }
  /// Adds tokens to the context; afterwards the logits are those after the last one.
  ///
  /// Throws `PredictionError` and changes nothing when they do not fit or are not in the vocabulary.
  func append(_ tokens: [TokenID]) throws
  /// Drops context from the end until `count` tokens are left; a larger count changes nothing.
  func truncate(to count: Int)
  /// The logits after the last token of the context, one for each token of the vocabulary.
  ///
  /// They are computed when first asked for, so tokens that are forced anyway do not pay for them.
  func withLogits<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R
}

/// Why tokens could not be added to a context.
public enum PredictionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The context would hold more tokens than its limit.
  case contextFull(limit: Int, wanted: Int)
  /// A number that is not a token.
  case unknownToken(TokenID, vocabularyCount: Int)

  /// One line: what was asked and what is allowed.
  public var description: String {
    switch self {
    case .contextFull(let limit, let wanted):
      "the context holds at most \(grouped(limit)) tokens; \(grouped(wanted)) were asked for. "
        + "hint: give a shorter text"
    case .unknownToken(let token, let count):
      "token \(token) is not in the vocabulary of \(grouped(count))"
    }
  }
}
