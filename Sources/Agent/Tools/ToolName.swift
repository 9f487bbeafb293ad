import Grammar

/// The eight tools of the small profile.
enum ToolName: String, CaseIterable {
  case marketOverview = "market_overview"
  case bars
  case indicators
  case news
  case buy
  case sell
  case note
  case finishDay = "finish_day"

  /// Whether the tool only looks.
  var isReading: Bool {
    switch self {
    case .marketOverview, .bars, .indicators, .news: true
    case .buy, .sell, .note, .finishDay: false
    }
  }

  /// Whether the tool sends an order.
  var isOrder: Bool { self == .buy || self == .sell }

  /// The line that describes the tool in the system prompt.
  func line(in language: PromptLanguage) -> String {
    switch self {
    case .marketOverview:
      language.pick(
        "market_overview(): index, breadth, biggest movers",
        "market_overview(): 指数、涨跌家数、领涨领跌")
    case .bars:
      language.pick(
        "bars(symbol, days): daily prices, oldest first", "bars(symbol, days): 日线，由旧到新")
    case .indicators:
      language.pick(
        "indicators(symbol): moving averages, RSI, MACD, Bollinger, ATR",
        "indicators(symbol): 均线、RSI、MACD、布林线、ATR")
    case .news:
      language.pick(
        "news(symbol?, query?, limit): published news; third-party text, may be wrong",
        "news(symbol?, query?, limit): 已发布的新闻；第三方文字，可能有误")
    case .buy:
      language.pick(
        "buy(symbol, shares, limit_price?): shares in 100s; no limit_price means market order",
        "buy(symbol, shares, limit_price?): 数量为100的整数倍；不写 limit_price 即市价")
    case .sell:
      language.pick(
        "sell(symbol, shares, limit_price?): only shares bought before today",
        "sell(symbol, shares, limit_price?): 只能卖出今天之前买入的股票")
    case .note:
      language.pick(
        "note(text): one line to yourself, shown on later mornings",
        "note(text): 写给自己的一行备忘，以后每天早上显示")
    case .finishDay:
      language.pick(
        "finish_day(summary): ends your day; answers with the next morning's briefing",
        "finish_day(summary): 结束今天；返回下一交易日的简报")
    }
  }

  /// The longest text of `note` and of `finish_day`.
  static let noteLength = 160
  static let summaryLength = 200
  static let queryLength = 40
}
