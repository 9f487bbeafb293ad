/// The ranks that each contestant may really have, given how much seasons differ.
///
/// Simultaneous intervals for all pairwise differences of season means, as wide as the largest
/// studentised difference when the signs of whole seasons' residuals are flipped; a contestant's best
/// rank is one more than the number of those that are surely better, its worst leaves room for those
/// that are surely worse. After M. Mogstad, J. Romano, A. Shaikh, D. Wilhelm, "Inference for ranks"
/// (2024), without step-down. Flipped signs, the wild bootstrap of C. Wu (1986) with signs of
/// R. Davidson and E. Flachaire (2008), keep the level at eight seasons, where drawing seasons with
/// replacement repeats some so often that no lead is ever large enough.
public struct RankSets: Sendable, Hashable {
  /// Best and worst rank of each contestant, from 1, in the order given.
  public let ranks: [ClosedRange<Int>]
  /// Pairs `better`, `worse` whose order is sure, by better, then worse.
  public let sure: [Pair]

  /// A pair whose order is sure.
  public struct Pair: Sendable, Hashable {
    /// Place of the better contestant.
    public let better: Int
    /// Place of the worse one.
    public let worse: Int
  }

  /// Seasons below which nothing is sure: with five there are only sixteen ways to flip signs, and
  /// one in sixteen is more than one in twenty.
  public static let leastSeasons = 6

  /// The sets of contestants with `scores[contestant][season]`, all with the same seasons.
  ///
  /// Below ``leastSeasons`` seasons nothing is sure. Up to twelve seasons all flips are made, above
  /// that `draws` of them.
  /// - Precondition: every contestant has as many scores as the first.
  public init(scores: [[Double]], level: Double = 0.95, draws: Int = 2_000, seed: UInt64) {
    let seasons = scores.first?.count ?? 0
    precondition(scores.allSatisfy { $0.count == seasons }, "contestants differ in seasons")
    let pairs = RankSets.pairs(of: scores)
    guard seasons >= RankSets.leastSeasons, !pairs.isEmpty else {
      ranks = scores.map { _ in 1...scores.count }
      sure = []
      return
    }
    let limit = RankSets.limit(scores, pairs, level: level, draws: draws, seed: seed)
    var better = [Int](repeating: 0, count: scores.count)
    var worse = better
    var sure: [Pair] = []
    for pair in pairs where abs(pair.mean) > limit * pair.error {
      let winner = pair.mean > 0 ? pair.first : pair.second
      let loser = pair.mean > 0 ? pair.second : pair.first
      better[loser] += 1
      worse[winner] += 1
      sure.append(Pair(better: winner, worse: loser))
    }
    ranks = scores.indices.map { (1 + better[$0])...max(1 + better[$0], scores.count - worse[$0]) }
    self.sure = sure.sorted { ($0.better, $0.worse) < ($1.better, $1.worse) }
  }

  private struct Difference {
    let first: Int
    let second: Int
    let mean: Double
    let error: Double
  }

  private static func pairs(of scores: [[Double]]) -> [Difference] {
    scores.indices.flatMap { first in
      scores.indices.dropFirst(first + 1).compactMap { second in
        let moments = SampleMoments(zip(scores[first], scores[second]).map { $0 - $1 })
        guard let error = moments.standardError, error > 0 else {
          // Equal in every season: never told apart. Apart by the same in every season: always.
          return moments.mean == 0
            ? nil : Difference(first: first, second: second, mean: moments.mean, error: 0)
        }
        return Difference(first: first, second: second, mean: moments.mean, error: error)
      }
    }
  }

  /// The quantile of the largest studentised difference over flips of whole seasons.
  private static func limit(
    _ scores: [[Double]], _ pairs: [Difference], level: Double, draws: Int, seed: UInt64
  ) -> Double {
    let seasons = scores[0].count
    let varying = pairs.filter { $0.error > 0 }
    let residuals = varying.map { pair in
      zip(scores[pair.first], scores[pair.second]).map { $0 - $1 - pair.mean }
    }
    let squares = residuals.map { $0.reduce(0) { $0 + $1 * $1 } / Double(seasons) }
    let isExhaustive = seasons <= 12
    var random = DrawSequence(seed: seed)
    var signs = [Double](repeating: 1, count: seasons)
    var largest = (0..<(isExhaustive ? 1 << (seasons - 1) : draws)).map { flip in
      for place in signs.indices {
        signs[place] = (isExhaustive ? flip >> place & 1 : random.below(2)) == 0 ? 1 : -1
      }
      var most = 0.0
      for (values, square) in zip(residuals, squares) {
        var sum = 0.0
        for place in signs.indices { sum += signs[place] * values[place] }
        let mean = sum / Double(seasons)
        // Flipping leaves the squares alone; what varies is the mean that is taken off them.
        let variance = max((square - mean * mean) / Double(seasons - 1), 1e-12 * square)
        most = max(most, abs(mean) / variance.squareRoot())
      }
      return most
    }
    largest.sort()
    return Quantile.of(sorted: largest, at: level)
  }
}
