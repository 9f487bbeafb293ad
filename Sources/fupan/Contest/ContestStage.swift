import Inference
import Journal
import Market
import MarketData
import Scoring
import Simulation
import Synchronization
import SyntheticMarket
import TradingTypes

/// A season's market with what its generator knew, shared by all its runs.
struct ContestStage: Sendable {
  /// The market.
  let market: MarketRecord
  /// First trading day.
  let start: TradingDay
  /// Known means, on a generated market.
  let means: KnownMeans?
  /// Expected alpha of the oracle, on a generated market.
  let oracleAlpha: Double?
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
      return ContestStage(market: market, start: start, means: nil, oracleAlpha: nil)
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
      let truth = season.truth
      let means = KnownMeans(
        days: truth.days,
        means: truth.rows.map { $0.map { Double($0.planted) / 1_000_000 } }, of: market)
      return ContestStage(
        market: market, start: truth.days.suffix(days).first ?? start, means: means,
        oracleAlpha: try means.flatMap { try oracleAlpha(of: truth, on: market, means: $0) })
    }
  }

  private func oracleAlpha(
    of truth: ConditionalMeans, on market: MarketRecord, means: KnownMeans
  ) throws -> Double? {
    var places: [Symbol: Int] = [:]
    for (place, symbol) in truth.symbols.enumerated() { places[symbol] = place }
    var days: [TradingDay: Int] = [:]
    for (place, day) in truth.days.enumerated() { days[day] = place }
    let oracle = OracleTrader { symbol, day in
      guard let place = places[symbol], let day = days[day] else { return 0 }
      return Double(truth.rows[place][day].planted) / 1_000_000
    }
    guard let options = seats.first?.options, let first = truth.days.suffix(self.days).first
    else { return nil }
    var terms = SeasonPlan(start: first, rules: options.rules)
    terms.days = self.days
    terms.cash = options.cash
    terms.trader = oracle.name
    let watcher = EntryCollector()
    let journal = JournalWriter()
    try Season.run(terms, on: market, by: oracle, into: journal, watchedBy: watcher)
    return ExpectedAlpha.of(watcher.entries, on: market, means: means)
  }
}
