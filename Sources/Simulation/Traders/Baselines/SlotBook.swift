import Ledger
import Market
import TradingTypes

/// Fills a fixed number of equal slots: first everything that leaves is sold, then what is missing
/// is bought for one part of the account each.
struct SlotBook {
  private let desk: any TradingDesk
  private let slots: Int

  /// A book of `slots` slots at one decision.
  init(slots: Int, at desk: any TradingDesk) {
    self.desk = desk
    self.slots = slots
  }

  /// Sells what is held and named in `leaving`, then buys `entering` in order while slots are free.
  ///
  /// Shares go in hundreds on every board. One that cannot be bought leaves its slot to the next.
  func trade(leaving: Set<Symbol>, entering: [LotPrice]) {
    var kept: Set<Symbol> = []
    var value = Money.zero
    for holding in desk.portfolio.holdings {
      if leaving.contains(holding.symbol), sell(holding) { continue }
      kept.insert(holding.symbol)
      value += holding.value
    }
    let account = desk.buyingPower + desk.portfolio.receivable + value
    let part = Money(tenThousandths: account.tenThousandths / Int64(slots))
    for share in entering {
      guard kept.count < slots else { return }
      guard !kept.contains(share.symbol) else { continue }
      if SlotBook.buy(share, for: part, at: desk) { kept.insert(share.symbol) }
    }
  }

  /// Buys as many hundreds of `share` as `cash` and the account cover, charges included.
  static func buy(_ share: LotPrice, for cash: Money, at desk: any TradingDesk) -> Bool {
    let limit = min(cash, desk.buyingPower).tenThousandths
    var shares = share.hundreds(atMost: max(limit, 0) / share.price.tenThousandths)
    while shares > 0 {
      let request = OrderRequest(symbol: share.symbol, side: .buy, quantity: Quantity(shares))
      switch desk.preview(request) {
      case .success:
        if case .success = desk.submit(request) { return true }
        return false
      case .failure(let refusal):
        guard refusal.code == .insufficientCash else { return false }
        shares = share.hundreds(atMost: shares - 100)
      }
    }
    return false
  }

  private func sell(_ holding: Holding) -> Bool {
    guard holding.sellable > .zero else { return false }
    let request = OrderRequest(symbol: holding.symbol, side: .sell, quantity: holding.sellable)
    guard case .success = desk.preview(request), case .success = desk.submit(request) else {
      return false
    }
    return holding.sellable == holding.quantity
  }
}

extension TradingDesk {
  /// Whether this is the day's first decision: the only one at which the rule-based seats act.
  var isFirstDecisionOfDay: Bool { view.asOf <= .open(of: view.asOf.day) }
}
