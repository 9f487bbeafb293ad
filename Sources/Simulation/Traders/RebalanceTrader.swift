import Exchange
import Ledger
import Market
import TradingTypes

/// Keeps every share at the same part of the account, every day: the heaviest of simple traders.
///
/// It is the load of the replay benchmark: one order a share and day as soon as a lot is out of
/// place, sells before buys.
final class RebalanceTrader: Trader {
  let name = "rebalance"

  /// A trader that rebalances at each decision.
  init() {}

  func decide(at desk: any TradingDesk) {
    let shares = LotPrice.all(at: desk)
    guard !shares.isEmpty else { return }
    let portfolio = desk.portfolio
    // A part in a hundred stays cash for charges and for opens above the reference.
    let budget = portfolio.netAssetValue.tenThousandths / 100 * 99 / Int64(shares.count)
    var buys: [OrderRequest] = []
    var held = portfolio.holdings[...]
    for share in shares {
      while let first = held.first, first.symbol < share.symbol { held.removeFirst() }
      let holding = held.first.flatMap { $0.symbol == share.symbol ? $0 : nil }
      let quantity = holding?.quantity.shares ?? 0
      let difference = budget / share.price.tenThousandths - quantity
      if difference > 0 {
        let lots = share.whole(atMost: difference)
        guard lots > 0 else { continue }
        buys.append(OrderRequest(symbol: share.symbol, side: .buy, quantity: Quantity(lots)))
      } else if let holding {
        let lots = share.whole(atMost: min(-difference, holding.sellable.shares))
        guard lots > 0 else { continue }
        _ = desk.submit(
          OrderRequest(symbol: share.symbol, side: .sell, quantity: Quantity(lots)))
      }
    }
    for buy in buys { _ = desk.submit(buy) }
  }
}
