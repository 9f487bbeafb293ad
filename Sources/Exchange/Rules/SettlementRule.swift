import TradingTypes

/// Refuses to sell shares before they settle, or twice (T+1).
struct SettlementRule: TradingRule {
  static let clause = "SSE 3.1.4, SZSE 3.1.4 (2023): not before settlement"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    let account = order.account
    guard order.request.side == .sell, order.shares > account.sellable.shares else { return nil }
    let holding = account.holding.shares
    if order.shares > holding {
      return OrderRejection(
        .notSellable,
        "shares=\(order.shares) is more than the \(holding) held; short selling is not offered.",
        hint: SettlementRule.hint(account))
    }
    let frozen = account.frozen.shares
    let unsettled = holding - frozen - account.sellable.shares
    return OrderRejection(
      .notSellable,
      "shares=\(order.shares) but only \(account.sellable) of \(holding) may be sold now: "
        + "\(unsettled) bought today, \(frozen) in open sell orders.",
      hint: SettlementRule.hint(account))
  }

  private static func hint(_ account: AccountStanding) -> String {
    account.sellable.shares > 0
      ? "Sell at most \(account.sellable) shares." : "Wait for the next trading day."
  }
}
