public import Journal
public import Market
import TradingTypes

/// What a run's choices were worth on average: the sum over days of each position's weight at the
/// open, times its known mean above that of all shares, less the charges paid.
///
/// It does not ask what the noise then did, so a few seasons tell skill from none.
public enum ExpectedAlpha {
  /// The expected alpha of the run in `entries`, as a part of the account over the whole season.
  ///
  /// Weights are of the holdings at the close valued at the day's open, over the account at the open.
  /// nil when no day was closed.
  public static func of(
    _ entries: [JournalEntry], on market: MarketRecord, means: KnownMeans
  ) -> Double? {
    var total = 0.0
    var fees = 0.0
    var days = 0
    for entry in entries {
      guard case .dayClosed(let closing) = entry.event else { continue }
      days += 1
      let paid = closing.feesToDate.approximateYuan - fees
      fees = closing.feesToDate.approximateYuan
      let excess = means.excess(on: closing.day)
      var account = (closing.cash + closing.receivable).approximateYuan
      var gain = 0.0
      for position in closing.positions {
        guard let place = market.place(of: position.symbol) else { continue }
        let open = market.series[place].dayBar(on: closing.day)?.bar.open ?? position.close
        let value = (open * position.quantity).approximateYuan
        account += value
        gain += value * (excess?[place] ?? 0)
      }
      guard account > 0 else { continue }
      total += (gain - paid) / account
    }
    return days > 0 ? total : nil
  }
}
