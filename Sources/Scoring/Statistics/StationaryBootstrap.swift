/// Resamples a series of days in blocks of random length, so that neighbours stay neighbours.
///
/// After D. Politis and J. Romano, "The stationary bootstrap" (1994). Series that share `places` are
/// resampled together: their dependence on the same days is kept.
public struct StationaryBootstrap: Sendable {
  /// Mean length of a block, in days; 1 draws days independently.
  public let meanBlock: Double
  private let seed: UInt64

  /// A bootstrap with blocks of `meanBlock` days on average, at least one.
  public init(meanBlock: Double, seed: UInt64) {
    self.meanBlock = max(meanBlock, 1)
    self.seed = seed
  }

  /// The days of resample `number`, out of `count` days.
  public func places(count: Int, resample number: Int) -> [Int] {
    guard count > 0 else { return [] }
    var random = DrawSequence(seed: seed, part: number)
    var place = random.below(count)
    return (0..<count).map { index in
      if index > 0 {
        place = random.unit() * meanBlock < 1 ? random.below(count) : (place + 1) % count
      }
      return place
    }
  }

  /// The share of resamples in which the paired mean of `first` − `second`, centred, is at least as
  /// far from zero as the observed one: the p-value of equal means; nil for no days.
  ///
  /// - Precondition: both have the same number of days.
  public func pairedProbability(
    _ first: [Double], _ second: [Double], draws: Int = 2_000
  ) -> Double? {
    precondition(first.count == second.count, "\(first.count) days against \(second.count)")
    let differences = zip(first, second).map { $0 - $1 }
    guard !differences.isEmpty, draws > 0 else { return nil }
    let observed = SampleMoments(differences).mean
    let count = Double(differences.count)
    let extreme = (0..<draws).count { number in
      let sum = places(count: differences.count, resample: number).reduce(0) {
        $0 + differences[$1]
      }
      return abs(sum / count - observed) >= abs(observed)
    }
    return Double(extreme + 1) / Double(draws + 1)
  }
}
