import Market
import TradingTypes

extension AITraderImport {
  /// Reads the hourly bars of each share, undoes their adjustment and fits them to the days.
  mutating func readHours() throws(MarketDataError) -> [[HourBar]] {
    let file = AITraderImporter.hourlyFile
    var table = ForeignCSV(
      file: file, bytes: try bytes(file),
      required: ["stock_code", "trade_date", "open", "high", "low", "close", "volume"], &issues)
    var places: [Symbol: Int] = [:]
    for (place, symbol) in symbols.enumerated() { places[symbol] = place }
    var raw = [[HourBar]](repeating: [], count: symbols.count)
    while table.advance(&issues) {
      guard let symbol = table.require("stock_code", "a symbol", &issues, { Symbol($0) }),
        let end = table.require("trade_date", "a time like 2025-10-09 10:30", &issues, barEnd),
        let open = table.price("open", &issues), let high = table.price("high", &issues),
        let low = table.price("low", &issues), let close = table.price("close", &issues),
        let volume = table.require(
          "volume", "a number of lots", &issues, { ForeignNumber.shares($0, unit: 100) })
      else { continue }
      guard let place = places[symbol] else {
        issues.add(
          MarketIssue(
            file, line: table.reader.line, "\(symbol) is not in \(AITraderImporter.dailyFile)"))
        continue
      }
      raw[place].append(
        HourBar(
          end: end, bar: Bar(open: open, high: high, low: low, close: close, volume: volume)))
    }
    var tally = HourlyFit.Tally()
    let hours = symbols.indices.map { place in
      fit(raw[place].sorted { $0.end < $1.end }, place, &tally)
    }
    report.add("share-days of hourly bars with a dividend added back", tally.adjusted)
    report.add(
      "share-days of hourly bars repaired by up to \(AITraderImporter.hourlyTolerance) ticks",
      tally.repaired)
    report.add("share-days of hourly bars that contradict the day, left out", tally.refused)
    for example in tally.examples { report.note(example) }
    return hours
  }

  private func barEnd(_ text: String) -> TradingTime? {
    TradingTime(text).flatMap { HourBar.endMinutes.contains($0.minute) ? $0 : nil }
  }

  private func fit(_ raw: [HourBar], _ place: Int, _ tally: inout HourlyFit.Tally) -> [HourBar] {
    let series = BarSeries(days: days[place])
    let own = actions.filter { $0.symbol == symbols[place] }
    var result: [HourBar] = []
    var start = 0
    while start < raw.count {
      let day = raw[start].end.day
      var end = start
      while end < raw.count, raw[end].end.day == day { end += 1 }
      let later = own.filter { $0.exDay > day }.map(\.cashPerShare).reduce(.zero, +)
      if later > .zero { tally.adjusted += 1 }
      let bars = raw[start..<end].map { HourlyFit.adding(later.tenThousandths, to: $0.bar) }
      let ends = raw[start..<end].map(\.end)
      if ends == HourBar.ends(of: day), let daily = series.dayBar(on: day)?.bar,
        let fitted = HourlyFit.fitted(bars, to: daily, ticks: AITraderImporter.hourlyTolerance)
      {
        if fitted != bars { tally.repaired += 1 }
        result += zip(ends, fitted).map { HourBar(end: $0, bar: $1) }
      } else {
        tally.refuse("\(symbols[place]) on \(day): the hourly bars contradict the day, left out")
      }
      start = end
    }
    return result
  }
}
