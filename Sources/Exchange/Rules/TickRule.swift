import TradingTypes

/// Refuses limit prices between ticks (最小变动单位 0.01).
struct TickRule: TradingRule {
  static let clause = "SSE 3.3.11, SZSE 3.3.13 (2023)"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard let limit = order.request.limit else { return nil }
    let tick = VenueTerms.tick
    guard limit.tenThousandths <= 0 || !limit.isOnTick(tick) else { return nil }
    let below = max(limit.tenThousandths / tick.tenThousandths, 1)
    return OrderRejection(
      .tickSize, "price=\(limit) is not a positive multiple of \(tick).",
      hint: "Try \(Price(tenThousandths: below * tick.tenThousandths)) or "
        + "\(Price(tenThousandths: (below + 1) * tick.tenThousandths)).")
  }
}
