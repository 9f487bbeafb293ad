import Ledger
import TradingTypes

/// Buys ten thousand yuan's worth, a tenth of the account, of each of the ten heaviest shares of the
/// index that can be had for it, and holds them.
final class TopTenTrader: Trader {
  let name = "top-ten"

  func decide(at desk: any TradingDesk) {
    guard desk.dayNumber == 1, desk.isFirstDecisionOfDay, desk.portfolio.holdings.isEmpty else {
      return
    }
    let part = Money(tenThousandths: desk.season.cash.tenThousandths / 10)
    var bought = 0
    for share in LotPrice.all(at: desk).sorted(by: {
      ($1.weight, $0.symbol) < ($0.weight, $1.symbol)
    }) where bought < 10 {
      if SlotBook.buy(share, for: part, at: desk) { bought += 1 }
    }
  }
}
