import TradingTypes

/// Refuses limit prices outside the day's band around the reference price (涨跌幅限制).
///
/// New listings have no band on their first days, so nothing is refused there.
struct PriceLimitRule: TradingRule {
  static let clause = "SSE 3.3.13 and 3.3.17, SZSE 3.3.13 and 3.3.19 (2023)"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard let limit = order.request.limit, let band = order.security?.band,
      !band.contains(limit)
    else { return nil }
    let side = limit > band.high ? "above limit up \(band.high)" : "below limit down \(band.low)"
    return OrderRejection(
      .priceOutOfLimit, "price=\(limit) is \(side) of \(order.request.symbol) today.",
      hint: "Use a price from \(band.low) to \(band.high).")
  }
}
