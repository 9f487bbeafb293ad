public import TradingTypes

/// A dividend or new shares booked for a holding.
public struct Entitlement: Sendable, Hashable, Codable {
  /// The share.
  public let symbol: Symbol
  /// Shares held at the record date.
  public let held: Quantity
  /// Cash booked, before tax; negative when rights shares were paid for.
  public let cash: Money
  /// New shares booked.
  public let shares: Quantity
  /// Day the cash arrives and the shares may be sold.
  public let payDay: TradingDay

  /// A dividend or new shares booked.
  public init(symbol: Symbol, held: Quantity, cash: Money, shares: Quantity, payDay: TradingDay) {
    self.symbol = symbol
    self.held = held
    self.cash = cash
    self.shares = shares
    self.payDay = payDay
  }
}
