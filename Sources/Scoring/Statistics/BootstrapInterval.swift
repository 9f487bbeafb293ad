/// The mean of a sample of seasons and where it may lie.
public struct BootstrapInterval: Sendable, Hashable, Codable {
  /// The mean.
  public let mean: Double
  /// Lower end.
  public let low: Double
  /// Upper end.
  public let high: Double

  /// The percentile interval at `level` from `draws` resamples of whole seasons; nil for none.
  ///
  /// A season is never cut: its days depend on each other.
  public init?(of seasons: [Double], level: Double = 0.95, draws: Int = 2_000, seed: UInt64) {
    guard !seasons.isEmpty, draws > 0 else { return nil }
    mean = SampleMoments(seasons).mean
    var random = DrawSequence(seed: seed)
    var means = (0..<draws).map { _ in
      var sum = 0.0
      for _ in seasons.indices { sum += seasons[random.below(seasons.count)] }
      return sum / Double(seasons.count)
    }
    means.sort()
    low = Quantile.of(sorted: means, at: (1 - level) / 2)
    high = Quantile.of(sorted: means, at: (1 + level) / 2)
  }
}

/// Quantiles of a sample.
enum Quantile {
  /// The quantile of ascending `values` at `part`, between neighbours in proportion.
  static func of(sorted values: [Double], at part: Double) -> Double {
    guard let last = values.last else { return 0 }
    let place = min(max(part, 0), 1) * Double(values.count - 1)
    let below = Int(place)
    guard below + 1 < values.count else { return last }
    return values[below] + (values[below + 1] - values[below]) * (place - Double(below))
  }
}
