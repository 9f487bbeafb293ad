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

  @Test func `too few seasons tell nothing, however clear`() {
    let scores = [[Double]](repeating: [], count: 2).enumerated().map { place, _ in
      (0..<5).map { Double(place * 9) + 0.01 * Double($0) }
    }
    #expect(RankSets(scores: scores, seed: 1).sure.isEmpty)
  }

  /// The family-wise error: `FUPAN_CALIBRATION=200` repeats it as often as a release does.
  @Test(arguments: [8, 40])
  func `among equals somebody is declared better in about one contest of twenty`(seasons: Int) {
    let trials = ProcessInfo.processInfo.environment["FUPAN_CALIBRATION"].flatMap(Int.init) ?? 60
    let declared = (0..<trials).count { trial in
      let scores = Self.noise(20, seasons, seed: trial)
      return !RankSets(scores: scores, draws: 500, seed: UInt64(trial)).sure.isEmpty
    }
    // Four binomial deviations around 5 %: a broken construction declares far more, or never.
    let spread = 4 * (0.05 * 0.95 / Double(trials)).squareRoot()
    #expect(abs(Double(declared) / Double(trials) - 0.05) <= spread, "\(declared) of \(trials)")
    #expect(declared > 0)
  }
}
