/// Whole days folded into engine-written cards.
public struct Compaction: Sendable, Hashable, Codable {
  /// First day folded, counted from 1.
  public let fromDay: Int
  /// Last day folded.
  public let toDay: Int
  /// Tokens of context before.
  public let tokensBefore: Int
  /// Tokens of context after.
  public let tokensAfter: Int
  /// Tokens of thoughts that left the context.
  public let removedThoughtTokens: Int

  /// Whole days folded.
  public init(
    fromDay: Int, toDay: Int, tokensBefore: Int, tokensAfter: Int, removedThoughtTokens: Int
  ) {
    self.fromDay = fromDay
    self.toDay = toDay
    self.tokensBefore = tokensBefore
    self.tokensAfter = tokensAfter
    self.removedThoughtTokens = removedThoughtTokens
  }
}
