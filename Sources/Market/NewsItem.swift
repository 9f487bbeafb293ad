public import TradingTypes

/// A dated piece of news; third-party text, never interpreted.
public struct NewsItem: Sendable, Hashable, Codable {
  /// Number within the market, ascending in time.
  public let id: Int
  /// When it was published; invisible before.
  public let published: TradingTime
  /// Shares it names; empty for the market as a whole.
  public let symbols: [Symbol]
  /// Who published it.
  public let source: String
  /// The text in Chinese, empty when there is none.
  public let chinese: String
  /// The text in English, empty when there is none.
  public let english: String

  /// A piece of news.
  public init(
    id: Int, published: TradingTime, symbols: [Symbol], source: String, chinese: String,
    english: String
  ) {
    self.id = id
    self.published = published
    self.symbols = symbols
    self.source = source
    self.chinese = chinese
    self.english = english
  }
}
