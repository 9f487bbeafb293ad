import Journal
import Market
import Scoring

/// How lucky a finished run looks beside random traders with the same schedule.
enum RunLuck {
  /// How many of a hundred random traders ended with at least as much; nil for a run that did not
  /// trade to its end, or that was made on another market.
  static func percentile(of entries: [JournalEntry], on market: MarketRecord?) -> Double? {
    guard let market, case .runStarted(let header) = entries.first?.event,
      header.marketDigest == market.digest, case .runEnded(let ending) = entries.last?.event,
      let schedule = TradeSchedule(of: entries), !schedule.steps.isEmpty,
      let traders = RandomTraders(
        following: schedule, on: market, charges: header.rules == .exchange)
    else { return nil }
    return traders.shareAtLeast(ending.netAssetValue, count: 1_000, seed: header.seed) * 100
  }
}
