import TradingTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a line should have held where it did not, and at which column.
struct LineError: Error, Hashable {
  /// Column of the line, from 1.
  let column: Int
  /// What should have been there.
  let expected: String
}

/// Reads canonical JSON back, line after line, key by key in the order in which they are written.
///
/// Every access is checked against the end; nothing read here can trap.
struct LineReader: Sendable {
  let bytes: [UInt8]
  private(set) var position: Int
  private var lineStart: Int
  /// The last instant read and where its characters are: most lines repeat the instant before.
  private var known: (time: TradingTime, place: Int, length: Int)?

  /// A reader of the line that starts at `position`.
  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
    lineStart = position
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Steps over the newline that must come next.
  mutating func endLine() throws(LineError) {
    try expect("\n")
    lineStart = position
  }

  /// Steps to the next newline or the end.
  mutating func toLineEnd() {
    position = bytes.newline(from: position) ?? bytes.endIndex
  }

  /// Steps over `length` bytes of the line, whatever they are.
  mutating func step(over length: Int) throws(LineError) {
    guard position + length <= bytes.count else { throw failure("\(length) more characters") }
    position += length
  }

  /// Whether `text` comes next; it is stepped over when it does.
  @inline(__always)
  mutating func accepts(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    let isNext = bytes.withUnsafeBytes { all in
      all.baseAddress.map { memcmp($0 + position, text.utf8Start, length) == 0 } ?? false
    }
    if isNext { position += length }
    return isNext
  }

  mutating func expect(_ text: StaticString) throws(LineError) {
    guard accepts(text) else { throw failure("\(text)") }
  }

  mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self)
    throws(LineError) -> Value
  {
    let start = position
    let isNegative = accepts("-")
    let first = position
    var value: Value = 0
    while position < bytes.count, let digit = digit(at: position) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) =
        isNegative
        ? product.subtractingReportingOverflow(Value(digit))
        : product.addingReportingOverflow(Value(digit))
      guard !overflow, !carry else { throw failure("a whole number", at: start) }
      value = sum
      position += 1
    }
    guard position > first else { throw failure("a whole number", at: start) }
    return value
  }

  mutating func boolean() throws(LineError) -> Bool {
    if accepts("true") { return true }
    if accepts("false") { return false }
    throw failure("true or false")
  }

  mutating func decimal() throws(LineError) -> Int64 {
    let start = position
    try expect("\"")
    let isNegative = accepts("-")
    let whole: Int64 = try integer()
    var value = whole.multipliedReportingOverflow(by: 10_000)
    try expect(".")
    var scale: Int64 = 1_000
    var places = 0
    while position < bytes.count, places < 4, let digit = digit(at: position) {
      let (sum, overflow) = value.partialValue.addingReportingOverflow(Int64(digit) * scale)
      value = (sum, value.overflow || overflow)
      scale /= 10
      places += 1
      position += 1
    }
    guard accepts("\""), places >= 2, whole >= 0, !value.overflow else {
      throw failure("an amount like \"12.30\"", at: start)
    }
    return isNegative ? -value.partialValue : value.partialValue
  }

  mutating func money() throws(LineError) -> Money { Money(tenThousandths: try decimal()) }
  mutating func price() throws(LineError) -> Price { Price(tenThousandths: try decimal()) }
  mutating func quantity() throws(LineError) -> Quantity { Quantity(try integer(Int64.self)) }

  mutating func symbol() throws(LineError) -> Symbol {
    let start = position
    try expect("\"")
    let code = number(digits: 6)
    try expect(".")
    var venue: Venue?
    for candidate in Venue.allCases where venue == nil {
      switch candidate {
      case .shanghai: if accepts("SH\"") { venue = candidate }
      case .shenzhen: if accepts("SZ\"") { venue = candidate }
      case .beijing: if accepts("BJ\"") { venue = candidate }
      }
    }
    guard let code, let venue, let symbol = Symbol(code: UInt32(code), venue: venue) else {
      throw failure("a symbol like \"600519.SH\"", at: start)
    }
    return symbol
  }

  mutating func day() throws(LineError) -> TradingDay {
    let start = position
    try expect("\"")
    let day = unquotedDay()
    guard let day, accepts("\"") else { throw failure("a date like \"2025-10-09\"", at: start) }
    return day
  }

  mutating func time() throws(LineError) -> TradingTime {
    if let known, repeats(known.place, length: known.length) { return known.time }
    let start = position
    try expect("\"")
    guard let day = unquotedDay(), accepts(" "), let hour = number(digits: 2), accepts(":"),
      let minute = number(digits: 2), accepts("\""),
      let time = TradingTime(day: day, hour: hour, minute: minute)
    else { throw failure("a time like \"2025-10-09 10:30\"", at: start) }
    known = (time, start, position - start)
    return time
  }

  /// Steps over an instant without reading it.
  mutating func stepOverTime() throws(LineError) {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "D") else {
      return try step(over: LineWriter.timeLength)
    }
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
  }

  /// Steps over `length` bytes when they are those at `place`.
  private mutating func repeats(_ place: Int, length: Int) -> Bool {
    guard position + length <= bytes.count, place + length <= bytes.count else { return false }
    let isSame = bytes.withUnsafeBytes { all in
      all.baseAddress.map { memcmp($0 + position, $0 + place, length) == 0 } ?? false
    }
    if isSame { position += length }
    return isSame
  }

  /// Moves to `place` in the line.
  mutating func move(to place: Int) { position = min(max(place, lineStart), bytes.count) }

  /// Steps to behind the next `text`, wherever it is.
  mutating func move(after text: StaticString) throws(LineError) {
    while let place = bytes.place(of: text.utf8Start[0], from: position) {
      position = place
      if accepts(text) { return }
      position += 1
    }
    throw failure("\(text)")
  }

  mutating func side() throws(LineError) -> Side {
    if accepts("\"buy\"") { return .buy }
    if accepts("\"sell\"") { return .sell }
    throw failure("buy or sell")
  }

  mutating func text() throws(LineError) -> String {
    try expect("\"")
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        return text
      case UInt8(ascii: "\\"):
        return try escapedText(from: start)
      default:
        position += 1
      }
    }
    throw failure("a closing quote")
  }

  /// One of an enumeration's raw values.
  mutating func name<Value: RawRepresentable>(_ meaning: String) throws(LineError) -> Value
  where Value.RawValue == String {
    let start = position
    guard let value = Value(rawValue: try text()) else { throw failure(meaning, at: start) }
    return value
  }

  /// The 64 lower-case hexadecimal digits of a SHA-256.
  mutating func hash() throws(LineError) -> String {
    String(decoding: bytes[try hashRange()], as: UTF8.self)
  }

  /// Where the 64 lower-case hexadecimal digits of a SHA-256 lie.
  mutating func hashRange() throws(LineError) -> Range<Int> {
    let start = position
    try expect("\"")
    let first = position
    while position < bytes.count, isHexadecimal(bytes[position]) { position += 1 }
    guard position - first == 64, accepts("\"") else { throw failure("64 hex digits", at: start) }
    return first..<first + 64
  }

  func failure(_ expected: String, at place: Int? = nil) -> LineError {
    LineError(column: (place ?? position) - lineStart + 1, expected: expected)
  }

  private mutating func escapedText(from start: Int) throws(LineError) -> String {
    var units = Array(bytes[start..<position])
    while position < bytes.count {
      let unit = bytes[position]
      position += 1
      if unit == UInt8(ascii: "\"") { return String(decoding: units, as: UTF8.self) }
      guard unit == UInt8(ascii: "\\") else {
        units.append(unit)
        continue
      }
      if accepts("\"") {
        units.append(UInt8(ascii: "\""))
      } else if accepts("\\") {
        units.append(UInt8(ascii: "\\"))
      } else if accepts("n") {
        units.append(UInt8(ascii: "\n"))
      } else if accepts("r") {
        units.append(UInt8(ascii: "\r"))
      } else if accepts("t") {
        units.append(UInt8(ascii: "\t"))
      } else if accepts("u00"), position + 2 <= bytes.count, isHexadecimal(bytes[position]),
        isHexadecimal(bytes[position + 1])
      {
        units.append(hexValue(bytes[position]) << 4 | hexValue(bytes[position + 1]))
        position += 2
      } else {
        throw failure("an escape")
      }
    }
    throw failure("a closing quote")
  }

  private mutating func unquotedDay() -> TradingDay? {
    if accepts("D") { return unquotedRelativeDay() }
    guard let year = number(digits: 4), accepts("-"), let month = number(digits: 2), accepts("-"),
      let day = number(digits: 2)
    else { return nil }
    return TradingDay(year: year, month: month, day: day)
  }

  /// What follows the `D` of a relative day, in the one form that the writer gives it.
  private mutating func unquotedRelativeDay() -> TradingDay? {
    let isEarlier = accepts("-")
    guard isEarlier || accepts("+"), let first = number(digits: 1) else { return nil }
    var offset = first
    while first > 0, offset < 100_000, let next = number(digits: 1) { offset = offset * 10 + next }
    guard !isEarlier || offset > 0 else { return nil }
    return TradingDay(relative: isEarlier ? -offset : offset)
  }

  private mutating func number(digits count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for index in position..<position + count {
      guard let digit = digit(at: index) else { return nil }
      value = value * 10 + Int(digit)
    }
    position += count
    return value
  }

  private func digit(at index: Int) -> UInt8? {
    let unit = bytes[index]
    return unit >= UInt8(ascii: "0") && unit <= UInt8(ascii: "9") ? unit - UInt8(ascii: "0") : nil
  }

  private func isHexadecimal(_ unit: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(unit)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(unit)
  }

  private func hexValue(_ unit: UInt8) -> UInt8 {
    unit <= UInt8(ascii: "9") ? unit - UInt8(ascii: "0") : unit - UInt8(ascii: "a") + 10
  }
}

extension [UInt8] {
  /// The place of the next newline at or after `start`, or nil.
  func newline(from start: Int) -> Int? { place(of: UInt8(ascii: "\n"), from: start) }

  /// The place of the next `unit` at or after `start`, or nil.
  func place(of unit: UInt8, from start: Int) -> Int? {
    withUnsafeBytes { all in
      guard start < all.count, let base = all.baseAddress,
        let found = memchr(base + start, Int32(unit), all.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
