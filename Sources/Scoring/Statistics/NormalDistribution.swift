#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The standard normal distribution.
public enum NormalDistribution {
  /// The probability of a value of at most `value`.
  public static func cumulative(_ value: Double) -> Double { 0.5 * erfc(-value / 2.0.squareRoot()) }

  /// The value that is exceeded with probability 1 − `probability`; nil outside (0, 1).
  ///
  /// Newton's method on ``cumulative(_:)`` from a logistic start; exact to about 1e-14.
  public static func quantile(_ probability: Double) -> Double? {
    guard probability > 0, probability < 1 else { return nil }
    if probability > 0.5 { return quantile(1 - probability).map { -$0 } }
    var value = log(probability / (1 - probability)) / 1.702
    for _ in 0..<100 {
      let density = exp(-value * value / 2) / (2 * Double.pi).squareRoot()
      guard density > 0 else { break }
      let error = cumulative(value) - probability
      // Halley's correction keeps the step sound far out in the tail.
      let step = error / (density + error * value / 2)
      value -= step
      if abs(step) < 1e-15 * max(1, abs(value)) { break }
    }
    return value
  }
}
