import TradingTypes

/// Refuses to buy more of a share under risk warning than an account may in one day (风险警示股票).
///
/// Counted in orders: what is cancelled or expires makes room again.
struct RiskWarningCapRule: TradingRule {
  static let clause =
    "SSE risk warning board: 500,000 shares an account, share and day; BSE 200,000 from 2026-08-31"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard order.request.side == .buy, let security = order.security, security.isSpecialTreatment,
      let most = RiskWarningCapRule.most(of: security.symbol.venue, on: order.time.day),
      order.boughtToday + order.shares > most
    else { return nil }
    let left = max(most - order.boughtToday, 0)
    return OrderRejection(
      .orderTooLarge,
      "shares=\(order.shares) of \(order.request.symbol), which is under risk warning (ST): an account "
        + "may buy \(most) a day, \(order.boughtToday) are ordered already.",
      hint: left > 0 ? "Buy at most \(left) shares." : "Wait for the next trading day.")
  }

  private static let beijingCap = date(2026, 8, 31)

  /// The cap of a venue on `day`; nil where there is none.
  private static func most(of venue: Venue, on day: TradingDay) -> Int64? {
    switch venue {
    case .shanghai: 500_000
    case .beijing: day < beijingCap ? nil : 200_000
    case .shenzhen: nil
    }
  }
}
