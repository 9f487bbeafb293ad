import TradingTypes

extension FixedText {
  /// `value` with up to four decimals and no needless zeros.
  static func short(_ value: Double) -> String {
    var text = decimal(value, places: 4)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
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
