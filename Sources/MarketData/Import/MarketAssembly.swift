import Market
import TradingTypes

/// Puts rows of any origin together into a market: calendar, references, dividends, hours, index.
struct MarketAssembly {
  /// One share's or index's day as a source gives it.
  struct Row {
    let symbol: Symbol
    let day: TradingDay
    let open: Price
    let high: Price
    let low: Price
    let close: Price
    /// The reference price; nil when the source has none, then the last close.
    let reference: Price?
    let volume: Quantity
    let turnover: Money
    let isSuspended: Bool
    /// The file and its line, or a binary file's record, that the row stands in.
    let file: String
    let line: Int

    /// Whether `other` says the same, wherever it stands.
    func agrees(with other: Row) -> Bool {
      symbol == other.symbol && day == other.day && open == other.open && high == other.high
        && low == other.low && close == other.close && reference == other.reference
        && volume == other.volume && turnover == other.turnover && isSuspended == other.isSuspended
    }
  }

  /// What is known of a share beyond its prices.
  struct Name {
    let name: String
    let sector: String
    let listed: TradingDay?
    let weight: Int64
  }

  /// The largest difference between hourly and daily prices that is repaired, in ticks.
  static let hourlyTolerance: Int64 = 3

  private var shares: [Symbol: [Row]] = [:]
  private var indices: [Symbol: [Row]] = [:]
  private var minutes: [Symbol: [HourBar]] = [:]
  private var repeatedRows = 0
  var names: [Symbol: Name] = [:]
  /// The last day on which each share's rows say that it is under risk warning, and that they do.
  var riskWarnings: [Symbol: (day: TradingDay, isUnderWarning: Bool)] = [:]
  private(set) var report = ImportReport()
  private(set) var issues = IssueList()

  /// Adds a day of a share or, by its code, of an index.
  mutating func add(_ row: Row) {
    if ForeignSymbol.isIndex(row.symbol) {
      indices[row.symbol, default: []].append(row)
    } else {
      shares[row.symbol, default: []].append(row)
    }
  }

  /// Adds a bar of any length up to an hour, labelled by its end.
  mutating func add(_ bar: HourBar, of symbol: Symbol) {
    guard !ForeignSymbol.isIndex(symbol) else { return }
    minutes[symbol, default: []].append(bar)
  }

  mutating func add(_ issue: MarketIssue) { issues.add(issue) }

  mutating func note(_ text: String) { report.note(text) }

  mutating func count(_ label: String, _ count: Int) { report.add(label, count) }

  /// The market of all rows.
  mutating func assembled(name: String, source: String) throws(MarketDataError) -> ImportedMarket {
    let symbols = shares.keys.sorted()
    guard !symbols.isEmpty else {
      issues.add(
        MarketIssue(
          source, "there is no daily bar of a share",
          hint: "rows need a share's code, in a column of their own or in the file's name"))
      try issues.throwIfAny()
      preconditionFailure("an issue was noted and not thrown")
    }
    var days = symbols.map { dayBars(shares[$0] ?? [], of: $0) }
    try issues.throwIfAny()
    let calendar = Set(days.flatMap { $0.map(\.day) }).sorted()
    let actions = InferredDividends.all(
      symbols, days, calendar, from: nil, place(of:on:), &issues, &report)
    let hours = fittedHours(symbols, days, actions)
    try issues.throwIfAny()
    let index = indexSeries(calendar, &days)
    try issues.throwIfAny()
    if repeatedRows > 0 { report.add("rows given twice, counted once", repeatedRows) }
    report.add("shares", symbols.count)
    report.add("trading days", calendar.count)
    report.add("daily bars", days.reduce(0) { $0 + $1.count })
    report.add("hourly bars", hours.reduce(0) { $0 + $1.count })
    report.add("dividends inferred", actions.count)
    let draft = MarketDraft(
      name: name, source: source, instruments: symbols.map(instrument), calendar: calendar,
      series: zip(days, hours).map { BarSeries(days: $0, hours: $1) }, index: index.instrument,
      indexSeries: index.series, actions: actions)
    return ImportedMarket(draft: draft, report: report)
  }

  private func instrument(_ symbol: Symbol) -> Instrument {
    let known = names[symbol]
    let facts = ShareFacts.known[symbol.code]
    let name = known?.name ?? symbol.digits
    let sector = known?.sector ?? ""
    return Instrument(
      symbol: symbol, name: name, englishName: facts?.englishName ?? "",
      sector: sector.isEmpty ? facts?.sector ?? "" : sector,
      isSpecialTreatment: name.hasPrefix("ST") || name.hasPrefix("*ST")
        || riskWarnings[symbol]?.isUnderWarning == true, listed: known?.listed,
      indexWeight: known?.weight ?? 0)
  }

