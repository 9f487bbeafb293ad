import Journal
public import TradingTypes

/// One run of a contest: a seat in a season, once.
///
/// Written as one file a run and read back by whoever makes the board; nothing else is kept of a run
/// that has no folder of its own.
public struct ContestResult: Sendable, Hashable, Codable {
  /// The seat's name in the contest.
  public var seat: String
  /// Number of the season, from 1.
  public var season: Int
  /// Number of the repeat of this season by this seat, from 1.
  public var attempt: Int
  /// The market's name.
  public var market: String
  /// First trading day.
  public var start: TradingDay
  /// Cash at the start.
  public var cash: Money
  /// Net asset value at each close.
  public var values: [Money]
  /// Level of the benchmark before the first day and at each close.
  public var benchmark: [Price]
  /// Whether the season came to its end.
  public var isComplete: Bool
  /// Orders that traded.
  public var trades: Int
  /// Orders that the venue refused.
  public var rejections: Int
  /// Charges paid.
  public var fees: Money
  /// Orders that the venue refused because they broke a rule; not those that lacked cash or a market.
  public var violations: Int
  /// Whether every entry of the journal was recomputed and found identical.
  public var isVerified = false
  /// Share of schedule-matched random traders, in percent, that did better, half of those that did
  /// exactly as well counted.
  public var luckPercentile: Double?
  /// The same of expected alpha, where means are known: what noise did is left out.
  public var alphaPercentile: Double?
  /// Expected alpha over the season, where means are known.
  public var alpha: Double?
  /// Mean expected alpha of the schedule-matched random traders.
  public var randomAlpha: Double?
  /// Expected alpha of the oracle in this season.
  public var oracleAlpha: Double?
  /// Hash of the journal's last entry.
  public var journalHash: String

  /// A result of the run in `summary`, without what luck and skill need.
  public init(_ summary: RunSummary, seat: String, season: Int, attempt: Int) {
    self.seat = seat
    self.season = season
    self.attempt = attempt
    market = summary.header.market
    start = summary.header.start
    cash = summary.header.cash
    values = summary.curve.points.map(\.netAssetValue)
    benchmark = [summary.curve.benchmarkStart] + summary.curve.points.map(\.benchmark)
    isComplete = summary.tally.isComplete
    trades = summary.tally.trades
    rejections = summary.tally.rejections
    violations = summary.tally.violations
    fees = summary.tally.fees
    journalHash = summary.journalHash
  }

  /// Compares the run with random traders that followed its schedule.
  public mutating func compare(with traders: [RandomTraders.Outcome]) {
    guard !traders.isEmpty else { return }
    let value = values.last?.tenThousandths ?? cash.tenThousandths
    luckPercentile = ContestResult.percentAbove(value, in: traders.map(\.value))
    guard let alpha else { return }
    randomAlpha = traders.reduce(0) { $0 + $1.alpha } / Double(traders.count)
    alphaPercentile = ContestResult.percentAbove(alpha, in: traders.map(\.alpha))
  }

  private static func percentAbove<Value: Comparable>(_ value: Value, in others: [Value]) -> Double
  {
    let above = others.count { $0 > value }
    let equal = others.count { $0 == value }
    return (Double(above) + Double(equal) / 2) / Double(others.count) * 100
  }

  /// The result as one line of JSON with sorted keys.
  ///
  /// - Throws: an `EncodingError` when a figure is not a number.
  public func line() throws -> String { try RunExports.json(self, pretty: false) }
}

extension ContestResult {
  /// Daily returns, from the starting cash on.
  public var returns: [Double] {
    let all = [cash.approximateYuan] + values.map(\.approximateYuan)
    return zip(all, all.dropFirst()).map { $0 > 0 ? $1 / $0 - 1 : 0 }
  }

  /// Last value over the starting cash, minus one; zero before the first close.
  public var growth: Double {
    guard let last = values.last, cash > .zero else { return 0 }
    return last.approximateYuan / cash.approximateYuan - 1
  }

  /// Return over the benchmark's, geometrically.
  public var excess: Double {
    guard let first = benchmark.first, let last = benchmark.last, first.tenThousandths > 0,
      last.tenThousandths > 0
    else { return growth }
    return (1 + growth) * first.approximateYuan / last.approximateYuan - 1
  }

  /// (alpha − random) / (oracle − random): 0 for random choice, 1 for the oracle; nil where the means
  /// are not known or there is nothing that even the oracle finds worth its charges.
  public var skill: Double? {
    guard let alpha, let randomAlpha, let oracleAlpha, oracleAlpha > max(randomAlpha, 0) else {
      return nil
    }
    return (alpha - randomAlpha) / (oracleAlpha - randomAlpha)
  }
}
