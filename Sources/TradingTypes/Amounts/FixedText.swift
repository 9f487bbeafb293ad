/// Numbers and words in columns of fixed width, for tables in plain text.
public enum FixedText {
  /// `value` with exactly `places` decimals, halves away from zero, and a plus sign when `signed`
  /// and not negative; `n/a` where it is no number that fits.
  public static func decimal(_ value: Double, places: Int, signed: Bool = false) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    guard value.isFinite, abs(value) * scale < 9e18 else { return "n/a" }
    // A hair more, so that 0.965 held as 0.96499… still rounds up.
    let units = Int64((value * scale * (1 + 1e-12)).rounded())
    let whole = units.magnitude / UInt64(scale)
    let sign = units < 0 ? "-" : signed ? "+" : ""
    guard places > 0 else { return "\(sign)\(whole)" }
    let rest = String(units.magnitude % UInt64(scale))
    return "\(sign)\(whole)." + String(repeating: "0", count: places - rest.count) + rest
  }

  /// `text` filled up with blanks on the right; wide characters count two columns.
  public static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(text)))
  }

  /// `text` filled up with blanks on the left.
  public static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns(text))) + text
  }

  /// Columns that `text` takes on a terminal: East Asian wide and full-width characters take two.
  public static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
