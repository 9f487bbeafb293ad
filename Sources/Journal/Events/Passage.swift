/// A piece of text with its length in tokens (zero when no model is involved).
public struct Passage: Sendable, Hashable, Codable {
  /// The text, exactly as made.
  public let text: String
  /// Its length in tokens.
  public let tokens: Int

  /// A piece of text.
  public init(text: String, tokens: Int = 0) {
    self.text = text
    self.tokens = tokens
  }
}
