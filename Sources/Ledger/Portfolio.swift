public import TradingTypes

/// One security held, as its owner sees it at an instant.
public struct Holding: Sendable, Hashable, Codable {
  /// What is held.
  public let symbol: Symbol
  /// Shares held, bought today or not.
  public let quantity: Quantity
  /// Shares that may be sold now: bought before today (T+1) and not frozen by an open sell.
  public let sellable: Quantity
  /// What the shares still held cost by FIFO, charges included.
  public let cost: Money
  /// Last known price.
  public let last: Price

  /// One security held.
  public init(symbol: Symbol, quantity: Quantity, sellable: Quantity, cost: Money, last: Price) {
    self.symbol = symbol
    self.quantity = quantity
    self.sellable = sellable
    self.cost = cost
    self.last = last
  }

  /// Value at the last known price.
  public var value: Money { last * quantity }
}

/// A read-only picture of an account at an instant.
public struct Portfolio: Sendable, Hashable, Codable {
  /// All cash, frozen or free.
  public let cash: Money
  /// Cash that open buy orders have frozen (冻结资金).
  public let frozenCash: Money
  /// Dividends earned and not yet paid.
  public let receivable: Money
  /// What is held, ascending in symbol.
  public let holdings: [Holding]

  /// A picture of an account.
  public init(cash: Money, frozenCash: Money, receivable: Money, holdings: [Holding]) {
    self.cash = cash
    self.frozenCash = frozenCash
    self.receivable = receivable
    self.holdings = holdings
  }

  /// Cash that a new buy order may use.
  public var availableCash: Money { cash - frozenCash }
  /// Value of all holdings at last known prices.
  public var positionsValue: Money { holdings.reduce(.zero) { $0 + $1.value } }
  /// Net asset value (净值): cash, receivables and holdings.
  public var netAssetValue: Money { cash + receivable + positionsValue }

  /// The holding of `symbol`, if any.
  public func holding(of symbol: Symbol) -> Holding? { holdings.first { $0.symbol == symbol } }
}
