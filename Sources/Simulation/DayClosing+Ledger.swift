import Journal
import Ledger
import TradingTypes

extension DayClosing {
  /// The account of `ledger` on `day`, valued at the last prices of `calendar`.
  init(of ledger: Ledger, on day: TradingDay, at calendar: VenueCalendar) {
    var value = Money.zero
    var place = 0
    let positions = ledger.positions.map { position in
      let closing = ClosingPosition(
        symbol: position.symbol, quantity: position.quantity, cost: position.cost,
        close: calendar.lastPrice(of: position.symbol, from: &place))
      value += closing.value
      return closing
    }
    let receivable = ledger.balances.receivable
    self.init(
      day: day, cash: ledger.cash, receivable: receivable, positionsValue: value,
      netAssetValue: ledger.cash + receivable + value, feesToDate: ledger.fees,
      benchmark: calendar.benchmark(on: day), positions: positions, stop: "")
  }

  /// The same closing with how the trader ended its day.
  func stopped(by reason: String) -> DayClosing {
    DayClosing(
      day: day, cash: cash, receivable: receivable, positionsValue: positionsValue,
      netAssetValue: netAssetValue, feesToDate: feesToDate, benchmark: benchmark,
      positions: positions, stop: reason)
  }
}
