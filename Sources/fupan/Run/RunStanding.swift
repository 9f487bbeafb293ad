import Journal
import Market
import Scoring
import Simulation
import SyntheticMarket
import TradingTypes

/// What luck and skill say of a run, where the market it was made on is at hand.
struct RunStanding {
  /// The market.
  let market: MarketRecord
  /// The means its generator knew; nil for a market that nobody generated or that was masked.
  let truth: ConditionalMeans?
  /// Random traders to compare with; none are asked for zero.
  let traders: Int
  /// What they sell.
  let sales: RandomTraders.SaleRule

  init(
    on market: MarketRecord, truth: ConditionalMeans?, traders: Int = 1_000,
    sales: RandomTraders.SaleRule = .one
  ) {
    self.market = market
    self.truth = truth
    self.traders = traders
    self.sales = sales
  }

  /// `summary` of the run in `entries` with its luck percentile and skill, where they are defined.
  func adding(to summary: RunSummary, of entries: [JournalEntry]) -> RunSummary {
    var summary = summary
    guard traders > 0, let schedule = TradeSchedule(of: entries), !schedule.steps.isEmpty else {
      return summary
    }
    let means = truth.flatMap { truth in
      KnownMeans(
        days: truth.days,
        means: truth.rows.map { $0.map { Double($0.planted) / 1_000_000 } }, of: market)
    }
    guard
      let random = RandomTraders(
        following: schedule, on: market, terms: RandomTraders.Terms(of: summary.header),
        sales: sales,
        means: means)
    else { return summary }
    let outcomes = random.outcomes(count: traders, seed: summary.header.seed)
    let count = Double(outcomes.count)
    let value = summary.finalNetAssetValue.tenThousandths
    summary.luckPercentile = Double(outcomes.count { $0.value >= value }) / count * 100
    guard let truth, let means, let own = ExpectedAlpha.of(entries, on: market, means: means),
      let oracle = oracleAlpha(truth, means, summary.header)
    else { return summary }
    let mean = outcomes.reduce(0) { $0 + $1.alpha } / count
    if oracle > max(mean, 0) { summary.skill = (own - mean) / (oracle - mean) }
    return summary
  }

  private func oracleAlpha(
    _ truth: ConditionalMeans, _ means: KnownMeans, _ header: RunHeader
  ) -> Double? {
    let table = TruthTable(truth)
    let oracle = OracleTrader { table.mean(of: $0, on: $1) }
    var plan = SeasonPlan(start: header.start, rules: header.rules)
    plan.mode = header.mode
    plan.days = header.days
    plan.cash = header.cash
    plan.trader = oracle.name
    let run = try? PlayedRun(plan, on: market, by: oracle, stop: StopRequest())
    return run.flatMap { ExpectedAlpha.of($0.entries, on: market, means: means) }
  }
}
