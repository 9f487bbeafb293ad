/// The likeliest next tokens of a text.
public struct TopLogits: Sendable, Hashable {
  /// One token with its logit and the natural logarithm of its probability.
  public struct Entry: Sendable, Hashable {
    /// The token.
    public let id: TokenID
    /// Its logit.
    public let logit: Float
    /// The natural logarithm of its probability.
    public let logProbability: Double
  }

  /// The text's tokens.
  public let ids: [TokenID]
  /// The likeliest tokens, the likeliest first; of equals the lowest number first.
  public let entries: [Entry]

  /// The likeliest tokens after the context of a session, which must not be empty.
  public init(of session: InferenceSession, count: Int) {
    ids = session.tokens
    entries = session.withLogits { logits in
      let scale = LogitScale(logits)
      let order = logits.indices.sorted { (logits[$0], $1) > (logits[$1], $0) }
      return order.prefix(max(0, count)).map { index in
        Entry(
          id: TokenID(index), logit: logits[index],
          logProbability: scale.logProbability(logits[index]))
      }
    }
  }
}
