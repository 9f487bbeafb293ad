import TradingTypes

/// Walks the lines of one comma-separated file without copying them.
///
/// UTF-8; a byte-order mark and CR LF line ends are accepted, quotes only around whole fields
/// (RFC 4180). A line over ``lineLimit`` bytes ends the reading with an issue.
struct CSVReader {
  /// Longest line accepted, in bytes; a bar has about 80.
  static let lineLimit = 65_536

  let file: String
  private let bytes: [UInt8]
  private var next = 0
  /// The current line, counted from 1.
  private(set) var line = 0
  /// The fields of the current line as ranges of bytes.
  private(set) var fields: [Range<Int>] = []

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
  }

  /// Moves to the next line that is not empty; false at the end or after a line that is too long.
  mutating func advance(_ issues: inout IssueList) -> Bool {
    while next < bytes.count {
      let start = next
      var end = start
      var hasQuotes = false
      fields.removeAll(keepingCapacity: true)
      var fieldStart = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
        if bytes[end] == UInt8(ascii: ",") {
          fields.append(fieldStart..<end)
          fieldStart = end + 1
        } else if bytes[end] == UInt8(ascii: "\"") {
          hasQuotes = true
        }
        end += 1
      }
      line += 1
      next = end + 1
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      guard end - start <= CSVReader.lineLimit else {
        issues.add(
          MarketIssue(
            file, line: line,
            "the line has \(end - start) bytes, more than \(CSVReader.lineLimit)"))
        next = bytes.count
        return false
      }
      if end == start { continue }
      if hasQuotes {
        splitQuoted(start..<end)
      } else {
        fields.append(min(fieldStart, end)..<end)
      }
      return true
    }
    return false
  }

  /// Reads the first line and compares it with the columns the file must have.
  mutating func expectHeader(_ columns: String, _ issues: inout IssueList) -> Bool {
    guard advance(&issues) else {
      issues.add(MarketIssue(file, "the file is empty; its first line must be '\(columns)'"))
      return false
    }
    let found = fields.indices.map { text($0) ?? "?" }.joined(separator: ",")
    guard found == columns else {
      issues.add(MarketIssue(file, line: line, "the columns are '\(found)', not '\(columns)'"))
      return false
    }
    return true
  }

  /// The field as text with quotes undone; nil when it is not UTF-8 or holds control characters.
  func text(_ field: Int) -> String? {
    var slice = bytes[fields[field]]
    if slice.first == UInt8(ascii: "\""), slice.count >= 2, slice.last == UInt8(ascii: "\"") {
      slice = slice.dropFirst().dropLast()
      if slice.contains(UInt8(ascii: "\"")) {
        var plain: [UInt8] = []
        var index = slice.startIndex
        while index < slice.endIndex {
          plain.append(slice[index])
          index += slice[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        slice = plain[...]
      }
    }
    guard !slice.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
    return String(validating: slice, as: UTF8.self)
  }

  /// The field as it stands, for a message.
  func raw(_ field: Int) -> String {
    text(field) ?? "(bytes that are not plain UTF-8 text)"
  }

  /// The field as a decimal in ten-thousandths; nil when it is not a plain decimal.
  func decimal(_ field: Int) -> Int64? { DecimalBytes.tenThousandths(bytes, fields[field]) }

  /// The field as a whole number of at most 18 digits.
  func integer(_ field: Int) -> Int64? { DecimalBytes.integer(bytes, fields[field]) }

  /// The field as a date such as `2025-10-09`.
  func day(_ field: Int) -> TradingDay? { DecimalBytes.day(bytes, fields[field]) }

  /// The field as an instant such as `2025-10-09 10:30`.
  func time(_ field: Int) -> TradingTime? {
    let range = fields[field]
    let clock = range.upperBound - 5
    guard range.count >= 9, bytes[clock - 1] == UInt8(ascii: " "),
      bytes[clock + 2] == UInt8(ascii: ":"),
      let day = DecimalBytes.day(bytes, range.lowerBound..<clock - 1),
      let hour = DecimalBytes.integer(bytes, clock..<clock + 2),
      let minute = DecimalBytes.integer(bytes, clock + 3..<range.upperBound)
    else { return nil }
    return TradingTime(day: day, hour: Int(hour), minute: Int(minute))
  }

  /// The field as a symbol such as `600519.SH`.
  func symbol(_ field: Int) -> Symbol? {
    let range = fields[field]
    guard range.count == 9, bytes[range.lowerBound + 6] == UInt8(ascii: "."),
      let code = DecimalBytes.integer(bytes, range.lowerBound..<range.lowerBound + 6)
    else { return nil }
    let suffix = (bytes[range.lowerBound + 7], bytes[range.lowerBound + 8])
    let venue: Venue
    switch suffix {
    case (UInt8(ascii: "S"), UInt8(ascii: "H")): venue = .shanghai
    case (UInt8(ascii: "S"), UInt8(ascii: "Z")): venue = .shenzhen
    case (UInt8(ascii: "B"), UInt8(ascii: "J")): venue = .beijing
    default: return nil
    }
    return Symbol(code: UInt32(code), venue: venue)
  }

  private mutating func splitQuoted(_ range: Range<Int>) {
    fields.removeAll(keepingCapacity: true)
    var isInside = false
    var start = range.lowerBound
    for index in range {
      if bytes[index] == UInt8(ascii: "\"") {
        isInside.toggle()
      } else if bytes[index] == UInt8(ascii: ","), !isInside {
        fields.append(start..<index)
        start = index + 1
      }
    }
    fields.append(start..<range.upperBound)
  }
}
