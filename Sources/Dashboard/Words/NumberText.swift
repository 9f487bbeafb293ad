import TradingTypes

/// Numbers as the screen writes them.
enum NumberText {
  /// An amount in yuan with two decimals and thousands apart, such as `100,234.56`.
  static func money(_ amount: Money) -> String {
    let fen = amount.roundedToFen.tenThousandths / 100
    let text = decimals(fen.magnitude, places: 2)
    return fen < 0 ? "-" + text : text
  }

  /// An amount with its sign, such as `+120.30`; zero has none.
  static func signedMoney(_ amount: Money) -> String {
    let text = money(amount)
    return amount.roundedToFen > .zero ? "+" + text : text
  }

  /// A count with thousands apart.
  static func count(_ value: Int64) -> String {
    value < 0 ? "-" + grouped(value.magnitude) : grouped(value.magnitude)
  }

  /// A count in thousands or millions when it is long, such as `12.3k`.
  static func short(_ value: Int) -> String {
    switch value {
    case ..<10_000: String(value)
    case ..<1_000_000: "\(value / 1_000).\(value % 1_000 / 100)k"
    default: "\(value / 1_000_000).\(value % 1_000_000 / 100_000)M"
    }
  }

  /// A ratio in percent with its sign, such as `+0.12%`.
  static func percent(_ ratio: Double, places: Int = 2) -> String {
    guard ratio.isFinite, abs(ratio) < 1e6 else { return "–" }
    let scale = places == 2 ? 10_000.0 : 1_000.0
    let value = Int64((ratio * scale).rounded())
    let text = decimals(value.magnitude, places: places)
    return (value > 0 ? "+" : value < 0 ? "-" : "") + text + "%"
  }

  /// A share of a whole in percent without a sign, such as `54.1%`.
  static func share(_ ratio: Double) -> String {
    guard ratio.isFinite, abs(ratio) < 1e6 else { return "–" }
    let value = Int64((ratio * 1_000).rounded())
    return (value < 0 ? "-" : "") + decimals(value.magnitude, places: 1) + "%"
  }

  /// A price with two decimals at least.
  static func price(_ price: Price) -> String { price.description }

  /// An average price of `amount` for `quantity` shares with two decimals, or three where they say
  /// more.
  static func average(_ amount: Money, over quantity: Quantity) -> String {
    guard quantity > .zero else { return "–" }
    let thousandths = DecimalText.quotient(
      amount.tenThousandths, roundedHalfUpBy: quantity.shares * 10)
    let sign = thousandths < 0 ? "-" : ""
    let isWholeFen = thousandths % 10 == 0
    return sign
      + (isWholeFen
        ? decimals(thousandths.magnitude / 10, places: 2)
        : decimals(thousandths.magnitude, places: 3))
  }

  /// Shares or money in 万 or 亿 (Chinese) or in k, M, B.
  static func large(_ value: Int64, _ language: Language) -> String {
    let units: [(Int64, String)] =
      language == .chinese
      ? [(100_000_000, "亿"), (10_000, "万")]
      : [(1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k")]
    for (size, name) in units where value >= size {
      if value >= size * 100 { return count((value + size / 2) / size) + name }
      return decimals(UInt64(value / (size / 100)), places: 2) + name
    }
    return String(value)
  }

  private static func decimals(_ value: UInt64, places: Int) -> String {
    var scale: UInt64 = 1
    for _ in 0..<places { scale *= 10 }
    let fraction = String(value % scale)
    return grouped(value / scale) + "." + String(repeating: "0", count: places - fraction.count)
      + fraction
  }

  private static func grouped(_ value: UInt64) -> String {
    let digits = Array(String(value))
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
