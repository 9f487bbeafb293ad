import TradingTypes

/// The largest numbers a market may hold: far above any that was ever printed, far below what sums
/// and products of them could overflow.
enum MarketLimits {
  /// A share's price: a million yuan.
  static let price = Price(tenThousandths: 10_000_000_000)
  /// An index level: a hundred million points.
  static let level = Price(tenThousandths: 1_000_000_000_000)
  /// Shares in a bar: a trillion.
  static let volume = Quantity(1_000_000_000_000)
  /// Yuan in a bar: ten trillion.
  static let turnover = Money(yuan: 10_000_000_000_000)
}
