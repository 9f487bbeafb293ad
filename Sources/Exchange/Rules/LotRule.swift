import TradingTypes

/// Refuses quantities that are not whole lots (每手), or an odd remainder sold in parts.
struct LotRule: TradingRule {
  static let clause =
    "SSE 3.3.8, SZSE 3.3.8, 上证函〔2014〕301号, SSE 6.1.7 (STAR), BSE 3.3.8"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard let security = order.security else { return nil }
    let lots = LotTable(of: security.board)
    let balance =
      order.terms.oddLotBalance == .sellable
      ? order.account.sellable.shares : order.account.balance.shares
    let isWhole =
      order.request.side == .buy
      ? lots.allowsBuy(order.shares) : lots.allowsSell(order.shares, balance: balance)
    if isWhole { return nil }
    return OrderRejection(
      .lotSize, LotRule.message(order.shares, order.request.side, lots, security.board, balance),
      hint: LotRule.hint(order.shares, order.request.side, lots, balance))
  }

  private static func message(
    _ shares: Int64, _ side: Side, _ lots: LotTable, _ board: Board, _ balance: Int64
  ) -> String {
    if shares <= 0 { return "shares=\(shares) is not a positive number of shares." }
    if lots.step > 1 {
      let rest = side == .sell && balance % lots.step != 0
      return "shares=\(shares) is not a multiple of \(lots.step) on the \(board.spokenName) board"
        + (rest ? ", nor does it hold all \(balance % lots.step) odd shares of \(balance)." : ".")
    }
    return "shares=\(shares) is below the least of \(lots.minimum) on the \(board.spokenName) board"
      + (side == .sell ? ", and not the whole balance of \(balance)." : ".")
  }

  private static func hint(
    _ shares: Int64, _ side: Side, _ lots: LotTable, _ balance: Int64
  ) -> String {
    switch side {
    case .buy:
      let below = lots.wholeBuy(atMost: shares)
      let above = max(min(below, .max - lots.step) + lots.step, lots.minimum)
      return below > 0 ? "Try \(below) or \(above) shares." : "Try \(above) shares."
    case .sell:
      let below = lots.wholeBuy(atMost: min(max(shares, 0), balance))
      if below > 0, below != balance { return "Try \(below) or \(balance) shares." }
      return "Try \(balance) shares."
    }
  }
}

extension Board {
  /// The board as it is called in a sentence.
  var spokenName: String {
    switch self {
    case .main: "main"
    case .star: "STAR"
    case .chinext: "ChiNext"
    case .bse: "Beijing"
    case .index: "index"
    }
  }
}
