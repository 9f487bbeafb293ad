import Grammar

/// A decimal calculator for one line: `+ - * / ( ) %`, `min`, `max`, `round`.
///
/// Numbers are counted in whole units of 10^-8 in 128 bits, so that sums and products of prices and
/// shares are exact; quotients, and products with more decimals, are rounded half away from zero. `%`
/// after a value divides it by 100; between two values it is the remainder.
struct Calculator {
  /// Why there is no result.
  enum Failure: Error, Hashable {
    /// Something else was expected at this byte.
    case unreadable(place: Int)
    /// A division by zero.
    case divisionByZero
    /// A number too large to count.
    case tooLarge
    /// Parentheses inside parentheses without end.
    case tooDeep
  }

  private static let scale: Int128 = 100_000_000
  private static let deepest = 32
  private let bytes: [UInt8]
  private var place = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The value of `expression` in units of 10^-8.
  static func value(of expression: String) throws(Failure) -> Int128 {
    var calculator = Calculator(expression)
    let value = try calculator.sum(depth: 0)
    guard calculator.peek() == nil else { throw .unreadable(place: calculator.place) }
    return value
  }

  /// The value as text without needless zeros.
  static func text(of value: Int128) -> String {
    let whole = value.magnitude / scale.magnitude
    var decimals = String(value.magnitude % scale.magnitude)
    decimals = String(repeating: "0", count: 8 - decimals.utf8.count) + decimals
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return (value < 0 ? "-" : "") + "\(whole)" + (decimals.isEmpty ? "" : "." + decimals)
  }

  private mutating func sum(depth: Int) throws(Failure) -> Int128 {
    guard depth < Self.deepest else { throw .tooDeep }
    var total = try product(depth: depth)
    while let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      place += 1
      let term = try product(depth: depth)
      let (result, overflow) =
        sign == UInt8(ascii: "+")
        ? total.addingReportingOverflow(term) : total.subtractingReportingOverflow(term)
      total = try Self.checked(result, overflow)
    }
    return total
  }

  private mutating func product(depth: Int) throws(Failure) -> Int128 {
    var value = try factor(depth: depth)
    while let sign = peek() {
      switch sign {
      case UInt8(ascii: "*"):
        place += 1
        value = try Self.product(value, factor(depth: depth))
      case UInt8(ascii: "/"):
        place += 1
        value = try Self.quotient(value, factor(depth: depth))
      case UInt8(ascii: "%"):
        place += 1
        if startsFactor {
          let divisor = try factor(depth: depth)
          guard divisor != 0 else { throw .divisionByZero }
          value %= divisor
        } else {
          value = Self.rounded(value, by: 100)
        }
      default: return value
      }
    }
    return value
  }

  private mutating func factor(depth: Int) throws(Failure) -> Int128 {
    guard depth < Self.deepest else { throw .tooDeep }
    switch peek() {
    case UInt8(ascii: "-"):
      place += 1
      return try -factor(depth: depth + 1)
    case UInt8(ascii: "+"):
      place += 1
      return try factor(depth: depth + 1)
    case UInt8(ascii: "("):
      place += 1
      let value = try sum(depth: depth + 1)
      try take(")")
      return value
    case UInt8(ascii: "m"), UInt8(ascii: "r"): return try function(depth: depth)
    default: return try number()
    }
  }

  private mutating func function(depth: Int) throws(Failure) -> Int128 {
    let rest = bytes[place...]
    guard let name = ["min", "max", "round"].first(where: { rest.starts(with: $0.utf8) }) else {
      throw .unreadable(place: place)
    }
    place += name.utf8.count
    try take("(")
    var value = try sum(depth: depth + 1)
    var isAlone = true
    while peek() == UInt8(ascii: ",") {
      place += 1
      let next = try sum(depth: depth + 1)
      switch name {
      case "min": value = min(value, next)
      case "max": value = max(value, next)
      default:
        guard isAlone, next >= 0, next % Self.scale == 0, next <= 8 * Self.scale else {
          throw .unreadable(place: place)
        }
        value = Self.rounded(value, places: Int(next / Self.scale))
      }
      isAlone = false
    }
    if name == "round", isAlone { value = Self.rounded(value, places: 0) }
    try take(")")
    return value
  }

  private mutating func number() throws(Failure) -> Int128 {
    guard let first = peek(), ByteSet.digits.contains(first) else {
      throw .unreadable(place: place)
    }
    var value: Int128 = 0
    while place < bytes.count, ByteSet.digits.contains(bytes[place]) {
      value = try Self.product(value, 10 * Self.scale) + digit * Self.scale
      guard value < Self.largest else { throw .tooLarge }
      place += 1
    }
    guard place < bytes.count, bytes[place] == UInt8(ascii: ".") else { return value }
    place += 1
    var unit = Self.scale / 10
    let start = place
    while place < bytes.count, ByteSet.digits.contains(bytes[place]) {
      value += digit * unit
      unit /= 10
      place += 1
    }
    guard place > start else { throw .unreadable(place: place) }
    return value
  }

  private var digit: Int128 { Int128(bytes[place] - UInt8(ascii: "0")) }

  /// Values stay below this, a billion billion, so that a sum of two never overflows.
  private static let largest: Int128 = scale * 1_000_000_000_000_000_000

  private static func product(_ left: Int128, _ right: Int128) throws(Failure) -> Int128 {
    let (result, overflow) = left.multipliedReportingOverflow(by: right)
    guard !overflow else { throw .tooLarge }
    return try checked(rounded(result, by: scale), false)
  }

  private static func quotient(_ left: Int128, _ right: Int128) throws(Failure) -> Int128 {
    guard right != 0 else { throw .divisionByZero }
    let (scaled, overflow) = left.multipliedReportingOverflow(by: scale)
    guard !overflow else { throw .tooLarge }
    let isNegative = (scaled < 0) != (right < 0)
    let half = rounded(scaled.magnitude, by: right.magnitude)
    return try checked(isNegative ? -Int128(half) : Int128(half), false)
  }

  private static func checked(_ value: Int128, _ overflow: Bool) throws(Failure) -> Int128 {
    guard !overflow, value.magnitude < largest.magnitude else { throw .tooLarge }
    return value
  }

  private static func rounded(_ value: Int128, places: Int) -> Int128 {
    let unit = (places..<8).reduce(Int128(1)) { value, _ in value * 10 }
    return rounded(value, by: unit) * unit
  }

  private static func rounded(_ value: Int128, by unit: Int128) -> Int128 {
    let result = Int128(rounded(value.magnitude, by: unit.magnitude))
    return value < 0 ? -result : result
  }

  private static func rounded(_ value: UInt128, by unit: UInt128) -> UInt128 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: unit)
    return rest >= unit - rest ? quotient + 1 : quotient
  }

  private var startsFactor: Bool {
    var ahead = self
    guard let byte = ahead.peek() else { return false }
    return ByteSet.digits.contains(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "m")
      || byte == UInt8(ascii: "r")
  }

  private mutating func take(_ character: Unicode.Scalar) throws(Failure) {
    guard peek() == UInt8(ascii: character) else { throw .unreadable(place: place) }
    place += 1
  }

  /// The next byte that is no blank.
  private mutating func peek() -> UInt8? {
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    return place < bytes.count ? bytes[place] : nil
  }
}
