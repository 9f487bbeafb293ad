import Market
import TradingTypes

/// Reads the files of an archive into a draft and collects every broken rule on the way.
struct MarketDecoder {
  let archive: MarketArchive
  var issues = IssueList()
  var header: [String: String] = [:]
  var index: Instrument?
  var instruments: [Instrument] = []
  var places: [Symbol: Int] = [:]
  var calendar: [TradingDay] = []
  var actions: [CorporateAction] = []

  init(_ archive: MarketArchive) { self.archive = archive }

  /// The market, or all that is wrong with it.
  mutating func decoded() throws(MarketDataError) -> MarketDraft {
    decodeHeader()
    decodeInstruments()
    decodeCalendar()
    // Rows cannot be judged without the names and days they refer to.
    try issues.throwIfAny()
    decodeActions()
    decodeRights()
    let changes = decodeChanges()
    let days = decodeDaily()
    let hours = decodeHourly(days)
    let indexSeries = decodeIndex()
    let news = decodeNews()
    try issues.throwIfAny()
    guard let index else { throw .missingFile(folder: "market", file: MarketFolder.headerFile) }
    return MarketDraft(
      name: header["name"] ?? "", source: header["source"] ?? "", instruments: instruments,
      calendar: calendar,
      series: zip(days, hours).map { BarSeries(days: $0, hours: $1) }, index: index,
      indexSeries: indexSeries, actions: actions, news: news, changes: changes)
  }

  /// The file's contents, or none and an issue when the archive lacks it.
  mutating func bytes(of file: String) -> [UInt8] {
    if let bytes = archive.bytes(of: file) { return bytes }
    issues.add(MarketIssue(file, "the file is missing"))
    return []
  }

  /// Whether `day` is a trading day, in O(log n).
  func isTradingDay(_ day: TradingDay) -> Bool {
    var low = 0
    var high = calendar.count
    while low < high {
      let middle = (low + high) / 2
      if calendar[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low < calendar.count && calendar[low] == day
  }

  /// Reads `field` of the current line as `kind`, or notes an issue.
  mutating func require<Value>(
    _ reader: CSVReader, _ field: Int, _ kind: String, _ parse: (Int) -> Value?
  ) -> Value? {
    if let value = parse(field) { return value }
    issues.add(
      MarketIssue(reader.file, line: reader.line, "'\(reader.raw(field))' is not \(kind)"))
    return nil
  }

  /// Whether the current line has `count` fields; notes an issue otherwise.
  mutating func requireFields(_ reader: CSVReader, _ count: Int) -> Bool {
    if reader.fields.count == count { return true }
    issues.add(
      MarketIssue(
        reader.file, line: reader.line, "the line has \(reader.fields.count) fields, not \(count)"))
    return false
  }
}
