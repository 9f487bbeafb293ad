import TradingTypes

/// Numbers as other programs print them: thousands separators, trailing zeros, long decimals.
enum ForeignNumber {
  /// A decimal in ten-thousandths: `1,435.1100` is 1435.11; places beyond the fourth must be zero.
  static func tenThousandths(_ text: some StringProtocol) -> Int64? {
    var plain = String(text)
    if plain.utf8.contains(UInt8(ascii: ",")) {
      guard let joined = withoutSeparators(plain) else { return nil }
      plain = joined
    }
    if let point = plain.firstIndex(of: ".") {
      let places = plain.index(after: point)
      while plain.distance(from: places, to: plain.endIndex) > 4, plain.last == "0" {
        plain.removeLast()
      }
    }
    return DecimalText.tenThousandths(of: plain)
  }

  /// A positive price.
  static func price(_ text: some StringProtocol) -> Price? {
    guard let value = tenThousandths(text), value > 0,
      value <= MarketLimits.level.tenThousandths
    else { return nil }
    return Price(tenThousandths: value)
  }

  /// A whole number of shares out of a decimal number of units of `unit` shares each.
  ///
  /// Lots with two decimals are exact shares: `1463860.33` lots of 100 are 146,386,033 shares.
  static func shares(_ text: some StringProtocol, unit: Int64) -> Quantity? {
    guard let value = tenThousandths(text), value >= 0 else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: unit)
    guard !overflow else { return nil }
    let shares = Quantity(DecimalText.quotient(product, roundedHalfUpBy: 10_000))
    return shares <= MarketLimits.volume ? shares : nil
  }

  /// An amount in units of `unit` yuan.
  static func money(_ text: some StringProtocol, unit: Int64) -> Money? {
    guard let value = tenThousandths(text), value >= 0 else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: unit)
    guard !overflow, product <= MarketLimits.turnover.tenThousandths else { return nil }
    return Money(tenThousandths: product)
  }

  /// `1,435.11` as `1435.11`; nil unless every separator is followed by exactly three digits.
  private static func withoutSeparators(_ text: String) -> String? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      parts.count == 1 || !parts[1].contains(",")
    else { return nil }
    return groups.joined() + (parts.count == 2 ? ".\(parts[1])" : "")
  }
}

extension ForeignNumber {
  /// A positive price with any number of decimals, rounded half up to ten-thousandths.
  static func roundedPrice(_ text: some StringProtocol) -> Price? {
    guard let point = text.firstIndex(of: ".") else { return price(text) }
    let places = text[text.index(after: point)...]
    guard places.utf8.count > 4 else { return price(text) }
    guard places.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    let cut = places.index(places.startIndex, offsetBy: 4)
    guard let value = tenThousandths("\(text[..<point]).\(places[..<cut])"),
      value < MarketLimits.level.tenThousandths
    else { return nil }
    let isUp = places[cut] >= "5"
    let rounded = value + (isUp ? 1 : 0)
    return rounded > 0 ? Price(tenThousandths: rounded) : nil
  }
}
