import FoundationEssentials
import Market
import TradingTypes

/// One run of the AI-Trader importer: the state between its steps.
struct AITraderImport {
  let path: String
  var issues = IssueList()
  var report = ImportReport()
  var weights: [Symbol: Weight] = [:]
  var symbols: [Symbol] = []
  /// Days of each share, in the order of `symbols`, ascending.
  var days: [[DayBar]] = []
  var actions: [CorporateAction] = []
  var index: [DayBar] = []
  var calendar: [TradingDay] = []

  struct Weight {
    let name: String
    let partsPerMillion: Int64
  }

  init(path: String) { self.path = path }

  mutating func run(name: String) throws(MarketDataError) -> ImportedMarket {
    try readWeights()
    var daily = try readDaily()
    try issues.throwIfAny()
    try readIndex()
    let contestDays = daily.values.flatMap { $0.map(\.day) }
    try addHistory(to: &daily)
    try issues.throwIfAny()
    symbols = daily.keys.sorted()
    days = symbols.map { daily[$0] ?? [] }
    try cutToIndex()
    actions = inferDividends(from: contestDays.min())
    let hours = try readHours()
    try issues.throwIfAny()
    report.add("shares", symbols.count)
    report.add("trading days", calendar.count)
    report.add("daily bars", days.reduce(0) { $0 + $1.count })
    report.add("hourly bars", hours.reduce(0) { $0 + $1.count })
    report.add("index bars", index.count)
    noteGaps()
    let draft = MarketDraft(
      name: name,
      source: "A-share files of the AI-Trader contest (SSE 50 constituents), imported",
      instruments: symbols.map(instrument), calendar: calendar,
      series: zip(days, hours).map { BarSeries(days: $0, hours: $1) },
      index: Instrument(
        symbol: Symbol(code: 16, venue: .shanghai) ?? symbols[0], name: "上证50",
        englishName: "SSE 50", board: .index),
      indexSeries: BarSeries(days: index), actions: actions)
    return ImportedMarket(draft: draft, report: report)
  }

  /// Reads a file of the folder.
  func bytes(_ file: String) throws(MarketDataError) -> [UInt8] {
    guard FileManager.default.fileExists(atPath: "\(path)/\(file)") else {
      throw .missingFile(folder: path, file: file)
    }
    return try SmallFile.read("\(path)/\(file)")
  }

  private func instrument(_ symbol: Symbol) -> Instrument {
    let facts = ShareFacts.known[symbol.code]
    return Instrument(
      symbol: symbol, name: weights[symbol]?.name ?? symbol.digits,
      englishName: facts?.englishName ?? "", sector: facts?.sector ?? "",
      indexWeight: weights[symbol]?.partsPerMillion ?? 0)
  }

  /// Reads names and index weights; the weights are per cent with three decimals.
  private mutating func readWeights() throws(MarketDataError) {
    let file = AITraderImporter.weightFile
    var table = ForeignCSV(
      file: file, bytes: try bytes(file), required: ["con_code", "weight", "stock_name"], &issues)
    while table.advance(&issues) {
      guard let symbol = table.require("con_code", "a symbol", &issues, { Symbol($0) }),
        let weight = table.require(
          "weight", "a percentage", &issues, { ForeignNumber.tenThousandths($0) }),
        let name = table.require("stock_name", "a name", &issues, { $0.isEmpty ? nil : $0 })
      else { continue }
      // Ten-thousandths of a per cent are parts per million.
      weights[symbol] = Weight(name: name, partsPerMillion: weight)
    }
  }

