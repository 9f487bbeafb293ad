import TradingTypes

/// Exact numbers and dates read straight from a file's bytes; no floating point, no allocation.
enum DecimalBytes {
  /// A plain decimal with at most four places, in ten-thousandths; nil when it is anything else.
  static func tenThousandths(_ bytes: [UInt8], _ range: Range<Int>) -> Int64? {
    // Fourteen digits before and four after the point stay inside 63 bits.
    guard !range.isEmpty, range.count <= 19 else { return nil }
    var index = range.lowerBound
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var value: Int64 = 0
    var digits = 0
    var places = -1
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), places < 0 {
        places = 0
      } else {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), places < 4 else { return nil }
        value = value * 10 + Int64(byte &- UInt8(ascii: "0"))
        digits += 1
        if places >= 0 { places += 1 }
      }
      index += 1
    }
    guard digits > 0, digits - max(places, 0) <= 14 else { return nil }
    for _ in max(places, 0)..<4 { value *= 10 }
    return isNegative ? -value : value
  }

  /// An unsigned whole number of at most eighteen digits.
  static func integer(_ bytes: [UInt8], _ range: Range<Int>) -> Int64? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var value: Int64 = 0
    for index in range {
      let byte = bytes[index]
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int64(byte &- UInt8(ascii: "0"))
    }
    return value
  }

  /// A date written `2025-10-09` or `20251009`, or a relative day written `D+3`.
  static func day(_ bytes: [UInt8], _ range: Range<Int>) -> TradingDay? {
    let start = range.lowerBound
    if !range.isEmpty, bytes[start] == UInt8(ascii: "D") {
      return TradingDay(String(decoding: bytes[range], as: UTF8.self))
    }
    if range.count == 8 {
      guard let value = integer(bytes, range) else { return nil }
      return TradingDay(
        year: Int(value) / 10_000, month: Int(value) / 100 % 100, day: Int(value) % 100)
    }
    guard range.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
      bytes[start + 7] == UInt8(ascii: "-"),
      let year = integer(bytes, start..<start + 4),
      let month = integer(bytes, start + 5..<start + 7),
      let day = integer(bytes, start + 8..<start + 10)
    else { return nil }
    return TradingDay(year: Int(year), month: Int(month), day: Int(day))
  }
}
