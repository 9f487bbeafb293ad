import Market
import TradingTypes

extension MarketDecoder {
  /// Reads `hourly.csv` and holds each day's four bars against the daily bar.
  mutating func decodeHourly(_ days: [[DayBar]]) -> [[HourBar]] {
    let file = MarketFolder.hourlyFile
    var hours = [[HourBar]](repeating: [], count: instruments.count)
    var lines = [[Int]](repeating: [], count: instruments.count)
    var reader = CSVReader(file: file, bytes: bytes(of: file))
    guard reader.expectHeader(MarketFolder.hourlyColumns, &issues) else { return hours }
    var order = RowOrder()
    while reader.advance(&issues) {
      guard requireFields(reader, 8), let end = barEnd(reader),
        let place = rowPlace(reader, order),
        order.accept(day: end.day, minute: end.minute, place, reader, &issues, instruments),
        let bar = bar(reader, 2, at: MarketLimits.price), checkTick(bar, bar.open, reader)
      else { continue }
      hours[place].append(HourBar(end: end, bar: bar))
      lines[place].append(reader.line)
    }
    // A row that was refused above would be reported again as a missing bar.
    guard issues.isEmpty else { return hours }
    for place in instruments.indices {
      checkHours(hours[place], lines[place], against: days[place], instruments[place].symbol)
    }
    return hours
  }

  /// Compares the four bars of each day with the daily bar.
  ///
  /// Prices must agree exactly. Volumes may differ by four lots or a thousandth, since vendors print
  /// hourly volumes in whole lots.
  private mutating func checkHours(
    _ hours: [HourBar], _ lines: [Int], against days: [DayBar], _ symbol: Symbol
  ) {
    let series = BarSeries(days: days)
    var start = 0
    while start < hours.count {
      let day = hours[start].end.day
      var end = start
      while end < hours.count, hours[end].end.day == day { end += 1 }
      let bars = hours[start..<end].map(\.bar)
      let problem: String? =
        if let daily = series.dayBar(on: day) {
          bars.count == HourBar.endMinutes.count
            ? MarketDecoder.disagreement(bars, daily.bar)
            : "has \(bars.count) hourly bars, not \(HourBar.endMinutes.count)"
        } else {
          "has hourly bars but no row in daily.csv"
        }
      if let problem {
        issues.add(
          MarketIssue(
            MarketFolder.hourlyFile, line: lines[start], "\(symbol) on \(day) \(problem)"))
      }
      start = end
    }
  }

  /// How four hourly bars contradict the day's bar, or nil when they agree.
  static func disagreement(_ bars: [Bar], _ day: Bar) -> String? {
    guard let first = bars.first, let last = bars.last else { return "has no bars" }
    let high = bars.map(\.high).max() ?? first.high
    let low = bars.map(\.low).min() ?? first.low
    let volume = bars.reduce(Int64(0)) { $0 &+ $1.volume.shares }
    let spare = max(400, day.volume.shares / 1_000)
    if first.open != day.open { return "opens at \(first.open), the day at \(day.open)" }
    if last.close != day.close { return "closes at \(last.close), the day at \(day.close)" }
    if high != day.high { return "has the hourly high \(high), the day \(day.high)" }
    if low != day.low { return "has the hourly low \(low), the day \(day.low)" }
    if abs(volume &- day.volume.shares) > spare {
      return "trades \(volume) shares by the hour and \(day.volume) in the day"
    }
    return nil
  }
}
