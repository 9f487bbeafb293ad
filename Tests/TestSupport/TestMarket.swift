public import Market
public import TradingTypes

/// A small market made of a seed: random walks on the tick, with hourly bars that agree.
public enum TestMarket {
  /// A draft with `shares` instruments over `days` weekdays from 2025-10-09 on.
  ///
  /// The second share goes ex-dividend on the third day and the last is suspended on the fourth.
  public static func draft(seed: UInt64 = 1, shares: Int = 3, days: Int = 8) -> MarketDraft {
    var random = TestRandom(seed: seed)
    let calendar = weekdays(from: 20_251_009, count: days)
    let instruments = (0..<shares).compactMap { number in
      Symbol(code: UInt32(600_000 + number), venue: .shanghai).map {
        Instrument(
          symbol: $0, name: "测试\(number)", englishName: "Test \(number), Ltd", sector: "bank",
          indexWeight: Int64(1_000_000 / max(shares, 1)))
      }
    }
    var actions: [CorporateAction] = []
    var series: [BarSeries] = []
    for (number, instrument) in instruments.enumerated() {
      var close = Int64.random(in: 500...20_000, using: &random)
      var dayBars: [DayBar] = []
      var hourBars: [HourBar] = []
      for (place, day) in calendar.enumerated() {
        var reference = Price(fen: close)
        if number == 1, place == 2 {
          let action = CorporateAction(
            symbol: instrument.symbol, recordDay: calendar[1], exDay: day, payDay: day,
            cashPerShare: Money(fen: 25), source: .announced)
          actions.append(action)
          reference = action.referencePrice(after: reference)
        }
        if number == shares - 1, place == 3 {
          let flat = Bar(
            open: reference, high: reference, low: reference, close: reference, volume: 0)
          dayBars.append(DayBar(day: day, reference: reference, isSuspended: true, bar: flat))
          continue
        }
        let hours = walk(from: reference, &random)
        for (bar, end) in zip(hours, HourBar.ends(of: day)) {
          hourBars.append(HourBar(end: end, bar: bar))
        }
        let bar = merged(hours)
        close = bar.close.tenThousandths / 100
        dayBars.append(DayBar(day: day, reference: reference, bar: bar))
      }
      series.append(BarSeries(days: dayBars, hours: hourBars))
    }
    let index = Instrument(
      symbol: Symbol(code: 16, venue: .shanghai) ?? instruments[0].symbol, name: "测试指数",
      englishName: "Test Index", board: .index)
    let news = calendar.prefix(2).enumerated().compactMap { number, day in
      TradingTime(day: day, hour: 8, minute: 15).map {
        NewsItem(
          id: number + 1, published: $0, symbols: [instruments[0].symbol], source: "测试社",
          chinese: "公司\"公告\"第\(number)号", english: "Notice \(number), \\ and \"quotes\"")
      }
    }
    return MarketDraft(
      name: "test-market", source: "made by a test", instruments: instruments,
      calendar: calendar, series: series, index: index,
      indexSeries: indexSeries(calendar, series), actions: actions, news: news)
  }

  /// Weekdays from a date on.
  public static func weekdays(from yyyymmdd: Int, count: Int) -> [TradingDay] {
    var days: [TradingDay] = []
    var day = TradingDay(String(yyyymmdd))
    while days.count < count, let current = day {
      if current.weekday <= 5 { days.append(current) }
      day = current.adding(days: 1)
    }
    return days
  }

  private static func walk(from reference: Price, _ random: inout TestRandom) -> [Bar] {
    var price = reference.tenThousandths / 100
    return HourBar.endMinutes.map { _ in
      let open = price
      price = max(1, price + Int64.random(in: -20...20, using: &random))
      let high = max(open, price) + Int64.random(in: 0...5, using: &random)
      let low = max(1, min(open, price) - Int64.random(in: 0...5, using: &random))
      let volume = Quantity(100 * Int64.random(in: 1...9_999, using: &random))
      return Bar(
        open: Price(fen: open), high: Price(fen: high), low: Price(fen: low),
        close: Price(fen: price), volume: volume, turnover: Price(fen: price) * volume)
    }
  }

  private static func merged(_ hours: [Bar]) -> Bar {
    Bar(
      open: hours[0].open, high: hours.map(\.high).max() ?? hours[0].high,
      low: hours.map(\.low).min() ?? hours[0].low, close: hours[hours.count - 1].close,
      volume: hours.map(\.volume).reduce(.zero, +),
      turnover: hours.map(\.turnover).reduce(.zero, +))
  }

  private static func indexSeries(_ calendar: [TradingDay], _ series: [BarSeries]) -> BarSeries {
    var close = Price(tenThousandths: 30_000_000)
    let days = calendar.enumerated().map { place, day in
      let reference = close
      close = Price(tenThousandths: 30_000_000 + Int64(place) * 12_345)
      return DayBar(
        day: day, reference: reference,
        bar: Bar(
          open: reference, high: max(reference, close), low: min(reference, close), close: close,
          volume: 1_000_000))
    }
    return BarSeries(days: days)
  }
}
