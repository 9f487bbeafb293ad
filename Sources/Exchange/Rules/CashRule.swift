import TradingTypes

/// Refuses buys that the sender's cash does not cover with charges.
///
/// A market order is measured at the last known price, so the verdict cannot depend on the bar that
/// follows.
struct CashRule: TradingRule {
  static let clause = "convention: price × shares and charges are frozen when sent"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard order.request.side == .buy, let security = order.security else { return nil }
    let cost = order.cost
    guard cost > order.account.buyingPower else { return nil }
    let most = CashRule.affordable(order, lots: LotTable(of: security.board))
    return OrderRejection(
      .insufficientCash,
      "shares=\(order.shares) at \(order.price) needs \(cost) CNY with charges, available "
        + "\(order.account.buyingPower).",
      hint: most > 0
        ? "Buy at most \(most) shares." : "One lot is out of reach; try a cheaper share.")
  }

  /// The largest whole buy that the sender's cash covers with charges.
  static func affordable(_ order: OrderCheck, lots: LotTable) -> Int64 {
    let price = order.price
    guard price.tenThousandths > 0, order.account.buyingPower > .zero else { return 0 }
    var shares = lots.wholeBuy(
      atMost: order.account.buyingPower.tenThousandths / price.tenThousandths)
    while shares > 0 {
      let amount = price * Quantity(shares)
      if amount + order.fees.fees(on: amount, side: .buy).total <= order.account.buyingPower {
        return shares
      }
      shares = lots.wholeBuy(atMost: shares - 1)
    }
    return 0
  }
}
