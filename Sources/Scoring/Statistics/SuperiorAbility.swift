#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether the best of several contestants beats a benchmark, after looking at all of them.
///
/// White's reality check (2000) and Hansen's test for superior predictive ability (2005), both by
/// stationary bootstrap of the excess over the benchmark.
public struct SuperiorAbility: Sendable, Hashable {
  /// The p-value of White's reality check.
  public let realityCheck: Double
  /// The consistent p-value of Hansen's test.
  public let superior: Double

  /// The tests on `excess[contestant][period]`; nil without contestants or with one period.
  public init?(
    excess: [[Double]], meanBlock: Double = 1, draws: Int = 2_000, seed: UInt64
  ) {
    guard let periods = excess.first?.count, periods > 1, draws > 0,
      excess.allSatisfy({ $0.count == periods })
    else { return nil }
    let root = Double(periods).squareRoot()
    let bootstrap = StationaryBootstrap(meanBlock: meanBlock, seed: seed)
    let means = excess.map { SampleMoments($0).mean }
    var resampled = excess.map { _ in [Double]() }
    for draw in 0..<draws {
      let places = bootstrap.places(count: periods, resample: draw)
      for (contestant, values) in excess.enumerated() {
        resampled[contestant].append(places.reduce(0) { $0 + values[$1] } / Double(periods))
      }
    }
    // The deviation of √n times the mean, as the bootstrap sees it.
    let deviations = resampled.map { SampleMoments($0).deviation * root }
    let hurdle = -(2 * log(max(log(Double(periods)), 1))).squareRoot()
    let check = means.reduce(-Double.infinity) { max($0, root * $1) }
    let test = zip(means, deviations).reduce(0) {
      max($0, $1.1 > 0 ? root * $1.0 / $1.1 : 0)
    }
    var checks = 0
    var tests = 0
    for draw in 0..<draws {
      var largest = -Double.infinity
      var studentised = 0.0
      for contestant in excess.indices {
        let distance = root * (resampled[contestant][draw] - means[contestant])
        largest = max(largest, distance)
        guard deviations[contestant] > 0 else { continue }
        // A contestant far below the benchmark is not pulled up to it.
        let isPoor = root * means[contestant] <= deviations[contestant] * hurdle
        let kept = isPoor ? root * means[contestant] : 0
        studentised = max(studentised, (distance + kept) / deviations[contestant])
      }
      if largest >= check { checks += 1 }
      if studentised >= test { tests += 1 }
    }
    realityCheck = Double(checks + 1) / Double(draws + 1)
    superior = Double(tests + 1) / Double(draws + 1)
  }
}
