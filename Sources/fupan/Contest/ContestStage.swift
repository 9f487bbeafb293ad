import Journal
import Market
import MarketData
import Scoring
import Simulation
import SyntheticMarket
import TradingTypes

/// A season's market with what its generator knew, shared by all its runs.
struct ContestStage: Sendable {
  /// The market.
  let market: MarketRecord
  /// First trading day.
  let start: TradingDay
  /// What a generated market's generator knew.
  let knowledge: Knowledge?

  /// What is known of a generated market.
  struct Knowledge: Sendable {
    /// Means by share and day, for scores.
    let means: KnownMeans
    /// The same for traders that are told.
    let truth: TruthTable
    /// The oracle's run.
    let oracle: PlayedRun
    /// The oracle's expected alpha.
    let oracleAlpha: Double
  }
}

extension ContestPlan {
  /// Builds the market of season `number`, from 1.
  ///
  /// A generated market is identified by a hash of what it is generated from.
  /// - Throws: ``CommandFailure`` when a folder cannot be read.
  func stage(_ number: Int, folders: [String: MarketRecord]) throws -> ContestStage {
    switch seasons[number - 1] {
    case .folder(let path, let first):
      guard let market = folders[path],
        let start = first ?? MarketSource.seasonStart(of: market, days: days)
      else { throw CommandFailure("\(path): the market has no trading days") }
      return ContestStage(market: market, start: start, knowledge: nil)
    case .generated(let seed):
      let needsHours = hasAgents || seats.contains { $0.options.mode == .hourly }
      let request = SyntheticMarket.Request(
        seed: seed, start: start, days: days, history: history, signal: signal,
        hourlyDays: needsHours ? days : 0, name: "season-\(number)")
      let season = SyntheticMarket.generate(request)
      let market = MarketRecord(
        season.draft,
        digest: ContestSeed.commitment(
          "generated \(seed) \(start) \(days) \(history) \(signal) \(request.hourlyDays)"))
      let first = season.truth.days.suffix(days).first ?? start
      return ContestStage(
        market: market, start: first,
        knowledge: try knowledge(of: season.truth, on: market, from: first))
    }
  }

  private func knowledge(
    of truth: ConditionalMeans, on market: MarketRecord, from first: TradingDay
  ) throws -> ContestStage.Knowledge? {
    let rows = truth.rows.map { $0.map { Double($0.planted) / 1_000_000 } }
    guard let means = KnownMeans(days: truth.days, means: rows, of: market),
      let options = seats.first?.options
    else { return nil }
    let table = TruthTable(truth)
    let oracle = OracleTrader { table.mean(of: $0, on: $1) }
    var terms = SeasonPlan(start: first, rules: options.rules)
    terms.mode = options.mode
    terms.days = days
    terms.cash = options.cash
    terms.trader = oracle.name
    terms.program = "fupan \(Fupan.version)"
    guard let run = try PlayedRun(terms, on: market, by: oracle, stop: StopRequest()) else {
      return nil
    }
    return ContestStage.Knowledge(
      means: means, truth: table, oracle: run,
      oracleAlpha: ExpectedAlpha.of(run.entries, on: market, means: means) ?? 0)
  }
}
