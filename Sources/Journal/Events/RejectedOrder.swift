public import TradingTypes

/// An order that the venue refused.
public struct RejectedOrder: Sendable, Hashable, Codable {
  /// The order as it was sent.
  public let order: Order
  /// Why it was refused.
  public let rejection: OrderRejection

  /// An order that the venue refused.
  public init(order: Order, rejection: OrderRejection) {
    self.order = order
    self.rejection = rejection
  }
}
