#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How sure one may be that a Sharpe ratio is not luck.
///
/// After D. Bailey and M. López de Prado, "The Sharpe ratio efficient frontier" (2012) and "The
/// deflated Sharpe ratio" (2014). Ratios are per period, not annualised.
public struct SharpeInference: Sendable, Hashable {
  /// Mean over standard deviation of the returns.
  public let ratio: Double
  private let moments: SampleMoments

  /// The inference from `returns`; nil when their ratio is undefined.
  public init?(returns: [Double]) {
    moments = SampleMoments(returns)
    guard moments.count > 1, moments.deviation > 0 else { return nil }
    ratio = moments.mean / moments.deviation
  }

  /// The probabilistic Sharpe ratio: the chance that the true ratio exceeds `benchmark`.
  ///
  /// nil when skewness and kurtosis of so short a sample leave no positive variance.
  public func probability(above benchmark: Double = 0) -> Double? {
    let variance =
      1 - moments.skewness * ratio + (moments.kurtosis - 1) / 4 * ratio * ratio
    guard variance > 0 else { return nil }
    let size = Double(moments.count - 1).squareRoot()
    return NormalDistribution.cumulative((ratio - benchmark) * size / variance.squareRoot())
  }

  /// The deflated Sharpe ratio: the chance that the true ratio exceeds the best that `trials`
  /// skilless strategies reach by chance, when their ratios spread by `deviation`.
  public func deflated(trials: Int, deviation: Double) -> Double? {
    SharpeInference.bestByChance(of: trials, deviation: deviation).flatMap {
      probability(above: $0)
    }
  }

  /// The Sharpe ratio expected of the best of `trials` strategies without skill.
  public static func bestByChance(of trials: Int, deviation: Double) -> Double? {
    guard trials > 1 else { return trials == 1 ? 0 : nil }
    // Euler's constant, of the mean of the largest of many normal draws.
    let euler = 0.577_215_664_901_532_9
    guard let first = NormalDistribution.quantile(1 - 1 / Double(trials)),
      let second = NormalDistribution.quantile(1 - 1 / (Double(trials) * exp(1)))
    else { return nil }
    return deviation * ((1 - euler) * first + euler * second)
  }
}
