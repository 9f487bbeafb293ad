import Journal
import Market
import Scoring
import Simulation
import Synchronization
import TradingTypes

/// Contests whose truth is known, to see how often a board is wrong and what it can tell apart.
struct ContestCalibration {
  /// How many contests of each kind.
  let contests: Int
  /// Equal random seats in a contest without signal.
  let seats: Int
  /// Seasons of a contest without signal.
  let seasons: Int
  /// Random traders that each run is compared with.
  let luck: Int
  /// Seed of everything.
  let seed: UInt64
  /// How often the seat with an edge is told the best choice.
  let tip: Double

  /// One contest without signal: whether its board puts any seat before another, by score.
  struct Null: Sendable {
    let byLuck: Bool
    let byExcess: Bool
  }

  /// One season of a seat with an edge beside an equal seat without.
  struct Season: Sendable {
    let edge: ContestResult
    let random: ContestResult
  }

  /// The contest number `number` on markets without any signal.
  ///
  /// - Throws: what a season throws.
  func null(_ number: Int) throws -> Null {
    var results: [ContestResult] = []
    let names = (1...seats).map { "seat-\($0)" }
    for season in 1...seasons {
      let plan = try plan("null \(number)", seasons: seasons, signal: 0)
      let stage = try plan.stage(season, folders: [:])
      for name in names {
        if let run = try play(name, tip: 0, season: season, plan: plan, on: stage) {
          results.append(run)
        }
      }
    }
    let board = ContestBoard(name: "null", roster: names, results: results, seed: seed)
    let excess = names.map { name in results.filter { $0.seat == name }.map(\.excess) }
    return Null(
      byLuck: board.rows.contains { ($0.ranks?.lowerBound ?? 1) > 1 },
      byExcess: !RankSets(scores: excess, seed: seed).sure.isEmpty)
  }

  /// Seasons of the contest number `number` on markets with the usual signal.
  ///
  /// - Throws: what a season throws.
  func power(_ number: Int, seasons: Int) throws -> [Season] {
    let plan = try plan("power \(number)", seasons: seasons, signal: 1)
    return try (1...seasons).compactMap { season in
      let stage = try plan.stage(season, folders: [:])
      guard let edge = try play("edge", tip: tip, season: season, plan: plan, on: stage),
        let random = try play("random", tip: 0, season: season, plan: plan, on: stage)
      else { return nil }
      return Season(edge: edge, random: random)
    }
  }

  private func plan(_ name: String, seasons: Int, signal: Double) throws -> ContestPlan {
    var file = ContestFile(seat: [ContestFile.Seat(trader: RuleSeat.random.rawValue)])
    file.name = name
    file.seed = Int(truncatingIfNeeded: ContestSeed.of("\(seed) \(name)"))
    file.seasons = seasons
    file.luck = luck
    file.signal = ContestFile.Number(signal)
    file.baselines = false
    return try ContestPlan(file, path: name)
  }

  private func play(
    _ name: String, tip: Double, season: Int, plan: ContestPlan, on stage: ContestStage
  ) throws -> ContestResult? {
    guard let knowledge = stage.knowledge else { return nil }
    let seed = ContestSeed.of("\(plan.seed) season \(season) seat \(name)")
    let trader = TippedTrader(seed: seed, tip: tip) { knowledge.truth.mean(of: $0, on: $1) }
    var terms = SeasonPlan(start: stage.start, rules: .exchange)
    terms.days = plan.days
    terms.trader = trader.name
    guard let run = try PlayedRun(terms, on: stage.market, by: trader, stop: StopRequest()),
      let summary = RunSummary(of: run.entries)
    else { return nil }
    var result = ContestResult(summary, seat: name, season: season, attempt: 1)
    plan.addLuck(to: &result, run.entries, on: stage, seed: seed)
    result.isVerified = true
    return result
  }
}
