/// Mean, spread and shape of a sample.
public struct SampleMoments: Sendable, Hashable {
  /// How many values.
  public let count: Int
  /// The mean; zero for an empty sample.
  public let mean: Double
  /// The standard deviation dividing by n − 1; zero below two values.
  public let deviation: Double
  /// Third standardised moment, dividing by n; zero when all values are equal.
  public let skewness: Double
  /// Fourth standardised moment, dividing by n: 3 for a normal sample and when all are equal.
  public let kurtosis: Double

  /// The moments of `values`.
  public init(_ values: some Collection<Double>) {
    count = values.count
    let size = Double(max(values.count, 1))
    let mean = values.reduce(0, +) / size
    self.mean = mean
    var second = 0.0
    var third = 0.0
    var fourth = 0.0
    for value in values {
      let distance = value - mean
      second += distance * distance
      third += distance * distance * distance
      fourth += distance * distance * distance * distance
    }
    let isFlat = values.first.map { first in values.allSatisfy { $0 == first } } ?? true
    deviation = isFlat ? 0 : (second / Double(max(values.count - 1, 1))).squareRoot()
    let variance = second / size
    skewness = isFlat ? 0 : third / size / (variance * variance.squareRoot())
    kurtosis = isFlat ? 3 : fourth / size / (variance * variance)
  }

  /// The standard error of the mean; nil below two values.
  public var standardError: Double? {
    count > 1 ? deviation / Double(count).squareRoot() : nil
  }
}
