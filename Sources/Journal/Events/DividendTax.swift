public import TradingTypes

/// Tax on dividends taken when the shares are sold.
public struct DividendTax: Sendable, Hashable, Codable {
  /// The sale.
  public let order: OrderID
  /// The share.
  public let symbol: Symbol
  /// Tax taken from cash.
  public let tax: Money

  /// Tax on dividends.
  public init(order: OrderID, symbol: Symbol, tax: Money) {
    self.order = order
    self.symbol = symbol
    self.tax = tax
  }
}
