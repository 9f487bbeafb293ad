import TradingTypes

/// Percentages in whole hundredths, so that text never depends on floating point.
enum Percent {
  /// The change from `old` to `new` in hundredths of a percent, rounded half up; nil from zero.
  static func change(from old: Int64, to new: Int64) -> Int64? {
    guard old > 0, new.magnitude < 1 << 48 else { return nil }
    return DecimalText.quotient((new - old) * 10_000, roundedHalfUpBy: old)
  }

  static func change(from old: Price, to new: Price) -> Int64? {
    change(from: old.tenThousandths, to: new.tenThousandths)
  }

  /// `+1.25%`.
  static func signed(_ hundredths: Int64) -> String { plain(hundredths) + "%" }

  /// `+1.25`.
  static func plain(_ hundredths: Int64) -> String {
    (hundredths > 0 ? "+" : "") + DecimalText.text(tenThousandths: hundredths * 100, places: 2)
  }
}

extension Price {
  /// The price rounded to two decimals, for tables.
  var short: String {
    Price(fen: DecimalText.quotient(tenThousandths, roundedHalfUpBy: 100)).description
  }
}
