import Grammar

/// The tools; a profile offers all or some of them.
enum ToolName: String, CaseIterable {
  case marketOverview = "market_overview"
  case quote
  case bars
  case indicators
  case news
  case portfolio
  case calc
  case previewOrder = "preview_order"
  case buy
  case sell
  case cancelOrder = "cancel_order"
  case note
  case finishDay = "finish_day"

  /// Whether the tool only looks.
  var isReading: Bool {
    switch self {
    case .marketOverview, .quote, .bars, .indicators, .news: true
    case .portfolio, .calc, .previewOrder, .buy, .sell, .cancelOrder, .note, .finishDay: false
    }
  }

  /// Whether a second answer on the same day may differ, or costs nothing to give.
  var isRepeatable: Bool {
    switch self {
    case .quote, .portfolio, .calc, .previewOrder, .cancelOrder, .note: true
    case .marketOverview, .bars, .indicators, .news, .buy, .sell, .finishDay: false
    }
  }

  /// Whether the tool sends an order.
  var isOrder: Bool { self == .buy || self == .sell }

  /// What the tool does, without its name and parameters.
  func summary(in language: PromptLanguage) -> String {
    line(in: language).split(separator: "): ", maxSplits: 1).last.map(String.init) ?? rawValue
  }

  /// The line that describes the tool in the system prompt.
  func line(in language: PromptLanguage) -> String {
    switch self {
    case .marketOverview:
      language.pick(
        "market_overview(): index, breadth, biggest movers",
        "market_overview(): 指数、涨跌家数、领涨领跌")
    case .quote:
      language.pick(
        "quote(symbols): last price, change and limits of up to 5 shares",
        "quote(symbols): 最多5只股票的最新价、涨跌幅、涨跌停价")
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
    case .portfolio:
      language.pick(
        "portfolio(): cash, shares held and sellable, open orders, fees today",
        "portfolio(): 现金、持仓与可卖数量、未成交委托、今日费用")
    case .calc:
      language.pick(
        "calc(expr): decimal calculator: + - * / ( ) % min max round",
        "calc(expr): 十进制计算器：+ - * / ( ) % min max round")
    case .previewOrder:
      language.pick(
        "preview_order(side, symbol, shares, limit_price?): checks an order: fees, cash after,"
          + " limits; does not trade",
        "preview_order(side, symbol, shares, limit_price?): 试算委托：费用、剩余现金、涨跌停；不下单")
    case .buy:
      language.pick(
        "buy(symbol, shares, limit_price?): shares in 100s; no limit_price means market order",
        "buy(symbol, shares, limit_price?): 数量为100的整数倍；不写 limit_price 即市价")
    case .sell:
      language.pick(
        "sell(symbol, shares, limit_price?): only shares bought before today",
        "sell(symbol, shares, limit_price?): 只能卖出今天之前买入的股票")
    case .cancelOrder:
      language.pick(
        "cancel_order(order_id): takes an open order back", "cancel_order(order_id): 撤销未成交委托")
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
}