  /// Reads the contest's daily bars: lots, thousands of yuan, and true reference prices.
  private mutating func readDaily() throws(MarketDataError) -> [Symbol: [DayBar]] {
    let file = AITraderImporter.dailyFile
    var table = ForeignCSV(
      file: file, bytes: try bytes(file),
      required: [
        "ts_code", "trade_date", "open", "high", "low", "close", "pre_close", "vol", "amount",
      ], &issues)
    var result: [Symbol: [DayBar]] = [:]
    var count = 0
    while table.advance(&issues) {
      guard let symbol = table.require("ts_code", "a symbol", &issues, { Symbol($0) }),
        let day = table.day("trade_date", &issues), let open = table.price("open", &issues),
        let high = table.price("high", &issues), let low = table.price("low", &issues),
        let close = table.price("close", &issues),
        let reference = table.price("pre_close", &issues),
        let volume = table.require(
          "vol", "a number of lots", &issues, { ForeignNumber.shares($0, unit: 100) }),
        let turnover = table.require(
          "amount", "an amount in thousand yuan", &issues, { ForeignNumber.money($0, unit: 1_000) })
      else { continue }
      guard high >= max(open, close), low <= min(open, close) else {
        issues.add(
          MarketIssue(
            file, line: table.reader.line,
            "\(symbol) on \(day): high and low do not enclose "
              + "open and close"))
        continue
      }
      count += 1
      result[symbol, default: []].append(
        DayBar(
          day: day, reference: reference,
          bar: Bar(
            open: open, high: high, low: low, close: close, volume: volume, turnover: turnover)))
    }
    for symbol in result.keys.sorted() {
      let sorted = (result[symbol] ?? []).sorted { $0.day < $1.day }
      if let twice = zip(sorted, sorted.dropFirst()).first(where: { $0.day == $1.day }) {
        issues.add(MarketIssue(file, "\(symbol) has two rows on \(twice.0.day)"))
      }
      result[symbol] = sorted
    }
    if result.isEmpty, issues.isEmpty { issues.add(MarketIssue(file, "there is no row")) }
    report.add("rows of \(file)", count)
    return result
  }

  /// Puts earlier days from the history before the contest's, whose own rows win.
  private mutating func addHistory(to daily: inout [Symbol: [DayBar]]) throws(MarketDataError) {
    let folder = "\(path)/\(AITraderImporter.historyFolder)"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      report.note("there is no history folder: the market starts with the contest")
      return
    }
    var added = 0
    var overruled = 0
    var separated = 0
    for symbol in daily.keys.sorted() {
      let file = "daily_prices_\(symbol.digits).SHH.json"
      guard names.contains(file), let contest = daily[symbol], let first = contest.first else {
        report.note("\(symbol) has no history")
        continue
      }
      let place = "\(AITraderImporter.historyFolder)/\(file)"
      guard
        let series = AlphaVantageSeries(file: place, bytes: try bytes(place), &issues)
      else { continue }
      var earlier: [DayBar] = []
      let known = BarSeries(days: contest)
      for row in series.rows {
        if row.hadSeparators { separated += 1 }
        if let own = known.dayBar(on: row.day)?.bar {
          let agrees =
            (own.open, own.high, own.low, own.close) == (row.open, row.high, row.low, row.close)
          if !agrees { overruled += 1 }
        } else if row.day < first.day {
          earlier.append(
            DayBar(
              day: row.day, reference: earlier.last?.bar.close ?? row.open,
              bar: Bar(
                open: row.open, high: row.high, low: row.low, close: row.close,
                volume: Quantity(row.volume))))
          added += 1
        }
      }
      daily[symbol] = earlier + contest
    }
    report.add("earlier days from the history", added)
    report.add("history bars overruled by the daily CSV", overruled)
    report.add("history bars with thousands separators", separated)
  }

  /// Starts the calendar where the index starts and drops what lies before.
  private mutating func cutToIndex() throws(MarketDataError) {
    guard let start = index.first?.day else {
      issues.add(MarketIssue("index_daily_*.json", "there is no usable row of the index"))
      try issues.throwIfAny()
      return
    }
    var dropped = 0
    for place in days.indices {
      let count = days[place].count
      days[place].removeAll { $0.day < start }
      dropped += count - days[place].count
    }
    calendar = Set(days.flatMap { $0.map(\.day) }).sorted()
    let extra = index.count
    index.removeAll { day in !calendar.contains(day.day) }
    report.add("daily bars before the index begins, left out", dropped)
    if index.count < extra {
      report.add("index days without a share, left out", extra - index.count)
    }
  }

  /// Dividends from the gaps between a close and the next reference price, ascending in ex-day.
  private mutating func inferDividends(from first: TradingDay?) -> [CorporateAction] {
    guard let first else { return [] }
    let found = InferredDividends.all(
      symbols, days, calendar, from: first, { _, _ in (AITraderImporter.dailyFile, nil) }, &issues,
      &report)
    report.add("dividends inferred", found.count)
    return found
  }

  private mutating func noteGaps() {
    var gaps = 0
    for series in days {
      guard let first = series.first else { continue }
      gaps += calendar.count { $0 > first.day } + 1 - series.count
    }
    report.add("share-days without a bar (suspended or missing)", gaps)
    report.note(
      "reference prices before the contest are previous closes: its history names no ex-days")
  }
}
