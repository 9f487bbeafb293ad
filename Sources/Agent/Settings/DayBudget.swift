/// What an agent may spend in a day.
///
/// Counts replay by themselves. Where time cut a day short is written into the journal, so that a replay
/// does not depend on a clock.
public struct DayBudget: Sendable, Hashable {
  /// Calls in one day; the last one is always `finish_day`.
  public var calls: Int
  /// Looks at the market, at shares and at news in one day; afterwards it acts or finishes.
  public var looks: Int
  /// Generated tokens in one day, thoughts included; when they are spent the day is closed.
  public var tokens: Int
  /// Tokens of one thought; at the limit the thought is closed and the call still demanded.
  public var thoughtTokens: Int
  /// Tokens of one text argument; at the limit the text is closed.
  public var textTokens: Int
  /// Seconds of wall time in one day, after which it is closed; nil for no limit.
  public var seconds: Int?

  /// A budget.
  public init(calls: Int, looks: Int, tokens: Int, thoughtTokens: Int, textTokens: Int) {
    self.calls = calls
    self.looks = looks
    self.tokens = tokens
    self.thoughtTokens = thoughtTokens
    self.textTokens = textTokens
  }

  /// For models below about a billion parameters and a window of 8,192 tokens.
  public static let tiny = DayBudget(
    calls: 6, looks: 3, tokens: 900, thoughtTokens: 48, textTokens: 32)
  /// For models that can use more.
  public static let large = DayBudget(
    calls: 24, looks: 18, tokens: 32_000, thoughtTokens: 4_000, textTokens: 200)
}
