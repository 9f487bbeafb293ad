/// A text continued by a model.
public struct Continuation: Sendable, Hashable {
  /// Why it ended.
  public enum End: String, Sendable, Hashable {
    /// All tokens asked for were made.
    case length
    /// The model ended the text.
    case endOfText
    /// The context was full.
    case contextFull
  }

  /// The tokens made, without the prompt; the end-of-text token is not among them.
  public let ids: [TokenID]
  /// Why it ended.
  public let end: End

  /// Continues the context of a session, which must not be empty.
  ///
  /// - Parameters:
  ///   - session: The context; the tokens made are appended to it.
  ///   - count: The most tokens to make.
  ///   - sampler: How tokens are chosen.
  ///   - stopsAtEnd: Whether the end-of-text token ends it.
  ///   - onToken: Called with each token as it is made; returning false stops.
  public static func generate(
    _ session: some TokenPredictor, count: Int, sampler: inout Sampler, stopsAtEnd: Bool = true,
    onToken: (TokenID) -> Bool = { _ in true }
  ) throws -> Continuation {
    var ids: [TokenID] = []
    while ids.count < count {
      let recent = session.tokens.suffix(sampler.settings.repetitionWindow)
      let token = session.withLogits { sampler.sample($0, recent: recent) }.token
      if stopsAtEnd, token == session.vocabulary.endOfText {
        return Continuation(ids: ids, end: .endOfText)
      }
      ids.append(token)
      guard onToken(token) else { break }
      guard session.tokens.count < session.contextLimit else {
        return Continuation(ids: ids, end: .contextFull)
      }
      try session.append([token])
    }
    return Continuation(ids: ids, end: .length)
  }
}
