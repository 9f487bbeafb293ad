import Market
import TradingTypes

/// One run of the tabular importer.
struct TabularReading {
  let format: TabularFormat
  let adjust: AdjustPolicy
  private var assembly = MarketAssembly()
  private var issues = IssueList()
  private var dailyRows = 0
  private var intradayRows = 0
  private var rounded = 0
  /// Files that hold neither prices nor names, each with its headings.
  private var passedOver: [(file: String, headings: String)] = []

  init(format: TabularFormat, adjust: AdjustPolicy) {
    self.format = format
    self.adjust = adjust
  }

  /// Reads one file, whatever it holds.
  mutating func read(file: String, bytes: [UInt8]) {
    guard let text = ForeignText.utf8(bytes) else {
      issues.add(
        MarketIssue(
          file, "the text is neither UTF-8 nor GBK nor UTF-16", hint: "save the file as UTF-8"))
      return
    }
    var table = ForeignCSV(file: file, bytes: text, required: [], &issues)
    let columns = Columns(format, table)
    if columns.close == nil, columns.name != nil, columns.symbol != nil {
      readNames(&table, columns)
    } else if columns.close == nil {
      passedOver.append((file, table.headings))
    } else if columns.open != nil, columns.high != nil, columns.low != nil, columns.volume != nil,
      columns.day != nil || columns.time != nil
    {
      readBars(&table, columns, fallback: TabularReading.symbol(inFileName: file))
    } else {
      issues.add(
        MarketIssue(
          file, line: 1, "columns for date, open, high, low, close and volume are needed",
          hint: "map them: --columns day=…,open=…,high=…,low=…,close=…,volume=…"))
    }
  }

  /// The market of all files.
  mutating func finished(name: String) throws(MarketDataError) -> ImportedMarket {
    try issues.throwIfAny()
    assembly.count("rows of daily bars", dailyRows)
    assembly.count("rows of bars within days", intradayRows)
    if rounded > 0 { assembly.count("prices rounded to whole fen", rounded) }
    if dailyRows == 0, let first = passedOver.first {
      throw .invalid(
        [
          MarketIssue(
            first.file, line: 1,
            "no \(format.name) column of closing prices among '\(first.headings)'",
            hint: "is it another format? csv takes any headings: --columns day=…,close=…")
        ], total: 1)
    }
    for other in passedOver {
      assembly.note("\(other.file): neither prices nor names, passed over")
    }
    return try assembly.assembled(name: name, source: "\(format.name) files, imported")
  }

  /// The code in a name such as `daily/sh.600519.csv` or `600519_hist.csv`.
  static func symbol(inFileName file: String) -> Symbol? {
    let name = file.split(separator: "/").last ?? ""
    let stem = name.split(separator: ".csv", maxSplits: 1).first ?? ""
    if let symbol = ForeignSymbol.symbol(stem) { return symbol }
    return stem.split(whereSeparator: { $0 == "_" || $0 == "-" || $0 == " " }).lazy
      .compactMap { ForeignSymbol.symbol($0) }.first
  }

  private mutating func readNames(_ table: inout ForeignCSV, _ columns: Columns) {
    guard let name = columns.name, let symbol = columns.symbol else { return }
    while table.advance(&issues) {
      guard let code = code(table, symbol),
        let text = table.require(name, "a name", &issues, { $0.isEmpty ? nil : $0 })
      else { continue }
      assembly.names[code] = MarketAssembly.Name(
        name: text.filter { $0 != " " }, sector: columns.sector.flatMap { table.text($0) } ?? "",
        listed: columns.listed.flatMap { table.text($0) }.flatMap { TradingDay($0) },
        weight: columns.weight.flatMap { table.text($0) }
          .flatMap { ForeignNumber.tenThousandths($0) } ?? 0)
    }
  }

