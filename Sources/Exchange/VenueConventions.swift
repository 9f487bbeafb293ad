/// Choices that no rule text settles, because brokers make them differently or bars cannot tell; the
/// first case of each is the default.

/// What the least commission is taken on.
public enum CommissionUnit: String, Sendable, Hashable, CaseIterable {
  /// An order, however many fills it takes: what brokers print on a day's statement.
  case order
  /// Every fill by itself.
  case fill
}

/// The price at which a market buy is measured against cash.
public enum MarketOrderReserve: String, Sendable, Hashable, CaseIterable {
  /// The last known price.
  case lastPrice = "last price"
  /// Limit up, what the order can cost at worst; the last price without a band.
  case limitUp = "limit up"
}

/// When a limit order that the open does not reach trades in a bar.
public enum LimitFill: String, Sendable, Hashable, CaseIterable {
  /// Once the bar reaches its price.
  case reached = "when reached"
  /// Once the bar goes a tick beyond it: nobody knows its place in the queue at the price itself.
  case passed = "when passed"
}

/// Whether an order trades at the limit that stands against it: a buy at limit up, a sell at limit
/// down (封板).
public enum SealedLimit: String, Sendable, Hashable, CaseIterable {
  /// It queues behind a sealed book.
  case noFill = "no fill"
  /// It trades: somebody did at that price.
  case fill
}

/// The balance (余额) that an odd lot is the remainder of.
public enum OddLotBalance: String, Sendable, Hashable, CaseIterable {
  /// All shares that no open order is selling, bought today or not.
  case notBeingSold = "not being sold"
  /// The shares that may be sold now.
  case sellable
}
