/// The seats that trade by a rule and need nothing but a seed.
public enum RuleSeat: String, Sendable, CaseIterable {
  /// Never trades.
  case cash
  /// Buys equal parts on the first day and holds.
  case buyAndHold = "buy-and-hold"
  /// Buys by index weight on the first day and holds.
  case index
  /// Sends a few random legal orders.
  case random
  /// Rebalances to equal parts every day.
  case rebalance

  /// What the seat does, in a line.
  public var summary: String {
    switch self {
    case .cash: "holds cash and never trades"
    case .buyAndHold: "buys equal parts of every share on the first day and holds"
    case .index: "buys by index weight on the first day and holds"
    case .random: "sends a few random legal orders at each decision"
    case .rebalance: "brings every share back to an equal part at each decision"
    }
  }

  /// A trader for the seat.
  public func trader(seed: UInt64) -> any Trader {
    switch self {
    case .cash: CashTrader()
    case .buyAndHold: BuyAndHoldTrader(.equal)
    case .index: BuyAndHoldTrader(.index)
    case .random: RandomTrader(seed: seed)
    case .rebalance: RebalanceTrader()
    }
  }
}
