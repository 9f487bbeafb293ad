public import TradingTypes

/// A market as it could be known at one instant: nothing that happens later can be reached.
///
/// At an instant `t` a view holds daily bars of earlier days (and of the day itself from 15:00 on),
/// hourly bars complete at `t`, news published at or before `t`, corporate actions whose ex-date has
/// come, and what is announced before the day's open: reference prices and suspensions.
public struct MarketView: Sendable {
  private let market: MarketRecord
  /// The instant.
  public let asOf: TradingTime

  /// The view of `market` at `asOf`.
  public init(of market: MarketRecord, asOf: TradingTime) {
    self.market = market
    self.asOf = asOf
  }

  /// The market's name.
  public var name: String { market.name }
  /// Listed shares in ascending order of symbol, as they are called and treated today.
  public var instruments: [Instrument] { market.instruments(on: asOf.day) }
  /// The benchmark index.
  public var index: Instrument { market.index }

  /// Trading days up to and including the current one.
  public var calendar: ArraySlice<TradingDay> {
    var low = 0
    var high = market.calendar.count
    while low < high {
      let middle = (low + high) / 2
      if market.calendar[middle] <= asOf.day { low = middle + 1 } else { high = middle }
    }
    return market.calendar[..<low]
  }

  /// The instrument called `symbol`, or nil when it is not listed.
  public func instrument(_ symbol: Symbol) -> Instrument? {
    guard let instrument = market.instrument(symbol) else { return nil }
    let change = market.changes.last { $0.symbol == symbol && $0.day <= asOf.day }
    return change.map { instrument.changed(by: $0) } ?? instrument
  }

  /// Complete daily bars of `symbol`, oldest first, at most `count`; empty when not listed.
  public func days(of symbol: Symbol, last count: Int = .max) -> ArraySlice<DayBar> {
    guard let place = market.place(of: symbol) else { return [] }
    return completeDays(market.series[place]).suffix(count)
  }

  /// Complete hourly bars of `symbol`, oldest first, at most `count`; empty when not listed.
  public func hours(of symbol: Symbol, last count: Int = .max) -> ArraySlice<HourBar> {
    guard let place = market.place(of: symbol) else { return [] }
    return completeHours(market.series[place]).suffix(count)
  }

  /// Complete daily bars of the index, oldest first, at most `count`.
  public func indexDays(last count: Int = .max) -> ArraySlice<DayBar> {
    completeDays(market.indexSeries).suffix(count)
  }

  /// Complete hourly bars of the index, oldest first, at most `count`.
  public func indexHours(last count: Int = .max) -> ArraySlice<HourBar> {
    completeHours(market.indexSeries).suffix(count)
  }

  /// The last traded price that is known, from daily and hourly bars; nil before the first bar.
  ///
  /// On an ex-date before the first bar of the day this is still the price before the adjustment;
  /// use ``reference(of:)`` for the day's limits.
  public func lastPrice(of symbol: Symbol) -> Price? {
    guard let place = market.place(of: symbol) else { return nil }
    let series = market.series[place]
    let day = completeDays(series).last
    guard let hour = completeHours(series).last else { return day?.bar.close }
    guard let day else { return hour.bar.close }
    return hour.end > .close(of: day.day) ? hour.bar.close : day.bar.close
  }

  /// Today's reference price (前收盘价, ex-rights on an ex-date); the last close when not announced.
  public func reference(of symbol: Symbol) -> Price? {
    guard let place = market.place(of: symbol) else { return nil }
    let series = market.series[place]
    if let today = series.dayBar(on: asOf.day) { return today.reference }
    return completeDays(series).last?.bar.close
  }

  /// What was announced before the open for the share at `place` in ``instruments``: today's
  /// reference price, or nil when it does not trade today.
  ///
  /// One step where ``reference(of:)`` and ``isSuspended(_:)`` search by symbol and by day.
  public func announcedReference(at place: Int) -> Price? {
    guard let today = market.announcedBar(at: place, on: asOf.day), !today.isSuspended else {
      return nil
    }
    return today.reference
  }

  /// Whether `symbol` is suspended today (停牌), as announced before the open.
  public func isSuspended(_ symbol: Symbol) -> Bool {
    market.dayBar(symbol, on: asOf.day)?.isSuspended ?? true
  }

  /// News published at or before the instant, oldest first.
  public var news: ArraySlice<NewsItem> {
    var low = 0
    var high = market.news.count
    while low < high {
      let middle = (low + high) / 2
      if market.news[middle].published <= asOf { low = middle + 1 } else { high = middle }
    }
    return market.news[..<low]
  }

  /// Corporate actions whose ex-date has come, oldest first.
  public var actions: [CorporateAction] { market.actions.filter { $0.exDay <= asOf.day } }

  private func completeDays(_ series: BarSeries) -> ArraySlice<DayBar> {
    var end = series.dayCount(before: asOf.day)
    if end < series.days.count, series.days[end].day == asOf.day, asOf >= .close(of: asOf.day) {
      end += 1
    }
    return series.days[..<end]
  }

  private func completeHours(_ series: BarSeries) -> ArraySlice<HourBar> {
    series.hours[..<series.hourCount(completeAt: asOf)]
  }
}
