import Market
import TradingTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A market's bars as tables of numbers for statistics: by share, then day; nan where none trades.
///
/// Logarithmic returns from the reference price, so that ex-days do not show as losses.
struct MarketPanel {
  /// Daily returns: close over reference.
  var returns: [[Double]] = []
  /// Open over reference.
  var overnight: [[Double]] = []
  /// Close over open.
  var intraday: [[Double]] = []
  /// High over low.
  var ranges: [[Double]] = []
  /// Whether the close lies at the upper and the lower price limit.
  var limitUp = 0
  var limitDown = 0
  /// Closes whose last digit is zero, and all closes.
  var roundCloses = 0
  var closes = 0
  /// Share-days that trade.
  var shareDays = 0
  /// Returns of the index on the same days; zero where it has no bar.
  var index: [Double] = []
  /// Returns of the four bars by bar, share and day; only days on which hourly bars exist.
  var bars: [[[Double]]] = Array(repeating: [], count: HourBar.endMinutes.count)
  /// The place of each share's sector.
  var sectors: [Int] = []

  /// The panel of `market` on the days of its index.
  init(_ market: MarketRecord) {
    let calendar = market.indexSeries.days.map(\.day)
    index = market.indexSeries.days.map { MarketPanel.ratio($0.bar.close, $0.reference) }
    var names: [String] = []
    for instrument in market.instruments {
      if !names.contains(instrument.sector) { names.append(instrument.sector) }
      sectors.append(names.firstIndex(of: instrument.sector) ?? 0)
    }
    var hourDays = Set<TradingDay>()
    for series in market.series { for hour in series.hours { hourDays.insert(hour.end.day) } }
    let barDays = hourDays.sorted()
    for (instrument, series) in zip(market.instruments, market.series) {
      append(instrument, series, calendar)
      appendBars(series, barDays)
    }
  }

  private mutating func append(
    _ instrument: Instrument, _ series: BarSeries, _ calendar: [TradingDay]
  ) {
    let empty = [Double](repeating: .nan, count: calendar.count)
    var (daily, night, session, range) = (empty, empty, empty, empty)
    let percent = instrument.usualLimitPercent
    var next = 0
    for (number, date) in calendar.enumerated() {
      while next < series.days.count, series.days[next].day < date { next += 1 }
      guard next < series.days.count, series.days[next].day == date else { continue }
      let day = series.days[next]
      closes += 1
      if day.bar.close.tenThousandths / 100 % 10 == 0 { roundCloses += 1 }
      guard !day.isSuspended else { continue }
      daily[number] = MarketPanel.ratio(day.bar.close, day.reference)
      night[number] = MarketPanel.ratio(day.bar.open, day.reference)
      session[number] = MarketPanel.ratio(day.bar.close, day.bar.open)
      range[number] = MarketPanel.ratio(day.bar.high, day.bar.low)
      shareDays += 1
      let fen = day.reference.tenThousandths / 100
      if day.bar.close >= Price(fen: (fen * (100 + percent) + 50) / 100) { limitUp += 1 }
      if day.bar.close <= Price(fen: (fen * (100 - percent) + 50) / 100) { limitDown += 1 }
    }
    returns.append(daily)
    overnight.append(night)
    intraday.append(session)
    ranges.append(range)
  }

  private mutating func appendBars(_ series: BarSeries, _ days: [TradingDay]) {
    var table = [[Double]](
      repeating: [Double](repeating: 0, count: days.count), count: HourBar.endMinutes.count)
    var next = 0
    for (number, day) in days.enumerated() {
      while next < series.hours.count, series.hours[next].end.day < day { next += 1 }
      for span in table.indices
      where next < series.hours.count && series.hours[next].end.day == day {
        table[span][number] = MarketPanel.ratio(
          series.hours[next].bar.close, series.hours[next].bar.open)
        next += 1
      }
    }
    for span in table.indices { bars[span].append(table[span]) }
  }

  /// The logarithm of a quotient of prices.
  static func ratio(_ left: Price, _ right: Price) -> Double {
    log(Double(left.tenThousandths) / Double(right.tenThousandths))
  }
}
