import Journal
import Market
import TradingTypes

/// Orders and what became of them in the words of the prompt's language.
struct OrderText {
  let language: PromptLanguage

  /// `buy` or 买入.
  func side(_ side: Side) -> String {
    switch side {
    case .buy: language.pick("buy", "买入")
    case .sell: language.pick("sell", "卖出")
    }
  }

  /// `market`, `limit 16.33` or the same in Chinese.
  func price(_ limit: Price?) -> String {
    guard let limit else { return language.pick("market", "市价") }
    return language.pick("limit \(limit)", "限价 \(limit)")
  }

  /// `buy 200 604045.SH at 59.15`.
  func trade(_ fill: Fill) -> String {
    "\(side(fill.side)) \(fill.quantity) \(fill.symbol)"
      + language.pick(" at \(fill.price)", "，价格 \(fill.price)")
  }

  /// Why an order ended before it was filled.
  func reason(_ reason: EndedOrder.Reason) -> String {
    switch language {
    case .english: reason.rawValue
    case .chinese:
      switch reason {
      case .expired: "收盘失效"
      case .cancelled: "已撤销"
      case .insufficientCash: "现金不足"
      }
    }
  }
}
