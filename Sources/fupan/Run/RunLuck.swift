import Exchange
import Journal
import Market
import Scoring
import Simulation

/// How lucky a finished run looks beside random traders with the same schedule.
enum RunLuck {
  /// How many of a hundred random traders ended with at least as much; nil for a run that did not
  /// trade to its end, or that was made on another market.
  static func percentile(of entries: [JournalEntry], on market: MarketRecord?) -> Double? {
    guard let market, case .runStarted(let header) = entries.first?.event,
      header.marketDigest == market.digest, case .runEnded(let ending) = entries.last?.event,
      let schedule = TradeSchedule(of: entries), !schedule.steps.isEmpty,
      let traders = RandomTraders(
        following: schedule, on: market, terms: RandomTraders.Terms(of: header))
    else { return nil }
    return traders.shareAtLeast(ending.netAssetValue, count: 1_000, seed: header.seed) * 100
  }
}

extension RandomTraders.Terms {
  /// The terms that a run with `header` traded on: its charges by day, and dividends where it had them.
  init(of header: RunHeader) {
    let terms = (try? SeasonPlan(header: header))?.venue ?? VenueTerms()
    self.init(booksActions: terms.profile == .exchange) { day in
      let fees = FeeSchedule(on: day, terms: terms)
      return Charges(
        commission: fees.commissionRate, commissionMinimum: fees.commissionMinimum,
        dutyOnBuys: fees.stampDutyOnBuys, dutyOnSells: fees.stampDutyRate,
        transferFee: fees.transferFeeRate)
    }
  }
}
