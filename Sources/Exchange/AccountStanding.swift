public import TradingTypes

/// What the venue has to know about an order's sender.
public struct AccountStanding: Sendable, Hashable {
  /// Shares held, bought today or not, frozen or not.
  public let holding: Quantity
  /// Shares that may be sold now.
  public let sellable: Quantity
  /// Shares that open sell orders have frozen.
  public let frozen: Quantity
  /// Cash that a new buy may count on.
  public let buyingPower: Money

  /// The standing of an account with respect to one share.
  public init(
    holding: Quantity = .zero, sellable: Quantity = .zero, frozen: Quantity = .zero,
    buyingPower: Money = .zero
  ) {
    self.holding = holding
    self.sellable = sellable
    self.frozen = frozen
    self.buyingPower = buyingPower
  }

  /// The balance that odd lots are measured on: shares no other order is already selling.
  ///
  /// The rule text says balance (余额); counting shares that are already being sold would let the
  /// odd remainder be sold twice.
  public var balance: Quantity { holding - frozen }
}
