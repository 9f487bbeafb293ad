/// A style of trading, as a sentence or two of the system prompt.
public struct Persona: Sendable, Hashable {
  /// A short name.
  public let name: String
  /// The instruction in English.
  public let english: String
  /// The instruction in Chinese.
  public let chinese: String

  /// A style; the same text serves both languages when only one is given.
  public init(name: String, english: String, chinese: String? = nil) {
    self.name = name
    self.english = english
    self.chinese = chinese ?? english
  }

  /// No style of its own.
  public static let plain = Persona(
    name: "plain",
    english: "Buy shares that rise, keep some cash, and sell shares that fall.",
    chinese: "买入上涨的股票，保留一些现金，卖出下跌的股票。")
  /// Follows what has been rising.
  public static let trend = Persona(
    name: "trend",
    english: "You follow trends: buy what rises above its MA20, sell what falls below it.",
    chinese: "你是趋势交易者：买入站上20日均线的股票，跌破即卖出。")
  /// Looks for what has fallen too far.
  public static let value = Persona(
    name: "value",
    english: "You buy what has fallen without bad news, hold patiently, and sell after a recovery.",
    chinese: "你寻找无利空却被错杀的股票，耐心持有，修复后卖出。")
  /// Trades on news.
  public static let event = Persona(
    name: "event",
    english: "You trade on news: read it first, buy on good news, sell on bad news.",
    chinese: "你依据新闻交易：先读新闻，利好买入，利空卖出。")

  /// The shipped styles.
  public static let all = [plain, trend, value, event]

  /// The instruction in `language`.
  func text(in language: PromptLanguage) -> String { language.pick(english, chinese) }
}
