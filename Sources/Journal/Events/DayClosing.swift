public import TradingTypes

/// The account at a close.
public struct DayClosing: Sendable, Hashable, Codable {
  /// The date.
  public let day: TradingDay
  /// All cash.
  public let cash: Money
  /// Dividends earned and not yet paid.
  public let receivable: Money
  /// Value of all positions at closing prices.
  public let positionsValue: Money
  /// Net asset value (净值).
  public let netAssetValue: Money
  /// Charges paid since the start.
  public let feesToDate: Money
  /// Level of the benchmark at the close.
  public let benchmark: Price
  /// What is held, ascending in symbol.
  public let positions: [ClosingPosition]
  /// How the trader ended the day, such as `finish_day` or `budget_calls`; empty for simple seats.
  public let stop: String

  /// The account at a close.
  public init(
    day: TradingDay, cash: Money, receivable: Money, positionsValue: Money,
    netAssetValue: Money, feesToDate: Money, benchmark: Price, positions: [ClosingPosition],
    stop: String
  ) {
    self.day = day
    self.cash = cash
    self.receivable = receivable
    self.positionsValue = positionsValue
    self.netAssetValue = netAssetValue
    self.feesToDate = feesToDate
    self.benchmark = benchmark
    self.positions = positions
    self.stop = stop
  }
}
