import Foundation
import Testing

@testable import Scoring

struct `Rank sets` {
  static func noise(_ contestants: Int, _ seasons: Int, seed: Int) -> [[Double]] {
    var random = DrawSequence(seed: 77, part: seed)
    return (0..<contestants).map { _ in
      (0..<seasons).map { _ in
        (0..<12).reduce(-6) { sum, _ in sum + random.unit() }
      }
    }
  }

  @Test func `one season tells nothing`() {
    let sets = RankSets(scores: [[1], [2], [3]], seed: 1)
    #expect(sets.ranks == [1...3, 1...3, 1...3])
    #expect(sets.sure.isEmpty)
  }

  @Test func `clear leads give single ranks`() {
    let scores = Self.noise(3, 30, seed: 1).enumerated().map { place, values in
      values.map { $0 + Double(place) * 5 }
    }
    #expect(RankSets(scores: scores, seed: 1).ranks == [3...3, 2...2, 1...1])
  }

  @Test func `identical contestants share every rank`() {
    let one = Self.noise(1, 20, seed: 2)[0]
    #expect(RankSets(scores: [one, one, one], seed: 1).ranks == [1...3, 1...3, 1...3])
  }

  /// The family-wise error: `FUPAN_CALIBRATION=200` repeats it as often as a release does.
  @Test func `among equals somebody is declared better in about one contest of twenty`() {
    let trials = ProcessInfo.processInfo.environment["FUPAN_CALIBRATION"].flatMap(Int.init) ?? 40
    let declared = (0..<trials).count { trial in
      let scores = Self.noise(20, 40, seed: trial)
      return !RankSets(scores: scores, draws: 500, seed: UInt64(trial)).sure.isEmpty
    }
    // Four binomial deviations above 5 %: a broken construction declares far more.
    let limit = 0.05 + 4 * (0.05 * 0.95 / Double(trials)).squareRoot()
    #expect(Double(declared) / Double(trials) <= limit, "\(declared) of \(trials)")
  }
}
