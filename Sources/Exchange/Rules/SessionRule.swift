import TradingTypes

/// Refuses orders while the market takes none.
struct SessionRule: TradingRule {
  static let clause = "SSE 2.4.2, SZSE 2.4.2 (2023); after-hours trading SSE and SZSE 2026"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard let security = order.security else { return nil }
    let phase = SessionPhase(at: order.time, on: security.symbol.venue)
    guard !phase.takesOrders(board: security.board, on: order.time.day) else { return nil }
    return OrderRejection(
      .marketClosed, "the market takes no order at \(order.time.clock).",
      hint: "Send it between 09:15 and 11:30 or 13:00 and 15:00.")
  }
}
