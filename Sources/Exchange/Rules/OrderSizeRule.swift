import TradingTypes

/// Refuses orders above the most shares a board takes in one order (单笔申报最大数量).
struct OrderSizeRule: TradingRule {
  static let clause = "SSE 3.3.9, ChiNext special provisions 2.8, STAR special provisions 20"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard let security = order.security else { return nil }
    let lots = LotTable(of: security.board, on: order.time.day)
    let most = order.request.limit == nil ? lots.marketMaximum : lots.limitMaximum
    guard order.shares > most else { return nil }
    return OrderRejection(
      .orderTooLarge,
      "shares=\(order.shares) is above \(most), the most in one "
        + "\(order.request.limit == nil ? "market" : "limit") order on the "
        + "\(security.board.spokenName) board.",
      hint: "Split it into orders of at most \(most) shares.")
  }
}
