import TradingTypes

/// Refuses to sell what is not held: there is no short selling in a cash account.
struct PositionRule: TradingRule {
  static let clause = "margin trading rules only; a whole order is refused, never clipped"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard order.request.side == .sell, order.account.holding.shares == 0 else { return nil }
    return OrderRejection(
      .noPosition,
      "shares=\(order.shares) of \(order.request.symbol) cannot be sold: none are held and short "
        + "selling is not offered.",
      hint: "Sell a share you hold.")
  }
}
