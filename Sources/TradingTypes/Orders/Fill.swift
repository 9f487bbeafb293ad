/// The charges on one fill; each component is whole fen.
public struct Fees: Sendable, Hashable, Codable {
  /// The broker's commission (佣金).
  public let commission: Money
  /// Stamp duty (印花税), on sells.
  public let stampDuty: Money
  /// Transfer fee (过户费).
  public let transferFee: Money

  /// The three components.
  public init(commission: Money, stampDuty: Money, transferFee: Money) {
    self.commission = commission
    self.stampDuty = stampDuty
    self.transferFee = transferFee
  }

  /// No charges at all.
  public static let none = Fees(commission: .zero, stampDuty: .zero, transferFee: .zero)

  /// Commission, stamp duty and transfer fee together.
  public var total: Money { commission + stampDuty + transferFee }
}

/// A trade (成交): part or all of an order that found its counterparty.
public struct Fill: Sendable, Hashable, Codable {
  /// The order that traded.
  public let order: OrderID
  /// What traded.
  public let symbol: Symbol
  /// Whether the order bought or sold.
  public let side: Side
  /// Shares traded.
  public let quantity: Quantity
  /// Price of each share.
  public let price: Price
  /// Charges on this fill.
  public let fees: Fees
  /// When it traded.
  public let time: TradingTime

  /// One trade.
  public init(
    order: OrderID, symbol: Symbol, side: Side, quantity: Quantity, price: Price, fees: Fees,
    time: TradingTime
  ) {
    self.order = order
    self.symbol = symbol
    self.side = side
    self.quantity = quantity
    self.price = price
    self.fees = fees
    self.time = time
  }

  /// Price times quantity, before charges.
  public var amount: Money { price * quantity }

  /// The change of cash: negative for a buy with its charges, positive for a sell less them.
  public var cashChange: Money {
    switch side {
    case .buy: -(amount + fees.total)
    case .sell: amount - fees.total
    }
  }
}
