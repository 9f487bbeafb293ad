import TradingTypes

/// A comma-separated file of another program, read by the names of its columns.
struct ForeignCSV {
  private(set) var reader: CSVReader
  private var columns: [String: Int] = [:]
  private var width = 0

  /// Opens `bytes` and reads the first line; a required column that is missing is an issue.
  init(file: String, bytes: [UInt8], required: [String], _ issues: inout IssueList) {
    reader = CSVReader(file: file, bytes: bytes)
    guard reader.advance(&issues) else {
      issues.add(MarketIssue(file, "the file is empty"))
      return
    }
    width = reader.fields.count
    for field in reader.fields.indices {
      if let name = reader.text(field) { columns[name.lowercased()] = field }
    }
    for name in required where columns[name] == nil {
      let found = reader.fields.indices.map { reader.raw($0) }.joined(separator: ",")
      issues.add(
        MarketIssue(
          file, line: reader.line, "there is no column '\(name)'",
          hint: "the columns are \(found)"))
      width = 0
    }
  }

  /// The names of the columns as they stand, at most 200 characters of them.
  var headings: String {
    let all = columns.sorted { $0.value < $1.value }.map(\.key).joined(separator: ",")
    return all.count > 200 ? "\(all.prefix(200))…" : all
  }

  /// Whether the file has a column of this name.
  func has(_ column: String) -> Bool { columns[column] != nil }

  /// Moves to the next line; lines with another number of fields are issues and passed over.
  mutating func advance(_ issues: inout IssueList) -> Bool {
    guard width > 0 else { return false }
    while reader.advance(&issues) {
      if reader.fields.count == width { return true }
      issues.add(
        MarketIssue(
          reader.file, line: reader.line,
          "the line has \(reader.fields.count) fields, the first line has \(width)"))
    }
    return false
  }

  /// The text in `column`, or nil when the file has no such column or it is not UTF-8.
  func text(_ column: String) -> String? { columns[column].flatMap { reader.text($0) } }

  /// The value in `column` as `kind`, or nil and an issue.
  func require<Value>(
    _ column: String, _ kind: String, _ issues: inout IssueList, _ parse: (String) -> Value?
  ) -> Value? {
    if let text = text(column), let value = parse(text) { return value }
    issues.add(
      MarketIssue(
        reader.file, line: reader.line, "\(column) '\(text(column) ?? "")' is not \(kind)"))
    return nil
  }

  /// A price in `column`.
  func price(_ column: String, _ issues: inout IssueList) -> Price? {
    require(column, "a price", &issues) { ForeignNumber.price($0) }
  }

  /// A date in `column`, with or without hyphens.
  func day(_ column: String, _ issues: inout IssueList) -> TradingDay? {
    require(column, "a date", &issues) { TradingDay($0) }
  }
}
