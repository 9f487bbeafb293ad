import TradingTypes

/// Refuses limit prices too far through the market in continuous trading (价格笼子).
///
/// Bars hold no quotes, so the last known price stands in for the best opposite quote; the rule is
/// off unless the terms ask for it.
struct PriceCageRule: TradingRule {
  static let clause = "SSE and SZSE 2023: 2 % or 10 ticks; STAR 2 %; BSE 5 % or 10 ticks"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard order.terms.priceCage, let limit = order.request.limit, let security = order.security,
      SessionPhase(at: order.time) == .continuous
    else { return nil }
    let bound = PriceCageRule.bound(
      side: order.request.side, board: security.board, market: order.last)
    switch order.request.side {
    case .buy where limit > bound:
      return OrderRejection(
        .priceCage, "price=\(limit) is above the cage of \(bound) for a buy.",
        hint: "Use at most \(bound).")
    case .sell where limit < bound:
      return OrderRejection(
        .priceCage, "price=\(limit) is below the cage of \(bound) for a sell.",
        hint: "Use at least \(bound).")
    case .buy, .sell:
      return nil
    }
  }

  /// The worst price a `side` order may name while the market is at `market`.
  static func bound(side: Side, board: Board, market: Price) -> Price {
    let percent: Int64 = board == .bse ? 5 : 2
    let tick = VenueTerms.tick.tenThousandths
    let sign: Int64 = side == .buy ? 1 : -1
    let relative =
      DecimalText.quotient(
        market.tenThousandths * (100 + sign * percent), roundedHalfUpBy: 100 * tick) * tick
    guard board != .star else { return Price(tenThousandths: relative) }
    let absolute = market.tenThousandths + sign * 10 * tick
    let bound = side == .buy ? max(relative, absolute) : min(relative, absolute)
    return Price(tenThousandths: max(bound, tick))
  }
}
