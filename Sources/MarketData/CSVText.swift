import TradingTypes

/// Builds a comma-separated file line by line.
struct CSVText {
  private(set) var bytes: [UInt8]
  private var isFirst = true

  /// A file that starts with these columns.
  init(_ columns: String) {
    bytes = Array(columns.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Appends a field that needs no quotes.
  mutating func field(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends a field that needs no quotes.
  mutating func field(utf8 text: [UInt8]) {
    separate()
    bytes.append(contentsOf: text)
  }

  /// Appends free text, in quotes when it holds a comma or a quote.
  mutating func quotedField(_ text: String) {
    separate()
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") })
    else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a whole number.
  mutating func field(_ number: Int64) {
    separate()
    digits(number)
  }

  /// Appends a date.
  mutating func field(_ day: TradingDay) {
    separate()
    date(day)
  }

  /// Appends an instant.
  mutating func field(_ time: TradingTime) {
    separate()
    date(time.day)
    bytes.append(UInt8(ascii: " "))
    twoDigits(time.minute / 60)
    bytes.append(UInt8(ascii: ":"))
    twoDigits(time.minute % 60)
  }

  /// Appends an exact decimal of ten-thousandths with at least two places.
  mutating func decimal(_ tenThousandths: Int64) {
    separate()
    if tenThousandths < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = Int64(tenThousandths.magnitude)
    digits(magnitude / 10_000)
    bytes.append(UInt8(ascii: "."))
    let fraction = Int32(magnitude % 10_000)
    twoDigits(fraction / 100)
    guard fraction % 100 != 0 else { return }
    twoDigits(fraction % 100)
    if fraction % 10 == 0 { bytes.removeLast() }
  }

  /// Appends open, high, low, close, volume and turnover; a turnover of zero is left empty.
  mutating func bar(_ bar: Bar) {
    decimal(bar.open.tenThousandths)
    decimal(bar.high.tenThousandths)
    decimal(bar.low.tenThousandths)
    decimal(bar.close.tenThousandths)
    field(bar.volume.shares)
    if bar.turnover == .zero { field("") } else { decimal(bar.turnover.tenThousandths) }
  }

  /// Ends the line.
  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func date(_ day: TradingDay) {
    guard !day.isRelative else { return bytes.append(contentsOf: "\(day)".utf8) }
    let year = Int32(day.year)
    twoDigits(year / 100)
    twoDigits(year % 100)
    bytes.append(UInt8(ascii: "-"))
    twoDigits(Int32(day.month))
    bytes.append(UInt8(ascii: "-"))
    twoDigits(Int32(day.day))
  }

  private mutating func twoDigits(_ number: Int32) {
    bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  private mutating func digits(_ number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var count = 0
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      count += 1
    } while rest > 0
    bytes[(bytes.count - count)...].reverse()
  }
}