  private mutating func readBars(
    _ table: inout ForeignCSV, _ columns: Columns, fallback: Symbol?
  ) {
    if columns.symbol == nil, fallback == nil {
      issues.add(
        MarketIssue(
          table.reader.file, line: 1, "there is no column for the code",
          hint: "name the file after it: 600519.csv"))
      return
    }
    while table.advance(&issues) {
      var symbol = fallback
      if let column = columns.symbol {
        symbol = code(table, column)
      }
      guard let symbol else { continue }
      if let flag = table.text(format.adjustment.column), flag != format.adjustment.raw,
        adjust == .refuse
      {
        issues.add(
          MarketIssue(
            table.reader.file, line: table.reader.line,
            "\(format.adjustment.column) is '\(flag)': the prices are adjusted",
            hint: "fetch them unadjusted, or import with --adjust round"))
        continue
      }
      readBar(table, columns, symbol)
    }
  }

  /// A share's code, or an issue.
  private mutating func code(_ table: ForeignCSV, _ column: String) -> Symbol? {
    let text = table.text(column) ?? ""
    if let symbol = ForeignSymbol.symbol(text) { return symbol }
    let isShort =
      (1...5).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    issues.add(
      MarketIssue(
        table.reader.file, line: table.reader.line, "\(column) '\(text)' is not a code",
        hint: isShort ? "codes have six digits; spreadsheets drop the zeros in front" : ""))
    return nil
  }

  private mutating func readBar(_ table: ForeignCSV, _ columns: Columns, _ symbol: Symbol) {
    let isIndex = ForeignSymbol.isIndex(symbol)
    let end = columns.time.flatMap { table.text($0) }.flatMap { TabularReading.time($0) }
    guard
      let day = end?.day
        ?? columns.day.flatMap({ name in
          table.require(name, "a date", &issues) { TabularReading.day($0) }
        })
    else {
      if columns.day == nil {
        issues.add(MarketIssue(table.reader.file, line: table.reader.line, "there is no time"))
      }
      return
    }
    let isSuspended =
      table.text(format.status.column) == format.status.suspended
      || columns.open.flatMap { table.text($0) } == ""
    guard let close = price(table, columns.close, isIndex) else { return }
    if isSuspended {
      let reference = columns.reference.flatMap { price(table, $0, isIndex) } ?? close
      assembly.add(
        MarketAssembly.Row(
          symbol: symbol, day: day, open: close, high: close, low: close, close: close,
          reference: reference, volume: 0, turnover: .zero, isSuspended: true,
          file: table.reader.file, line: table.reader.line))
      dailyRows += 1
      noteRiskWarning(table, symbol, day)
      return
    }
    guard let open = price(table, columns.open, isIndex),
      let high = price(table, columns.high, isIndex), let low = price(table, columns.low, isIndex),
      let volume = table.require(
        columns.volume ?? "", "a volume", &issues,
        { ForeignNumber.shares($0, unit: isIndex ? 1 : format.volumeUnit) })
    else { return }
    guard high >= max(open, close), low <= min(open, close) else {
      issues.add(
        MarketIssue(
          table.reader.file, line: table.reader.line,
          "high \(high) and low \(low) do not enclose open \(open) and close \(close)"))
      return
    }
    let turnover =
      columns.turnover.flatMap { table.text($0) }
      .flatMap { ForeignNumber.money($0, unit: format.turnoverUnit) } ?? .zero
    guard isUnitPlausible(volume, turnover, low, high, isIndex) else {
      issues.add(
        MarketIssue(
          table.reader.file, line: table.reader.line,
          "\(columns.turnover ?? "turnover") \(turnover) for \(volume) shares is far from the prices",
          hint: "\(format.name) counts volume by \(format.volumeUnit) and turnover by "
            + "\(format.turnoverUnit) yuan; csv counts both by one"))
      return
    }
    if let end {
      let bar = Bar(
        open: open, high: high, low: low, close: close, volume: volume, turnover: turnover)
      assembly.add(HourBar(end: end, bar: bar), of: symbol)
      intradayRows += 1
      return
    }
    dailyRows += 1
    assembly.add(
      MarketAssembly.Row(
        symbol: symbol, day: day, open: open, high: high, low: low, close: close,
        reference: reference(table, columns, close, isIndex), volume: volume, turnover: turnover,
        isSuspended: false, file: table.reader.file, line: table.reader.line))
    noteRiskWarning(table, symbol, day)
  }

