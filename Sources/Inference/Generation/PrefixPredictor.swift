/// A fresh context on a session that was used before: what both share at the start is not computed
/// again.
///
/// It shows an empty context of its own; logits depend on the tokens alone, so whoever uses it cannot
/// tell it from a new session. Only one at a time may use a session.
public final class PrefixPredictor: TokenPredictor {
  private let session: any TokenPredictor
  /// The context so far.
  public private(set) var tokens: [TokenID] = []

  /// An empty context on `session`.
  public init(on session: any TokenPredictor) { self.session = session }

  /// The session's tokens.
  public var vocabulary: Vocabulary { session.vocabulary }
  /// The session's limit.
  public var contextLimit: Int { session.contextLimit }

  /// Adds tokens to the context; those that the session still holds there are kept.
  public func append(_ new: [TokenID]) throws {
    try PredictionError.check(
      new, after: tokens.count, limit: contextLimit, vocabularyCount: vocabulary.count)
    let kept = zip(session.tokens[tokens.count...], new).prefix { $0 == $1 }.count
    if kept < new.count {
      session.truncate(to: tokens.count + kept)
      try session.append(Array(new[kept...]))
    }
    tokens += new
  }

  /// Drops context from the end; the session keeps it until something else is added.
  public func truncate(to count: Int) {
    tokens.removeLast(max(tokens.count - max(count, 0), 0))
  }

  /// The logits after the last token of the context.
  public func withLogits<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
    session.truncate(to: tokens.count)
    return try session.withLogits(body)
  }
}
