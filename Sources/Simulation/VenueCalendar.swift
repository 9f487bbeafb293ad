import Exchange
import Market
import TradingTypes

/// Walks a market day by day on the venue's side and hands out each day's securities and bars.
///
/// Cursors move forward with the days, so that a day costs no search.
struct VenueCalendar {
  private let market: MarketRecord
  private var dayCursors: [Int]
  private var hourCursors: [Int]
  /// Place of today in the market's calendar.
  private var today = 0
  /// Last known price of each share, in the market's order: today's reference before its first bar.
  private(set) var lastPrices: [Price]
  /// Today's securities, in the market's order.
  private(set) var securities: [SecurityDay] = []

  private var corporateCursor: Int
  private var changeCursor = 0
  /// Whether each share is under risk warning today, in the market's order.
  private var isSpecial: [Bool]

  /// A walk that begins on `first`.
  init(_ market: MarketRecord, first: TradingDay) {
    self.market = market
    dayCursors = market.series.map { $0.dayCount(before: first) }
    hourCursors = market.series.map { $0.hourCount(completeAt: .open(of: first)) }
    lastPrices = zip(market.series, dayCursors).map { series, cursor in
      let close = cursor > 0 ? series.days[cursor - 1].bar.close : Price(tenThousandths: 0)
      return VenueCalendar.isPlausible(close) ? close : Price(tenThousandths: 0)
    }
    isSpecial = market.instruments.map(\.isSpecialTreatment)
    securities.reserveCapacity(market.instruments.count)
    corporateCursor = market.actions.firstIndex { $0.exDay >= first } ?? market.actions.count
  }

  /// Moves to `day` and returns the corporate actions whose ex-date it is.
  mutating func open(_ day: TradingDay) -> ArraySlice<CorporateAction> {
    while today < market.calendar.count, market.calendar[today] < day { today += 1 }
    securities.removeAll(keepingCapacity: true)
    while changeCursor < market.changes.count, market.changes[changeCursor].day <= day {
      let change = market.changes[changeCursor]
      if let place = market.place(of: change.symbol) {
        isSpecial[place] = change.isSpecialTreatment
      }
      changeCursor += 1
    }
    for place in market.instruments.indices {
      while dayCursors[place] < market.series[place].days.count,
        market.series[place].days[dayCursors[place]].day < day
      {
        dayCursors[place] += 1
      }
      if let bar = announcedBar(place, on: day), VenueCalendar.isPlausible(bar.reference) {
        lastPrices[place] = bar.reference
        securities.append(security(place, bar.reference, isSuspended: bar.isSuspended, on: day))
      } else {
        securities.append(security(place, lastPrices[place], isSuspended: true, on: day))
      }
    }
    while corporateCursor < market.actions.count, market.actions[corporateCursor].exDay < day {
      corporateCursor += 1
    }
    let first = corporateCursor
    while corporateCursor < market.actions.count, market.actions[corporateCursor].exDay == day {
      corporateCursor += 1
    }
    return market.actions[first..<corporateCursor]
  }

  /// The daily bar of the share at `place` on `day`, if it has one that can be traded.
  func dayBar(_ place: Int, on day: TradingDay) -> DayBar? {
    guard let bar = announcedBar(place, on: day), VenueCalendar.isPlausible(bar.bar) else {
      return nil
    }
    return bar
  }

  /// The hourly bar of the share at `place` that follows `start`, if it has one that day.
  mutating func hourBar(_ place: Int, after start: TradingTime) -> Bar? {
    let hours = market.series[place].hours
    while hourCursors[place] < hours.count, hours[hourCursors[place]].end <= start {
      hourCursors[place] += 1
    }
    guard hourCursors[place] < hours.count else { return nil }
    let bar = hours[hourCursors[place]]
    // The bar that follows ends an hour after its start; a missing one must not lend a later one.
    guard bar.end.day == start.day, bar.end.minute - start.minute <= 60,
      VenueCalendar.isPlausible(bar.bar)
    else { return nil }
    return bar.bar
  }

  /// Notes the last price of a bar that is complete.
  mutating func close(_ place: Int, _ bar: Bar) {
    if bar.volume > .zero { lastPrices[place] = bar.close }
  }

  /// The last price of `symbol`, asked for in ascending order: `place` remembers where that is.
  func lastPrice(of symbol: Symbol, from place: inout Int) -> Price {
    while place < securities.count, securities[place].symbol < symbol { place += 1 }
    guard place < securities.count, securities[place].symbol == symbol else {
      return Price(tenThousandths: 0)
    }
    return lastPrices[place]
  }

  /// The level of the benchmark at the close of `day`, or the last one known.
  func benchmark(on day: TradingDay) -> Price {
    let series = market.indexSeries
    if let bar = series.dayBar(on: day) { return bar.bar.close }
    let before = series.dayCount(before: day)
    return before > 0 ? series.days[before - 1].bar.close : Price(tenThousandths: 0)
  }

  /// The highest price taken for one: a million yuan a share, far above any that was ever paid.
  ///
  /// Beyond it data are damaged, and amounts could overflow: such a share does not trade.
  private static let highestPrice = Price(fen: 100_000_000)

  private static func isPlausible(_ price: Price) -> Bool {
    price.tenThousandths > 0 && price <= highestPrice
  }

  private static func isPlausible(_ bar: Bar) -> Bool {
    isPlausible(bar.open) && isPlausible(bar.high) && isPlausible(bar.low) && isPlausible(bar.close)
  }

  private func announcedBar(_ place: Int, on day: TradingDay) -> DayBar? {
    let cursor = dayCursors[place]
    guard cursor < market.series[place].days.count,
      market.series[place].days[cursor].day == day
    else { return nil }
    return market.series[place].days[cursor]
  }

  private func security(
    _ place: Int, _ reference: Price, isSuspended: Bool, on day: TradingDay
  ) -> SecurityDay {
    // Field by field: a copy of the whole instrument would count references to its names.
    SecurityDay(
      symbol: market.instruments[place].symbol, board: market.instruments[place].board,
      isSpecialTreatment: isSpecial[place], reference: reference,
      isSuspended: isSuspended, listingDay: listingDay(market.instruments[place].listed), on: day)
  }

  /// Which of its first trading days today is, or nil for a share listed longer ago.
  private func listingDay(_ listed: TradingDay?) -> Int? {
    guard let listed, today < market.calendar.count else { return nil }
    let earliest = market.calendar[max(today - 5, 0)]
    // Before the calendar begins nothing can be counted: the share is taken for long listed.
    guard listed >= earliest, listed >= market.calendar[0] else { return nil }
    return market.calendar[...today].count { $0 >= listed }
  }
}
