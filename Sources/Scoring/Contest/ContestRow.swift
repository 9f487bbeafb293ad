import TradingTypes

/// A seat's line on the board.
public struct ContestRow: Sendable, Hashable {
  /// Whether a seat may have a rank.
  public enum Standing: Sendable, Hashable {
    /// It may.
    case ranked
    /// It is shown for comparison.
    case baseline
    /// It may not, for this reason.
    case barred(String)
  }

  /// The seat's name.
  public let seat: String
  /// Whether it may have a rank.
  public let standing: Standing
  /// Chance that random choice on the same schedules scores as high over all seasons; nil where there
  /// are no random traders.
  public let chance: Double?
  /// Mean score over seasons and where it may lie.
  public let score: BootstrapInterval?
  /// The same for the return over the benchmark.
  public let excess: BootstrapInterval?
  /// Mean return of a season.
  public let meanReturn: Double
  /// The ranks it may have; nil with too few seasons.
  public let ranks: ClosedRange<Int>?
  /// Mean share of random traders, in percent, that did at least as well.
  public let luckPercentile: Double?
  /// Annualised Sharpe ratio of all days of all seasons.
  public let sharpe: Double?
  /// Chance that the true Sharpe ratio is positive.
  public let sharpeProbability: Double?
  /// Chance that it exceeds the best that so many skilless seats reach.
  public let deflatedProbability: Double?
  /// Runs counted.
  public let runs: Int
  /// Orders traded in all runs.
  public let trades: Int
  /// Orders refused in all runs.
  public let rejections: Int
  /// Of those, orders that broke a rule.
  public let violations: Int
  /// Mean charges of a run, as a part of the starting cash.
  public let meanFees: Double
  /// Quantiles of value over starting cash: for each day 5, 25, 50, 75 and 95 percent of runs.
  public let fan: [[Double]]

  init(
    seat: String, runs: [ContestResult], standing: Standing, score: BootstrapInterval?,
    chance: Double?, excess: BootstrapInterval?,
    ranks: ClosedRange<Int>?, sharpe: SharpeInference?, trials: Int, spread: Double
  ) {
    self.seat = seat
    self.standing = standing
    self.chance = chance
    self.score = score
    self.excess = excess
    self.ranks = ranks
    self.runs = runs.count
    meanReturn = SampleMoments(runs.map(\.growth)).mean
    let luck = runs.compactMap(\.luckPercentile)
    luckPercentile = luck.isEmpty ? nil : SampleMoments(luck).mean
    self.sharpe = sharpe.map { $0.ratio * PerformanceMetrics.periodsPerYear.squareRoot() }
    sharpeProbability = sharpe?.probability()
    deflatedProbability = sharpe?.deflated(trials: trials, deviation: spread)
    trades = runs.reduce(0) { $0 + $1.trades }
    rejections = runs.reduce(0) { $0 + $1.rejections }
    violations = runs.reduce(0) { $0 + $1.violations }
    meanFees =
      SampleMoments(
        runs.map { $0.fees.approximateYuan / max($0.cash.approximateYuan, 0.01) }
      ).mean
    fan = ContestRow.fan(of: runs)
  }

  private static func fan(of runs: [ContestResult]) -> [[Double]] {
    let days = runs.map(\.values.count).min() ?? 0
    return (0..<days).map { day in
      let values = runs.map {
        $0.values[day].approximateYuan / max($0.cash.approximateYuan, 0.01)
      }
      .sorted()
      return [0.05, 0.25, 0.5, 0.75, 0.95].map { Quantile.of(sorted: values, at: $0) }
    }
  }
}
