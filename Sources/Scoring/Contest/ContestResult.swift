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
  /// Share of schedule-matched random traders, in percent, that did at least as well.
  public var luckPercentile: Double?
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
    fees = summary.tally.fees
    journalHash = summary.journalHash
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
  /// are not known or the oracle finds nothing.
  public var skill: Double? {
    guard let alpha, let randomAlpha, let oracleAlpha, oracleAlpha > randomAlpha else { return nil }
    return (alpha - randomAlpha) / (oracleAlpha - randomAlpha)
  }
}
