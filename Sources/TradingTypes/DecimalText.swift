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
    let magnitude = value.magnitude
    let whole = magnitude / 10_000
    var fraction = String(magnitude % 10_000)
    fraction = String(repeating: "0", count: 4 - fraction.count) + fraction
    while fraction.count > places, fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 ? "-" : ""
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
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
