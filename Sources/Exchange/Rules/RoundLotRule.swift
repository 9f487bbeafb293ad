import TradingTypes

/// Refuses anything but a positive multiple of 100 shares, on both sides (AI-Trader contest).
struct RoundLotRule: TradingRule {
  static let clause = "AI-Trader contest: buys and sells in multiples of 100"

  /// Our bound, far above any account, so that amounts cannot overflow.
  private static let most: Int64 = 1_000_000_000

  func refusal(of order: OrderCheck) -> OrderRejection? {
    if order.shares > RoundLotRule.most {
      return OrderRejection(
        .orderTooLarge, "shares=\(order.shares) is above \(RoundLotRule.most).",
        hint: "Try an order your cash covers.")
    }
    guard order.shares <= 0 || order.shares % 100 != 0 else { return nil }
    let below = max(order.shares - order.shares % 100, 0)
    return OrderRejection(
      .lotSize, "shares=\(order.shares) is not a positive multiple of 100.",
      hint: below > 0 ? "Try \(below) or \(below + 100) shares." : "Try 100 shares.")
  }
}
