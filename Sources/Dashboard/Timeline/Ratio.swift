import Terminal
import TradingTypes

/// Ratios of money, for screens only.
enum Ratio {
  /// `part` over `whole`; zero when the whole is nothing.
  static func of(_ part: Money, to whole: Money) -> Double {
    whole == .zero ? 0 : part.approximateYuan / whole.approximateYuan
  }

  /// The change from one level to another; zero when the first is nothing.
  static func change(from old: Price, to new: Price) -> Double {
    old.tenThousandths == 0 ? 0 : new.approximateYuan / old.approximateYuan - 1
  }

  /// The ink of a change.
  static func ink(_ change: Double) -> Ink {
    // What rounds to 0.00 % has no direction.
    change >= 0.00005 ? .rise : change <= -0.00005 ? .fall : .flat
  }
}
