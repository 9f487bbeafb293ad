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
  /// Buys the ten heaviest shares of the index and holds.
  case topTen = "top-ten"
  /// Holds the best shares of the last 20 days.
  case momentum
  /// Holds the worst shares of the last 5 days.
  case reversal
  /// Trades MACD crosses.
  case macd
  /// Trades KDJ crosses.
  case kdj
  /// Trades the relative strength index.
  case rsi
  /// Trades the lower Bollinger band.
  case bollinger
  /// Holds the portfolio of least variance.
  case minVariance = "min-variance"

  /// What the seat does, in a line.
  public var summary: String {
    switch self {
    case .cash: "holds cash and never trades"
    case .buyAndHold: "buys equal parts of every share on the first day and holds"
    case .index: "buys by index weight on the first day and holds"
    case .random: "sends a few random legal orders at each decision"
    case .rebalance: "brings every share back to an equal part at each decision"
    case .topTen: "buys the ten heaviest shares of the index, a tenth each, and holds"
    case .momentum: "holds the five best shares of 20 days, changed every 5 days"
    case .reversal: "holds the five worst shares of 5 days, changed every 5 days"
    case .macd: "buys MACD golden crosses, sells dead crosses, in ten slots"
    case .kdj: "buys KDJ crosses below 30, sells those above 70, in ten slots"
    case .rsi: "buys below RSI 30, sells above 70, in ten slots"
    case .bollinger: "buys below the lower Bollinger band, sells at the middle, in ten slots"
    case .minVariance: "buys the long-only portfolio of least variance and holds"
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
    case .topTen: TopTenTrader()
    case .momentum: RotationTrader.momentum()
    case .reversal: RotationTrader.reversal()
    case .macd: SlotTrader.macd()
    case .kdj: SlotTrader.kdj()
    case .rsi: SlotTrader.rsi()
    case .bollinger: SlotTrader.bollinger()
    case .minVariance: MinimumVarianceTrader()
    }
  }
}
