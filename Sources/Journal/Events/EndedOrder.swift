public import TradingTypes

/// An order that ended with shares untraded.
public struct EndedOrder: Sendable, Hashable, Codable {
  /// How an order can end without trading in full.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// The close came first.
    case expired
    /// Its sender took it back.
    case cancelled
    /// Cash did not cover it at the price it met.
    case insufficientCash
  }

  /// The order.
  public let order: OrderID
  /// Shares that did not trade.
  public let remaining: Quantity
  /// Why it ended.
  public let reason: Reason

  /// An order that ended.
  public init(order: OrderID, remaining: Quantity, reason: Reason) {
    self.order = order
    self.remaining = remaining
    self.reason = reason
  }
}
