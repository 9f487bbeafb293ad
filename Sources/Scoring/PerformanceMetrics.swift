#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Return and risk of a series of values against a benchmark.
///
/// Conventions: simple returns; the first value is the starting cash and counts as a peak; deviations
/// divide by n − 1; the risk-free rate is zero; a year has ``periodsPerYear`` periods. A ratio that is
/// undefined is nil, never infinite. Definitions agree with empyrical and quantstats except where
/// those two disagree with each other.
public struct PerformanceMetrics: Sendable, Hashable {
  /// Trading days in a year, the convention of the libraries these figures are held against.
  public static let periodsPerYear = 252.0

  /// Last value over first value, minus one.
  public let cumulativeReturn: Double?
  /// The same for the benchmark.
  public let benchmarkReturn: Double?
  /// Return over the benchmark's, geometrically: (1 + R) / (1 + R_b) − 1.
  public let excessReturn: Double?
  /// Standard deviation of returns times √252.
  public let annualisedVolatility: Double?
  /// Mean over standard deviation of returns, times √252.
  public let sharpe: Double?
  /// Standard error of the annualised Sharpe ratio for independent returns (Lo, 2002).
  public let sharpeStandardError: Double?
  /// Mean return times 252 over the annualised root mean square of negative returns.
  public let sortino: Double?
  /// Deepest fall from a peak, zero or negative.
  public let maxDrawdown: Double?
  /// Annualised return over the depth of the deepest fall.
  public let calmar: Double?
  /// Covariance with the benchmark over the benchmark's variance.
  public let beta: Double?
  /// Mean return not explained by beta, times 252.
  public let annualisedAlpha: Double?
  /// Share of periods with a positive return.
  public let winRate: Double?

  /// The metrics of `values` (first the start, then one a period) against `benchmark` of equal length;
  /// what needs a benchmark is nil without one.
  ///
  /// - Precondition: both have the same number of values.
  public init(values: [Double], benchmark: [Double]?) {
    precondition(
      benchmark.map { $0.count == values.count } ?? true,
      "\(values.count) values but \(benchmark?.count ?? 0) of the benchmark")
    let returns = PerformanceMetrics.returns(of: values)
    let market = benchmark.map(PerformanceMetrics.returns(of:))
    let count = Double(returns.count)
    let year = PerformanceMetrics.periodsPerYear

    cumulativeReturn = PerformanceMetrics.growth(of: values)
    benchmarkReturn = benchmark.flatMap(PerformanceMetrics.growth(of:))
    if let own = cumulativeReturn, let other = benchmarkReturn, 1 + other > 0 {
      excessReturn = (1 + own) / (1 + other) - 1
    } else {
      excessReturn = nil
    }

    let mean = PerformanceMetrics.mean(returns)
    let deviation = PerformanceMetrics.deviation(returns)
    annualisedVolatility = deviation.map { $0 * year.squareRoot() }
    if let mean, let deviation, deviation > 0 {
      let ratio = mean / deviation
      sharpe = ratio * year.squareRoot()
      sharpeStandardError = ((1 + 0.5 * ratio * ratio) / (count - 1) * year).squareRoot()
    } else {
      sharpe = nil
      sharpeStandardError = nil
    }

    let downside = returns.reduce(0) { $0 + min($1, 0) * min($1, 0) }
    if let mean, downside > 0 {
      sortino = mean * year / ((downside / count).squareRoot() * year.squareRoot())
    } else {
      sortino = nil
    }

    maxDrawdown = PerformanceMetrics.maxDrawdown(of: values)
    if let depth = maxDrawdown, depth < 0, let growth = cumulativeReturn, 1 + growth > 0 {
      calmar = (pow(1 + growth, year / count) - 1) / -depth
    } else {
      calmar = nil
    }

    let fit = market.flatMap { PerformanceMetrics.line(of: returns, against: $0) }
    beta = fit?.slope
    annualisedAlpha = fit.map { $0.intercept * year }
    winRate = returns.isEmpty ? nil : Double(returns.count { $0 > 0 }) / count
  }

  /// Simple returns, one fewer than values; zero after a value of zero.
  static func returns(of values: [Double]) -> [Double] {
    zip(values, values.dropFirst()).map { $0 == 0 ? 0 : $1 / $0 - 1 }
  }

  private static func growth(of values: [Double]) -> Double? {
    guard let first = values.first, let last = values.last, values.count > 1, first > 0 else {
      return nil
    }
    return last / first - 1
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The sample standard deviation; exactly zero when all values are equal.
  private static func deviation(_ values: [Double]) -> Double? {
    guard values.count > 1, let mean = mean(values), let first = values.first else { return nil }
    if values.allSatisfy({ $0 == first }) { return 0 }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  private static func maxDrawdown(of values: [Double]) -> Double? {
    guard values.count > 1, var peak = values.first else { return nil }
    var deepest = 0.0
    for value in values {
      peak = max(peak, value)
      if peak > 0 { deepest = min(deepest, value / peak - 1) }
    }
    return deepest
  }

  private static func line(
    of returns: [Double], against market: [Double]
  ) -> (slope: Double, intercept: Double)? {
    guard returns.count > 1, let spread = deviation(market), spread > 0, let own = mean(returns),
      let other = mean(market)
    else { return nil }
    let products = zip(returns, market).reduce(0) { $0 + ($1.0 - own) * ($1.1 - other) }
    let slope = products / Double(returns.count - 1) / (spread * spread)
    return (slope, own - slope * other)
  }
}
