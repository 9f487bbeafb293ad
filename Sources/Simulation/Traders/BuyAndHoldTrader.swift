import Ledger
import TradingTypes

/// Buys on the first day and holds: equal parts of every share, or parts by index weight.
///
/// Whole lots seldom fit equal parts, so a second round spends what is left on one lot each of the
/// shares that got none, cheapest lot first.
final class BuyAndHoldTrader: Trader {
  /// How cash is divided.
  enum Weighting: Sendable {
    /// The same for every share.
    case equal
    /// By weight in the index.
    case index
  }

  let name: String
  private let weighting: Weighting

  /// A trader that divides its cash by `weighting` on the first day.
  init(_ weighting: Weighting = .equal) {
    self.weighting = weighting
    name = weighting == .equal ? "buy-and-hold" : "index"
  }

  func decide(at desk: any TradingDesk) {
    guard desk.dayNumber == 1, desk.portfolio.holdings.isEmpty, desk.openOrders.isEmpty else {
      return
    }
    let shares = LotPrice.all(at: desk)
    let weights = shares.map { weighting == .equal ? 1 : $0.weight }
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    let cash = desk.buyingPower.tenThousandths
    var isBought = [Bool](repeating: false, count: shares.count)
    for (index, share) in shares.enumerated() {
      let (high, low) = cash.multipliedFullWidth(by: weights[index])
      let part = total.dividingFullWidth((high, low)).quotient
      isBought[index] = buy(share, for: Money(tenThousandths: part), at: desk)
    }
    let missing = shares.indices.filter { !isBought[$0] && weights[$0] > 0 }
      .sorted { (shares[$0].lotCost, shares[$0].symbol) < (shares[$1].lotCost, shares[$1].symbol) }
    for index in missing {
      guard shares[index].lotCost < desk.buyingPower else { break }
      _ = buy(shares[index], for: shares[index].lotCost, at: desk)
    }
  }

  /// Buys as many whole lots as `cash` covers at the reference price; the charges come out of it.
  private func buy(_ share: LotPrice, for cash: Money, at desk: any TradingDesk) -> Bool {
    let affordable = cash.tenThousandths / share.price.tenThousandths
    let quantity = share.whole(atMost: affordable)
    guard quantity > 0 else { return false }
    let request = OrderRequest(symbol: share.symbol, side: .buy, quantity: Quantity(quantity))
    guard case .success = desk.preview(request) else { return false }
    if case .success = desk.submit(request) { return true }
    return false
  }
}
