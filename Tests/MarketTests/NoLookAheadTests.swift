import Market
import TestSupport
import Testing
import TradingTypes

struct `A view of a market` {
  static let instants = 400

  /// Everything that a view returns, as one comparable value.
  struct Sight: Equatable {
    let calendar: [TradingDay]
    let days: [[DayBar]]
    let hours: [[HourBar]]
    let indexDays: [DayBar]
    let indexHours: [HourBar]
    let lastPrices: [Price?]
    let references: [Price?]
    let suspensions: [Bool]
    let news: [NewsItem]
    let actions: [CorporateAction]
    let instruments: [Instrument]

    init(_ market: MarketRecord, _ time: TradingTime) {
      let view = MarketView(of: market, asOf: time)
      let symbols = market.instruments.map(\.symbol)
      calendar = Array(view.calendar)
      days = symbols.map { Array(view.days(of: $0)) }
      hours = symbols.map { Array(view.hours(of: $0)) }
      indexDays = Array(view.indexDays())
      indexHours = Array(view.indexHours())
      lastPrices = symbols.map { view.lastPrice(of: $0) }
      references = symbols.map { view.reference(of: $0) }
      suspensions = symbols.map { view.isSuspended($0) }
      news = Array(view.news)
      actions = view.actions
      instruments = view.instruments
    }
  }

  @Test func `is the same when the future is missing`() throws {
    try compare { market, time, _ in Future.removed(from: market, after: time) }
  }

  @Test func `is the same when the future is rubbish`() throws {
    try compare { market, time, random in
      Future.replaced(in: market, after: time, using: &random)
    }
  }

  @Test func `holds a day from its close on and not a minute before`() throws {
    let market = MarketRecord(TestMarket.draft(), digest: "")
    let day = market.calendar[4]
    let symbol = market.instruments[0].symbol
    let before = try #require(TradingTime(day: day, hour: 14, minute: 59))
    #expect(MarketView(of: market, asOf: before).days(of: symbol).last?.day == market.calendar[3])
    #expect(MarketView(of: market, asOf: before).hours(of: symbol).count == 4 * 4 + 3)
    #expect(MarketView(of: market, asOf: .close(of: day)).days(of: symbol).last?.day == day)
    #expect(MarketView(of: market, asOf: .close(of: day)).hours(of: symbol).count == 5 * 4)
  }

  /// Compares views of whole and changed markets at random instants of random markets.
  private func compare(
    _ change: (MarketRecord, TradingTime, inout TestRandom) -> MarketRecord
  ) throws {
    for seed in 0..<Self.instants {
      var random = TestRandom(seed: UInt64(seed))
      let draft = TestMarket.draft(seed: UInt64(seed % 10 + 1), shares: 4, days: 9)
      let market = MarketRecord(draft, digest: "")
      let day = market.calendar[Int.random(in: 0..<market.calendar.count, using: &random)]
      let minute =
        Bool.random(using: &random)
        ? Int.random(in: 0..<1_440, using: &random)
        : [569, 570, 629, 630, 690, 840, 899, 900].randomElement(using: &random) ?? 570
      let time = try #require(TradingTime(day: day, hour: minute / 60, minute: minute % 60))
      let changed = change(market, time, &random)
      #expect(Sight(market, time) == Sight(changed, time), "seed \(seed), \(time)")
    }
  }
}

/// Takes away or falsifies what lies after an instant.
///
/// What is announced before the open stays: the day's reference price and suspension, and the days
/// of the calendar up to the current one.
enum Future {
  static func removed(from market: MarketRecord, after time: TradingTime) -> MarketRecord {
    let series = market.series.map { cut($0, time) }
    return MarketRecord(
      name: market.name, digest: market.digest, instruments: market.instruments,
      calendar: market.calendar.filter { $0 <= time.day }, series: series, index: market.index,
      indexSeries: cut(market.indexSeries, time),
      actions: market.actions.filter { $0.exDay <= time.day },
      news: market.news.filter { $0.published <= time })
  }

  static func replaced(
    in market: MarketRecord, after time: TradingTime, using random: inout TestRandom
  ) -> MarketRecord {
    let series = market.series.map { falsified($0, time, &random) }
    return MarketRecord(
      name: market.name, digest: market.digest, instruments: market.instruments,
      calendar: market.calendar, series: series, index: market.index,
      indexSeries: falsified(market.indexSeries, time, &random),
      actions: market.actions.map { action in
        action.exDay <= time.day
          ? action
          : CorporateAction(
            symbol: action.symbol, recordDay: action.recordDay, exDay: action.exDay,
            payDay: action.payDay, cashPerShare: Money(yuan: 666), source: .inferred)
      },
      news: market.news.map { item in
        item.published <= time
          ? item
          : NewsItem(
            id: item.id, published: item.published, symbols: [], source: "x", chinese: "x",
            english: "x")
      })
  }

  /// Whether the daily bar of `day` is complete at `time`.
  private static func isOver(_ day: TradingDay, _ time: TradingTime) -> Bool {
    TradingTime.close(of: day) <= time
  }

  private static func cut(_ series: BarSeries, _ time: TradingTime) -> BarSeries {
    let days = series.days.filter { $0.day <= time.day }.map { day in
      isOver(day.day, time) ? day : blank(day, Price(fen: 1))
    }
    return BarSeries(days: days, hours: series.hours.filter { $0.end <= time })
  }

  private static func falsified(
    _ series: BarSeries, _ time: TradingTime, _ random: inout TestRandom
  ) -> BarSeries {
    let days = series.days.map { day in
      if isOver(day.day, time) { return day }
      let price = Price(fen: Int64.random(in: 1...9_999_999, using: &random))
      let rubbish = blank(day, price)
      guard day.day > time.day else { return rubbish }
      return DayBar(
        day: day.day, reference: price, isSuspended: !day.isSuspended, bar: rubbish.bar)
    }
    let hours = series.hours.map { hour in
      if hour.end <= time { return hour }
      let price = Price(fen: Int64.random(in: 1...9_999_999, using: &random))
      return HourBar(end: hour.end, bar: flat(price))
    }
    return BarSeries(days: days, hours: hours)
  }

  private static func blank(_ day: DayBar, _ price: Price) -> DayBar {
    DayBar(
      day: day.day, reference: day.reference, isSuspended: day.isSuspended, bar: flat(price))
  }

  private static func flat(_ price: Price) -> Bar {
    Bar(open: price, high: price, low: price, close: price, volume: 7, turnover: Money(yuan: 13))
  }
}
