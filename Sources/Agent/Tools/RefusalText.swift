import TradingTypes

/// The venue's refusal in the language of the prompt.
struct RefusalText {
  private let rejection: OrderRejection

  init(_ rejection: OrderRejection) { self.rejection = rejection }

  /// The rule; in English the venue's own sentence.
  func rule(in language: PromptLanguage) -> String {
    switch language {
    case .english: rejection.message
    case .chinese: chineseRule
    }
  }

  /// What to do, never empty.
  func hint(in language: PromptLanguage) -> String {
    switch language {
    case .english: rejection.hint.isEmpty ? "Choose another action." : rejection.hint
    case .chinese: "请改用可接受的委托或其他操作。"
    }
  }

  private var chineseRule: String {
    switch rejection.code {
    case .unknownSymbol: "该代码不在本市场。"
    case .lotSize: "买入须为100股的整数倍；科创板至少200股；不足一手的零股须一次卖出。"
    case .orderTooLarge: "单笔数量超过上限。"
    case .tickSize: "价格须为0.01元的整数倍。"
    case .priceOutOfLimit: "限价超出当日涨跌停范围。"
    case .priceCage: "限价超出有效申报价格范围。"
    case .suspended: "该股今日停牌，不能交易。"
    case .notSellable: "当天买入或已冻结的股票不能卖出（T+1）。"
    case .noPosition: "没有可卖的持仓，不能做空。"
    case .insufficientCash: "现金不足以支付金额和费用。"
    case .marketClosed: "现在休市。"
    case .limitLocked: "已封涨跌停，无法成交。"
    case .orderNotFound: "没有这笔未成交委托。"
    case .cancelNotAllowed: "现在不能撤单。"
    }
  }
}
