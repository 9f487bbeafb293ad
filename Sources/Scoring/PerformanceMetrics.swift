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
  /// Logarithm of last value over first; nil when all is lost.
  public let logReturn: Double?
  /// Cumulative return as one of a year of 252 periods.
  public let annualisedReturn: Double?
  /// Annualised root mean square of negative returns, all periods counted.
  public let downsideDeviation: Double?
  /// Most periods in a row below an earlier peak; zero when there was none.
  public let longestDrawdown: Int?
  /// Root mean square of the falls from the peak, the start among them (Ulcer index).
  public let ulcerIndex: Double?
  /// Lowest return of a period.
  public let worstReturn: Double?
  /// Alpha over its standard error, from a line with n − 2 degrees of freedom.
  public let alphaTStatistic: Double?
  /// Standard deviation of returns over the benchmark's, times √252.
  public let trackingError: Double?
  /// Mean over standard deviation of returns over the benchmark's, times √252.
  public let informationRatio: Double?

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
    downsideDeviation = returns.isEmpty ? nil : (downside / count * year).squareRoot()
    if let mean, downside > 0 {
      sortino = mean * year / ((downside / count).squareRoot() * year.squareRoot())
    } else {
      sortino = nil
    }

    let falls = PerformanceMetrics.falls(of: values)
    maxDrawdown = falls?.min()
    longestDrawdown = falls.map(PerformanceMetrics.longestRun(ofLosses:))
    ulcerIndex = falls.map { falls in
      (falls.reduce(0) { $0 + $1 * $1 } / Double(falls.count)).squareRoot()
    }
    worstReturn = returns.min()
    logReturn = cumulativeReturn.flatMap { $0 > -1 ? log(1 + $0) : nil }
    annualisedReturn = cumulativeReturn.flatMap { growth in
      let annual = pow(max(1 + growth, 0), year / count) - 1
      return annual.isFinite ? annual : nil
    }
    if let depth = maxDrawdown, depth < 0, let growth = cumulativeReturn, 1 + growth > 0,
      let annual = annualisedReturn
    {
      calmar = annual / -depth
    } else {
      calmar = nil
    }

    let fit = market.flatMap { PerformanceMetrics.line(of: returns, against: $0) }
    beta = fit?.slope
    annualisedAlpha = fit.map { $0.intercept * year }
    alphaTStatistic = fit?.interceptTStatistic
    let active = market.map { zip(returns, $0).map { $0 - $1 } }
    let spread = active.flatMap(PerformanceMetrics.deviation)
    trackingError = spread.map { $0 * year.squareRoot() }
    if let active, let lead = PerformanceMetrics.mean(active), let spread, spread > 0 {
      informationRatio = lead / spread * year.squareRoot()
    } else {
      informationRatio = nil
    }
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

  /// How far each value lies below the highest until then, zero or negative; nil below two values.
  private static func falls(of values: [Double]) -> [Double]? {
    guard values.count > 1, var peak = values.first else { return nil }
    return values.map { value in
      peak = max(peak, value)
      return peak > 0 ? value / peak - 1 : 0
    }
  }

  private static func longestRun(ofLosses falls: [Double]) -> Int {
    var longest = 0
    var current = 0
    for fall in falls {
      current = fall < 0 ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// The straight line through returns over the market's, and how far its intercept is from zero in
  /// standard errors; that is nil below three returns and for a perfect fit.
  private static func line(
    of returns: [Double], against market: [Double]
  ) -> (slope: Double, intercept: Double, interceptTStatistic: Double?)? {
    guard returns.count > 1, let spread = deviation(market), spread > 0, let own = mean(returns),
      let other = mean(market)
    else { return nil }
    let count = Double(returns.count)
    let products = zip(returns, market).reduce(0) { $0 + ($1.0 - own) * ($1.1 - other) }
    let squares = spread * spread * (count - 1)
    let slope = products / (count - 1) / (spread * spread)
    let intercept = own - slope * other
    let rest = zip(returns, market).reduce(0) { sum, pair in
      let residual = pair.0 - intercept - slope * pair.1
      return sum + residual * residual
    }
    let total = returns.reduce(0) { $0 + ($1 - own) * ($1 - own) }
    guard returns.count > 2, rest > 1e-18 * total else { return (slope, intercept, nil) }
    let error = (rest / (count - 2) * (1 / count + other * other / squares)).squareRoot()
    return (slope, intercept, intercept / error)
  }
}
