import Exchange
import Journal
import Ledger
import Market
import TradingTypes

/// A season's floor as its trader sees it.
final class SeasonDesk {
  let stop: StopRequest
  private let observer: (any RunObserver)?
  private var floor: SeasonFloor

  init(_ floor: SeasonFloor, observer: (any RunObserver)?, stop: StopRequest) {
    self.floor = floor
    self.observer = observer
    self.stop = stop
  }

  /// Writes the header.
  func begin(_ header: RunHeader) { floor.begin(header) }

  /// One day, in order: shares settle and the venue opens, then for each bar the trader decides and
  /// orders match, then the account is valued and the trader told.
  ///
  /// Returns false when the run was asked to stop before the day's close.
  func trade(_ day: TradingDay, number: Int, by trader: any Trader) throws -> Bool {
    floor.open(day, number: number)
    for slot in DecisionSlot.slots(of: day, mode: floor.plan.mode) {
      floor.prepare(slot)
      try trader.decide(at: self)
      try floor.rethrow()
      floor.decided()
      if stop.isRequested, !floor.journal.isRepeating, !(trader is RecordedTrader) {
        return false
      }
      floor.match(slot)
      try floor.rethrow()
    }
    let closing = floor.close()
    try trader.dayClosed(at: self)
    try floor.rethrow()
    try floor.finish(closing)
    return true
  }

  /// Writes the end of a run that closed all its days.
  func end(daysClosed: Int) throws {
    floor.end(daysClosed: daysClosed)
    try floor.rethrow()
  }

  /// The account as valued now.
  func closing() -> DayClosing { floor.closing() }
}

extension SeasonDesk: TradingDesk {
  var view: MarketView { MarketView(of: floor.market, asOf: floor.now) }
  var portfolio: Portfolio { floor.portfolio() }
  var season: SeasonTerms { floor.plan.terms }
  var dayNumber: Int { floor.dayNumber }
  var isLastDecisionOfDay: Bool { floor.isLastDecisionOfDay }
  var happenings: [Happening] { floor.happenings }
  var isStopRequested: Bool { stop.isRequested }
  var buyingPower: Money { floor.account.buyingPower }

  var openOrders: [OpenOrder] {
    floor.account.venue.resting.map { OpenOrder(order: $0.order, filled: $0.filled) }
  }

  func priceBand(of symbol: Symbol) -> PriceBand? {
    floor.account.venue.place(of: symbol).flatMap { floor.account.venue.securities[$0].band }
      .map { PriceBand(low: $0.low, high: $0.high) }
  }

  func preview(_ request: OrderRequest) -> Result<OrderPreview, OrderRejection> {
    floor.preview(request)
  }

  func submit(_ request: OrderRequest) -> Result<Order, OrderRejection> { floor.submit(request) }

  func cancel(_ order: OrderID) -> OrderRejection? { floor.cancel(order) }

  func record(_ step: TraderStep) { floor.record(step) }

  func stream(_ kind: StreamKind, _ text: String) { observer?.streamed(kind, text) }
}
