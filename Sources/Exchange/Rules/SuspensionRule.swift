import TradingTypes

/// Refuses orders in a share that does not trade today (停牌).
struct SuspensionRule: TradingRule {
  static let clause = "SSE and SZSE trading rules, suspension and resumption"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard order.security?.isSuspended == true else { return nil }
    return OrderRejection(
      .suspended, "symbol=\(order.request.symbol) is suspended on \(order.time.day).",
      hint: "Try another share, or the next trading day.")
  }
}
