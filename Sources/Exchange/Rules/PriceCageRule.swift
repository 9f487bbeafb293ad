import TradingTypes

/// Refuses limit prices too far through the market in continuous trading (价格笼子).
///
/// Bars hold no quotes, so the last known price stands in for the best opposite quote; the rule is
/// off unless the terms ask for it.
struct PriceCageRule: TradingRule {
  static let clause =
    "SSE and SZSE 2023: 2 % or 10 ticks; STAR, and ChiNext from 2020-08-24: 2 %; BSE 5 % or 10 ticks"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard order.terms.priceCage, let limit = order.request.limit, let security = order.security,
      PriceCageRule.binds(security.board, on: order.time.day),
      SessionPhase(at: order.time, on: security.symbol.venue) == .continuous
    else { return nil }
    let bound = PriceCageRule.bound(
      side: order.request.side, board: security.board, market: order.last, on: order.time.day)
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

  /// Whether `board` has a cage on `day`: the main board since registration reached it.
  private static func binds(_ board: Board, on day: TradingDay) -> Bool {
    switch board {
    case .star, .bse: true
    case .chinext: day >= DailyLimitTable.chinextReform
    case .main, .index: day >= DailyLimitTable.mainBoardRegistration
    }
  }

  /// Whether ten ticks may replace the percentage on `board`: on ChiNext since the rules of 2023.
  private static func countsTicks(_ board: Board, on day: TradingDay) -> Bool {
    switch board {
    case .star: false
    case .chinext: day >= DailyLimitTable.mainBoardRegistration
    case .main, .index, .bse: true
    }
  }

  /// The worst price a `side` order may name while the market is at `market`.
  static func bound(side: Side, board: Board, market: Price, on day: TradingDay) -> Price {
    let percent: Int64 = board == .bse ? 5 : 2
    let tick = VenueTerms.tick.tenThousandths
    let sign: Int64 = side == .buy ? 1 : -1
    let relative =
      DecimalText.quotient(
        market.tenThousandths * (100 + sign * percent), roundedHalfUpBy: 100 * tick) * tick
    guard countsTicks(board, on: day) else { return Price(tenThousandths: max(relative, tick)) }
    let absolute = market.tenThousandths + sign * 10 * tick
    let bound = side == .buy ? max(relative, absolute) : min(relative, absolute)
    return Price(tenThousandths: max(bound, tick))
  }
}
