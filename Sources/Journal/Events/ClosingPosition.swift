public import TradingTypes

/// A holding as valued at a close.
public struct ClosingPosition: Sendable, Hashable, Codable {
  /// The share.
  public let symbol: Symbol
  /// Shares held.
  public let quantity: Quantity
  /// What they cost by FIFO, charges included.
  public let cost: Money
  /// Closing price, carried when suspended.
  public let close: Price

  /// A holding as valued at a close.
  public init(symbol: Symbol, quantity: Quantity, cost: Money, close: Price) {
    self.symbol = symbol
    self.quantity = quantity
    self.cost = cost
    self.close = close
  }

  /// Value at the close.
  public var value: Money { close * quantity }
}
