public import TradingTypes

/// A dividend that is earned and not yet paid.
public struct PendingDividend: Sendable, Hashable {
  /// The share that pays.
  public let symbol: Symbol
  /// Cash before tax.
  public let cash: Money
  /// First day it may arrive.
  public let payDay: TradingDay
}

/// What a corporate action brought to an account.
public struct BookedEntitlement: Sendable, Hashable {
  /// Shares held at the record date.
  public let held: Quantity
  /// Cash booked, before tax.
  public let cash: Money
  /// New shares booked.
  public let shares: Quantity
  /// Rights shares subscribed.
  public let subscribed: Quantity
  /// Cash paid for them.
  public let paid: Money
}
