public import TradingTypes

/// How many shares an order may hold, by board (申报数量).
public struct LotTable: Sendable, Hashable {
  /// Least shares of a buy.
  public let minimum: Int64
  /// Step above the least.
  public let step: Int64
  /// Most shares of a limit order.
  public let limitMaximum: Int64
  /// Most shares of a market order.
  public let marketMaximum: Int64

  /// The quantities of `board` on `day`, or by the rules of today.
  ///
  /// Main board SSE 3.3.8 and 3.3.9; growth board special provisions 2.8, before its reform as the main
  /// board; STAR SSE 6.1.7 and special provisions art. 20; Beijing 3.3.8, its maximum from secondary
  /// sources.
  public init(of board: Board, on day: TradingDay? = nil) {
    switch board {
    case .main, .index: self.init(100, 100, 1_000_000, 1_000_000)
    case .chinext where day.map { $0 < DailyLimitTable.chinextReform } ?? false:
      self.init(100, 100, 1_000_000, 1_000_000)
    case .chinext: self.init(100, 100, 300_000, 150_000)
    case .star: self.init(200, 1, 100_000, 50_000)
    case .bse: self.init(100, 1, 1_000_000, 1_000_000)
    }
  }

  private init(_ minimum: Int64, _ step: Int64, _ limitMaximum: Int64, _ marketMaximum: Int64) {
    self.minimum = minimum
    self.step = step
    self.limitMaximum = limitMaximum
    self.marketMaximum = marketMaximum
  }

  /// Whether a buy of `shares` is whole.
  public func allowsBuy(_ shares: Int64) -> Bool { shares >= minimum && shares % step == 0 }

  /// Whether a sell of `shares` out of a balance is whole: lots, or the odd remainder in one order.
  public func allowsSell(_ shares: Int64, balance: Int64) -> Bool {
    guard shares > 0 else { return false }
    if step > 1 { return shares % step == 0 || shares % step == balance % step }
    return shares >= minimum || shares == balance
  }

  /// The largest whole buy of at most `shares`, zero when even the least is too many.
  public func wholeBuy(atMost shares: Int64) -> Int64 {
    shares < minimum ? 0 : shares - shares % step
  }
}
