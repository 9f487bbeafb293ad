/// Exact reading and printing of decimal numbers held as whole ten-thousandths.
///
/// No floating point is involved: `"12.3"` is 123,000 ten-thousandths and prints as `12.30`.
public enum DecimalText {
  /// The number of ten-thousandths in `text`, or nil when it is not a plain decimal that fits.
  ///
  /// Accepts an optional sign, digits, and up to four decimals. Thousands separators, exponents,
  /// blanks, `nan` and `inf` are refused: callers that must survive them clean the text first.
  public static func tenThousandths(of text: some StringProtocol) -> Int64? {
    var bytes = text.utf8[...]
    var negative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    var value: Int64 = 0
    var digits = 0
    var decimals: Int?
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        guard decimals == nil else { return nil }
        decimals = 0
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      if let places = decimals {
        guard places < 4 else { return nil }
        decimals = places + 1
      }
      digits += 1
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    guard digits > 0 else { return nil }
    for _ in (decimals ?? 0)..<4 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return negative ? -value : value
  }

  /// `value` ten-thousandths as text with at least `places` decimals and no more than needed.
  public static func text(tenThousandths value: Int64, places: Int = 2) -> String {
    var (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: 10_000)
    var decimals = 4
    while decimals > places, fraction % 10 == 0 {
      fraction /= 10
      decimals -= 1
    }
    return String(unsafeUninitializedCapacity: 24) { text in
      // Digits come from the end, so the text is built there and moved to the front.
      var start = text.count
      func put(_ unit: UInt8) {
        start -= 1
        text[start] = unit
      }
      for _ in 0..<decimals {
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction % 10))
        fraction /= 10
      }
      if decimals > 0 { put(UInt8(ascii: ".")) }
      repeat {
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: whole % 10))
        whole /= 10
      } while whole > 0
      if value < 0 { put(UInt8(ascii: "-")) }
      let length = text.count - start
      for place in 0..<length { text[place] = text[start + place] }
      return length
    }
  }

  /// `numerator / denominator` rounded half up (away from zero for negative numerators).
  ///
  /// - Precondition: `denominator` is positive.
  public static func quotient(_ numerator: Int64, roundedHalfUpBy denominator: Int64) -> Int64 {
    precondition(denominator > 0, "rounding needs a positive denominator, got \(denominator)")
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let twice = remainder.magnitude * 2
    guard twice >= denominator.magnitude else { return quotient }
    return numerator < 0 ? quotient - 1 : quotient + 1
  }
}