  /// The rows of one share in order of time, each with its reference price.
  private mutating func dayBars(_ rows: [Row], of symbol: Symbol) -> [DayBar] {
    var result: [DayBar] = []
    for row in distinct(rows) {
      let reference = row.reference ?? result.last?.bar.close ?? row.open
      let bar =
        row.isSuspended
        ? Bar(open: reference, high: reference, low: reference, close: reference, volume: 0)
        : Bar(
          open: row.open, high: row.high, low: row.low, close: row.close, volume: row.volume,
          turnover: row.turnover)
      result.append(
        DayBar(day: row.day, reference: reference, isSuspended: row.isSuspended, bar: bar))
    }
    return result
  }

  /// The rows in order of time, those given twice once; two that differ are an issue.
  private mutating func distinct(_ rows: [Row]) -> [Row] {
    var result: [Row] = []
    for row in rows.sorted(by: { ($0.day, $0.file, $0.line) < ($1.day, $1.file, $1.line) }) {
      guard let last = result.last, last.day == row.day else {
        result.append(row)
        continue
      }
      if row.agrees(with: last) {
        repeatedRows += 1
      } else {
        issues.add(
          MarketIssue(
            row.file, line: row.line,
            "\(row.symbol) on \(row.day) has another row in \(last.file):\(last.line)",
            hint: "the two differ, leave one out"))
      }
    }
    return result
  }

  /// The file and line of the row of `symbol` on `day`.
  private func place(of symbol: Symbol, on day: TradingDay) -> (file: String, line: Int?) {
    guard let row = shares[symbol]?.first(where: { $0.day == day }) else {
      return ("daily bars", nil)
    }
    return (row.file, row.line)
  }

  /// Hourly bars out of bars of any length, where they agree with the day.
  private mutating func fittedHours(
    _ symbols: [Symbol], _ days: [[DayBar]], _ actions: [CorporateAction]
  ) -> [[HourBar]] {
    var tally = HourlyFit.Tally()
    let result = zip(symbols, days).map { symbol, rows in
      let series = BarSeries(days: rows)
      var hours: [HourBar] = []
      let own = (minutes[symbol] ?? []).sorted { $0.end < $1.end }
      let whole = HourlyFit.hours(of: own)
      tally.incomplete += Set(own.map(\.end.day)).count - whole.count
      for (day, bars) in whole {
        guard let daily = series.dayBar(on: day), !daily.isSuspended,
          let fitted = HourlyFit.fitted(bars, to: daily.bar, ticks: MarketAssembly.hourlyTolerance)
        else {
          tally.refuse("\(symbol) on \(day): the hourly bars contradict the day, left out")
          continue
        }
        if fitted != bars { tally.repaired += 1 }
        hours += zip(HourBar.ends(of: day), fitted).map { HourBar(end: $0, bar: $1) }
      }
      return hours
    }
    if !minutes.isEmpty {
      report.add("share-days of hourly bars repaired", tally.repaired)
      report.add("share-days of hourly bars left out", tally.refused)
      report.add("share-days without bars in all four hours, left out", tally.incomplete)
      for example in tally.examples { report.note(example) }
    }
    return result
  }

  /// The source's index, or the mean of all shares when it has none.
  private mutating func indexSeries(
    _ calendar: [TradingDay], _ days: inout [[DayBar]]
  ) -> (instrument: Instrument, series: BarSeries) {
    let candidates = indices.keys.sorted().filter { symbol in
      let known = Set((indices[symbol] ?? []).map(\.day))
      return calendar.allSatisfy { known.contains($0) }
    }
    if let symbol = candidates.first, let rows = indices[symbol] {
      var reference: Price?
      let onCalendar = Set(calendar)
      let bars = distinct(rows).filter { onCalendar.contains($0.day) }.map { row in
        defer { reference = row.close }
        return DayBar(
          day: row.day, reference: reference ?? row.reference ?? row.open,
          bar: Bar(
            open: row.open, high: row.high, low: row.low, close: row.close, volume: row.volume,
            turnover: row.turnover))
      }
      let instrument = Instrument(
        symbol: symbol, name: names[symbol]?.name ?? symbol.description, board: .index)
      return (instrument, BarSeries(days: bars))
    }
    report.note("no index covers every day: the benchmark is the equal-weight mean of the shares")
    let instrument = Instrument(
      symbol: Symbol(code: 0, venue: .shanghai) ?? shares.keys.sorted()[0], name: "等权平均",
      englishName: "Equal weight", board: .index)
    return (instrument, MeanIndex.series(of: days, calendar))
  }
}
