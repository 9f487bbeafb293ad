import Journal
import Exchange
import Market
import TradingTypes

/// A share that can be bought today: its reference price and its lots.
struct LotPrice {
  let symbol: Symbol
  let price: Price
  let weight: Int64
  private let lots: LotTable

  /// The shares that trade today, in ascending order of symbol.
  static func all(at desk: any TradingDesk) -> [LotPrice] {
    let view = desk.view
    let isContest = desk.season.rules == .aitrader
    let instruments = view.instruments
    return instruments.indices.compactMap { place in
      guard let price = view.announcedReference(at: place), price.tenThousandths > 0 else {
        return nil
      }
      return LotPrice(
        symbol: instruments[place].symbol, price: price,
        weight: max(instruments[place].indexWeight, 0),
        lots: LotTable(of: isContest ? .main : instruments[place].board))
    }
  }

  /// What the least buy costs, without charges.
  var lotCost: Money { price * Quantity(lots.minimum) }

  /// The largest buy of at most `shares` in whole hundreds, zero below the board's least.
  func hundreds(atMost shares: Int64) -> Int64 {
    let most = min(shares, lots.marketMaximum)
    return most < lots.minimum ? 0 : most - most % 100
  }

  /// The largest whole buy of at most `shares`.
  func whole(atMost shares: Int64) -> Int64 {
    min(lots.wholeBuy(atMost: shares), lots.wholeBuy(atMost: lots.marketMaximum))
  }
}
