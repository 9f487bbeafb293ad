public import Market
public import TradingTypes

/// Takes away or falsifies what lies after an instant.
///
/// What is announced before the open stays: the day's reference price and suspension, and the days
/// of the calendar up to the current one.
public enum Future {
  /// The market as it stood at `time`: nothing later is in it.
  public static func removed(from market: MarketRecord, after time: TradingTime) -> MarketRecord {
    let series = market.series.map { cut($0, time) }
    return MarketRecord(
      name: market.name, digest: market.digest, instruments: market.instruments,
      calendar: market.calendar.filter { $0 <= time.day }, series: series, index: market.index,
      indexSeries: cut(market.indexSeries, time),
      actions: market.actions.filter { $0.exDay <= time.day },
      news: market.news.filter { $0.published <= time })
  }

  /// The market with rubbish for everything later than `time`.
  public static func replaced(
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