  /// Whether turnover over volume is within a factor of ten of the bar's prices, as it is not when
  /// lots are taken for shares.
  private func isUnitPlausible(
    _ volume: Quantity, _ turnover: Money, _ low: Price, _ high: Price, _ isIndex: Bool
  ) -> Bool {
    guard !isIndex, volume.shares > 0, turnover > .zero else { return true }
    let average = Double(turnover.tenThousandths) / Double(volume.shares)
    return average * 10 >= Double(low.tenThousandths)
      && average <= Double(high.tenThousandths) * 10
  }

  /// Remembers whether the share was under risk warning on its last day.
  private mutating func noteRiskWarning(
    _ table: ForeignCSV, _ symbol: Symbol, _ day: TradingDay
  ) {
    guard let flag = table.text(format.riskWarning.column) else { return }
    if let known = assembly.riskWarnings[symbol], known.day > day { return }
    assembly.riskWarnings[symbol] = (day, flag == format.riskWarning.warned)
  }

  private mutating func reference(
    _ table: ForeignCSV, _ columns: Columns, _ close: Price, _ isIndex: Bool
  ) -> Price? {
    if let column = columns.reference { return price(table, column, isIndex) }
    guard
      let change = columns.change.flatMap({ table.text($0) })
        .flatMap({ ForeignNumber.tenThousandths($0) })
    else { return nil }
    return Price(tenThousandths: close.tenThousandths - change)
  }

  /// A price on the tick, or an issue; an index level may have any four decimals.
  private mutating func price(_ table: ForeignCSV, _ column: String?, _ isIndex: Bool) -> Price? {
    guard
      let price = table.require(
        column ?? "", "a price", &issues, { ForeignNumber.roundedPrice($0) })
    else { return nil }
    guard isIndex || price <= MarketLimits.price else {
      issues.add(
        MarketIssue(
          table.reader.file, line: table.reader.line,
          "\(column ?? "") \(price) is above \(MarketLimits.price), the most a share can cost"))
      return nil
    }
    guard !isIndex, !price.isOnTick(Price(fen: 1)) else { return price }
    switch adjust {
    case .refuse:
      issues.add(
        MarketIssue(
          table.reader.file, line: table.reader.line,
          "\(column ?? "") \(price) is not a multiple of 0.01, as adjusted prices are",
          hint: "fetch unadjusted prices, or import with --adjust round"))
      return nil
    case .round:
      rounded += 1
      return Price(fen: max(1, DecimalText.quotient(price.tenThousandths, roundedHalfUpBy: 100)))
    }
  }

  /// A date with or without hyphens, with a time behind it, or as spreadsheets write it: `2025/7/1`.
  private static func day(_ text: String) -> TradingDay? {
    if let day = TradingDay(text.prefix(10)) { return day.isRelative ? nil : day }
    let parts = text.prefix { $0 != " " }.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return TradingDay(year: year, month: month, day: day)
  }

  /// A bar's end written `2025-10-09 10:30`, with seconds, or as `20251009103000000`.
  private static func time(_ text: String) -> TradingTime? {
    if let time = TradingTime(text) { return time }
    guard text.utf8.count >= 12, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let day = TradingDay(text.prefix(8)), let clock = Int(text.dropFirst(8).prefix(4))
    else { return nil }
    return TradingTime(day: day, hour: clock / 100, minute: clock % 100)
  }

  /// The headings that a file has for each datum.
  private struct Columns {
    let day, time, symbol, open, high, low, close, reference, change, volume, turnover: String?
    let name, sector, listed, weight: String?

    init(_ format: TabularFormat, _ table: ForeignCSV) {
      func first(_ names: [String]) -> String? { names.first { table.has($0) } }
      day = first(format.day)
      time = first(format.time)
      symbol = first(format.symbol)
      open = first(format.open)
      high = first(format.high)
      low = first(format.low)
      close = first(format.close)
      reference = first(format.reference)
      change = first(format.change)
      volume = first(format.volume)
      turnover = first(format.turnover)
      name = first(["name", "code_name", "stock_name", "名称", "股票简称", "证券简称"])
      sector = first(["industry", "sector", "行业", "所属行业"])
      listed = first(["list_date", "ipodate", "listed", "上市日期"])
      weight = first(["weight", "权重"])
    }
  }
}
