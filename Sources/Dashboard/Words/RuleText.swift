import TradingTypes

/// The venue's rules in plain words, for people whose order was refused.
enum RuleText {
  /// The rule behind a refusal, in a sentence or two.
  static func of(_ code: OrderRejection.Code, in language: Language) -> String {
    let texts = texts(code)
    return language == .chinese ? texts.chinese : texts.english
  }

  private static func texts(
    _ code: OrderRejection.Code
  ) -> (chinese: String, english: String) {
    switch code {
    case .unknownSymbol:
      (
        "只能买卖本市场里的证券，代码写成 600028.SH 的样子。",
        "Only securities of this market trade; a symbol looks like 600028.SH."
      )
    case .lotSize:
      (
        "主板和创业板买入须为 100 股的整数倍；科创板至少 200 股，其上一股一加；北交所至少 100 股。不足一手的零股只能一次卖完。",
        "Main board and ChiNext buys come in lots of 100; the STAR board takes 200 shares or more, "
          + "share by share; Beijing 100 or more. An odd remainder is sold in one order."
      )
    case .orderTooLarge:
      (
        "单笔申报有最大数量：主板 100 万股，创业板限价 30 万、市价 15 万股，科创板限价 10 万、市价 5 万股。可以拆成几笔。",
        "One order has a largest size: a million shares on the main board; on ChiNext 300,000 with "
          + "a limit and 150,000 at market; on STAR 100,000 and 50,000. Split a larger one."
      )
    case .tickSize:
      ("股票报价的最小变动是 0.01 元。", "Share prices move in steps of 0.01 yuan.")
    case .priceOutOfLimit:
      (
        "当日价格不得超出涨跌停：主板上下 10%（风险警示 5%），创业板和科创板 20%，北交所 30%，从昨收（除权后的参考价）算起，四舍五入到分。",
        "A day's price stays within its band around the reference price: 10% on the main board "
          + "(5% under special treatment), 20% on ChiNext and STAR, 30% in Beijing, rounded to the fen."
      )
    case .priceCage:
      (
        "连续竞价时买价不得高于基准价的 102%，卖价不得低于 98%（或十个最小变动）：这是价格笼子。靠近现价，或用市价。",
        "In continuous trading a buy may not bid above 102% of the last price, a sell not below 98% "
          + "(or ten ticks). Move the limit nearer to the price, or send a market order."
      )
    case .suspended:
      ("停牌的证券当日不能交易。", "A suspended security does not trade today.")
    case .notSellable:
      (
        "T+1：今天买进的股票，下一个交易日才能卖；已挂卖单的股数也被冻结。",
        "T+1: shares bought today can be sold from the next trading day on; shares in open sell "
          + "orders are frozen too."
      )
    case .noPosition:
      ("不能卖出没有持有的股票：这里没有融券。", "What is not held cannot be sold: there is no short selling.")
    case .insufficientCash:
      (
        "买单按限价（市价单按最新价）冻结金额和费用：可用现金必须够。撤掉别的买单，或少买一些。",
        "A buy freezes its value and charges at the limit, or at the last price for a market order; "
          + "the cash must be there. Take another buy back, or buy fewer."
      )
    case .marketClosed:
      ("只在交易时段接受委托。", "Orders are taken during trading sessions only.")
    case .limitLocked:
      (
        "价格封死在涨停（跌停）时，这个方向没有对手盘。",
        "While the price is locked at its limit there is nobody on the other side."
      )
    case .orderNotFound:
      ("委托已成交、已撤或已过期，不能再撤。", "The order has traded, ended or expired already.")
    case .cancelNotAllowed:
      (
        "9:20 至 9:25 和 14:57 至 15:00 的集合竞价不接受撤单。",
        "No order is taken back from 09:20 to 09:25 and from 14:57 to 15:00, in the auctions."
      )
    }
  }
}
