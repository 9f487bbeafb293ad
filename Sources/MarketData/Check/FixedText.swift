/// Numbers and words in columns of fixed width, for tables in plain text.
enum FixedText {
  /// `value` with exactly `places` decimals, rounded half away from zero.
  static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "n/a" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let whole = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(whole)" }
    let unit = Int64(scale)
    let fraction = String(whole % unit)
    return "\(sign)\(whole / unit)." + String(repeating: "0", count: places - fraction.count)
      + fraction
  }

  /// `value` with up to four decimals and no needless zeros.
  static func short(_ value: Double) -> String {
    var text = decimal(value, places: 4)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// `text` filled up with blanks on the right; wide characters count two columns.
  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(text)))
  }

  /// `text` filled up with blanks on the left.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns(text))) + text
  }

  /// Columns on a terminal: Chinese characters take two.
  static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60:
        sum + 2
      default: sum + 1
      }
    }
  }

  /// The values as a row of at most `width` block characters, lowest to highest.
  static func sparkline(_ values: [Double], width: Int) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    guard let low = values.min(), let high = values.max(), width > 0 else { return "" }
    let count = min(width, values.count)
    return String(
      (0..<count).map { place in
        let value = values[place * (values.count - 1) / max(1, count - 1)]
        let share = high > low ? (value - low) / (high - low) : 0.5
        return blocks[min(blocks.count - 1, Int(share * Double(blocks.count)))]
      })
  }
}
