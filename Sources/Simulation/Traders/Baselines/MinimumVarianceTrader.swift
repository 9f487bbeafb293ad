import Ledger
import TradingTypes

/// Buys the long-only portfolio of least variance on the first day and holds it.
///
/// The covariance of 60 daily returns is shrunk by three tenths towards its diagonal. Weights below
/// a hundredth of a percent are dropped; the largest are bought first.
final class MinimumVarianceTrader: Trader {
  let name = "min-variance"
  private let days = 60

  func decide(at desk: any TradingDesk) {
    guard desk.dayNumber == 1, desk.isFirstDecisionOfDay, desk.portfolio.holdings.isEmpty else {
      return
    }
    var shares: [LotPrice] = []
    var returns: [[Double]] = []
    for candidate in Candidate.all(at: desk) where candidate.history.closes.count > days {
      let closes = candidate.history.closes.suffix(days + 1)
      shares.append(candidate.share)
      returns.append(zip(closes, closes.dropFirst()).map { $1 / $0 - 1 })
    }
    let weights = MinimumVariance.weights(covariance: MinimumVariance.shrunk(returns))
    let cash = desk.buyingPower
    let order = weights.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    for place in order where weights[place] > 1e-4 {
      let parts = Int64((weights[place] * 1e9).rounded())
      let (high, low) = cash.tenThousandths.multipliedFullWidth(by: parts)
      let part = Int64(1_000_000_000).dividingFullWidth((high, low)).quotient
      _ = SlotBook.buy(shares[place], for: Money(tenThousandths: part), at: desk)
    }
  }
}
