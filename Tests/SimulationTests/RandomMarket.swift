import Market
import TestSupport
import TradingTypes

/// What a random market is made of.
struct RandomMarket {
  var seed: UInt64
  var symbols = ["600028.SH", "600519.SH", "300750.SZ", "688981.SH", "920002.BJ"]
  var days = 12
  var hasHours = false
  /// Prices of the first day, in fen; the rest follow.
  var startPrices: ClosedRange<Int64> = 300...6_000

  /// Fictional shares that move, seal, halt, pay and split; the same seed gives the same market.
  func record() -> MarketRecord {
    var random = TestRandom(seed: seed &+ 17)
    let calendar = RandomMarket.weekdays(days)
    let listed = symbols.compactMap { Symbol($0) }.sorted()
    var actions: [CorporateAction] = []
    let series = listed.map { symbol in
      share(symbol, calendar, &actions, &random)
    }
    var level = Int64(30_000_000)
    let index = calendar.map { day in
      let reference = Price(tenThousandths: level)
      level += Int64.random(in: -300_000...300_000, using: &random)
      let close = Price(tenThousandths: level)
      return DayBar(
        day: day, reference: reference,
        bar: Bar(
          open: reference, high: max(reference, close), low: min(reference, close), close: close,
          volume: 1_000_000))
    }
    return MarketRecord(
      name: "random-\(seed)", digest: "digest-\(seed)",
      instruments: listed.map { Instrument(symbol: $0, name: "股\($0.digits)", indexWeight: 100) },
      calendar: calendar, series: series,
      index: Instrument(
        symbol: listed[0], name: "指数", board: .index), indexSeries: BarSeries(days: index),
      actions: actions.sorted { ($0.exDay, $0.symbol) < ($1.exDay, $1.symbol) }, news: [])
  }

  /// Weekdays from 2025-10-09 on.
  static func weekdays(_ count: Int) -> [TradingDay] {
    var days: [TradingDay] = []
    var day = TradingDay("2025-10-09")
    while days.count < count, let next = day {
      if next.weekday <= 5 { days.append(next) }
      day = next.adding(days: 1)
    }
    return days
  }

  private func share(
    _ symbol: Symbol, _ calendar: [TradingDay], _ actions: inout [CorporateAction],
    _ random: inout TestRandom
  ) -> BarSeries {
    var close = Price(fen: Int64.random(in: startPrices, using: &random))
    var days: [DayBar] = []
    var hours: [HourBar] = []
    let percent: Int64 =
      switch Board(of: symbol) {
      case .star, .chinext: 20
      case .bse: 30
      case .main, .index: 10
      }
    for (place, day) in calendar.enumerated() {
      var reference = close
      if place > 0, Int.random(in: 0..<12, using: &random) == 0 {
        let action = CorporateAction(
          symbol: symbol, recordDay: calendar[place - 1], exDay: day,
          payDay: calendar[min(place + Int.random(in: 0...2, using: &random), calendar.count - 1)],
          cashPerShare: Money(tenThousandths: Int64.random(in: 0...2_000, using: &random)),
          bonusPerTenThousand: [0, 0, 1_000].randomElement(using: &random) ?? 0,
          transferPerTenThousand: [0, 0, 4_500].randomElement(using: &random) ?? 0,
          source: .generated)
        actions.append(action)
        reference = action.referencePrice(after: close)
      }
      let isSuspended = Int.random(in: 0..<15, using: &random) == 0
      let fen = reference.tenThousandths / 100
      let low = max((fen * (100 - percent) + 50) / 100, 1)
      let high = (fen * (100 + percent) + 50) / 100
      func price() -> Int64 {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: low
        case 1: high
        default: Int64.random(in: low...max(high, low), using: &random)
        }
      }
      let isSealed = Int.random(in: 0..<12, using: &random) == 0
      let sealed = Bool.random(using: &random) ? low : high
      let volume = Quantity(
        [0, 900, 40_000, 5_000_000].randomElement(using: &random) ?? 0)
      var bars: [Bar] = []
      for _ in 0..<4 {
        let prices = (0..<4).map { _ in isSealed ? sealed : price() }
        bars.append(
          Bar(
            open: Price(fen: prices[0]), high: Price(fen: prices.max() ?? fen),
            low: Price(fen: prices.min() ?? fen), close: Price(fen: prices[3]), volume: volume))
      }
      let flat = Bar(open: reference, high: reference, low: reference, close: reference, volume: 0)
      if isSuspended { bars = [flat, flat, flat, flat] }
      let whole = Bar(
        open: bars[0].open, high: bars.map(\.high).max() ?? reference,
        low: bars.map(\.low).min() ?? reference, close: bars[3].close,
        volume: Quantity(bars.reduce(0) { $0 + $1.volume.shares }))
      days.append(DayBar(day: day, reference: reference, isSuspended: isSuspended, bar: whole))
      for (end, bar) in zip(HourBar.ends(of: day), bars) {
        hours.append(HourBar(end: end, bar: bar))
      }
      close = whole.close
    }
    return BarSeries(days: days, hours: hasHours ? hours : [])
  }
}

/// A market of one share with the daily bars as written: reference, open, high, low, close.
func market(
  _ rows: [(String, String, String, String, String)], symbol: String = "600028.SH",
  volume: Int64 = 10_000_000, actions: [CorporateAction] = []
) -> MarketRecord {
  let calendar = RandomMarket.weekdays(rows.count)
  func price(_ text: String) -> Price { Price(text) ?? Price(fen: 0) }
  let days = zip(calendar, rows).map { day, row in
    DayBar(
      day: day, reference: price(row.0),
      bar: Bar(
        open: price(row.1), high: price(row.2), low: price(row.3), close: price(row.4),
        volume: Quantity(volume)))
  }
  let symbols = [Symbol(symbol)].compactMap { $0 }
  return MarketRecord(
    name: "table", digest: "table",
    instruments: symbols.map { Instrument(symbol: $0, name: "中国石化") }, calendar: calendar,
    series: symbols.map { _ in BarSeries(days: days) },
    index: Instrument(symbol: symbols[0], name: "指数", board: .index),
    indexSeries: BarSeries(days: days), actions: actions, news: [])
}
