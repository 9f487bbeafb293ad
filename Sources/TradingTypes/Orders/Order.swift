/// The direction of an order.
public enum Side: String, Sendable, Hashable, Codable, CaseIterable {
  /// Buy (买入).
  case buy
  /// Sell (卖出).
  case sell
}

/// The number of an order within its run, counted from 1.
public struct OrderID: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// The number.
  public let number: Int

  /// The order with this number.
  public init(_ number: Int) { self.number = number }

  /// Reads the value as ``encode(to:)`` wrote it.
  public init(from decoder: any Decoder) throws {
    number = try decoder.singleValueContainer().decode(Int.self)
  }

  /// Writes the value as its exact text or number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }

  /// Whether the left value comes first.
  public static func < (left: OrderID, right: OrderID) -> Bool { left.number < right.number }

  /// The number as text.
  public var description: String { String(number) }
}

/// An instruction to trade, as its sender wrote it.
public struct OrderRequest: Sendable, Hashable, Codable {
  /// What to trade.
  public let symbol: Symbol
  /// Buy or sell.
  public let side: Side
  /// How many shares; the venue checks lots.
  public let quantity: Quantity
  /// The worst acceptable price; nil for a market order (市价委托).
  public let limit: Price?

  /// An instruction; a nil `limit` is a market order.
  public init(symbol: Symbol, side: Side, quantity: Quantity, limit: Price? = nil) {
    self.symbol = symbol
    self.side = side
    self.quantity = quantity
    self.limit = limit
  }
}

/// An order (委托): a request with its number and the instant it reached the venue.
public struct Order: Sendable, Hashable, Codable {
  /// The order's number within the run.
  public let id: OrderID
  /// What was asked for.
  public let request: OrderRequest
  /// When it reached the venue.
  public let submitted: TradingTime

  /// An order as it reached the venue.
  public init(id: OrderID, request: OrderRequest, submitted: TradingTime) {
    self.id = id
    self.request = request
    self.submitted = submitted
  }
}
