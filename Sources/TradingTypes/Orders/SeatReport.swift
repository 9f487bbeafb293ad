/// What the desk tells a person in a seat.
public enum SeatReport: Sendable, Hashable {
  /// It is the person's turn, or the account changed during it.
  case deciding(SeatTurn)
  /// What an order would do.
  case quote(OrderQuote)
  /// The venue took an order.
  case accepted(Order)
  /// The venue refused an order.
  case refused(OrderRequest, OrderRejection)
  /// An order was taken back.
  case cancelled(OrderID)
  /// An order could not be taken back.
  case cancelRefused(OrderID, OrderRejection)
  /// The turn is over: the market trades.
  case decided
}

/// A person's turn to decide.
public struct SeatTurn: Sendable, Hashable {
  /// The instant of the decision.
  public let time: TradingTime
  /// Whether the day's last bar follows.
  public let isLastOfDay: Bool
  /// Cash that a new buy may count on.
  public let buyingPower: Money
  /// Orders that are open, ascending.
  public let openOrders: [OrderID]

  /// A turn to decide.
  public init(time: TradingTime, isLastOfDay: Bool, buyingPower: Money, openOrders: [OrderID]) {
    self.time = time
    self.isLastOfDay = isLastOfDay
    self.buyingPower = buyingPower
    self.openOrders = openOrders
  }
}

/// What an order would do if it were sent now, by the venue's own preview.
public struct OrderQuote: Sendable, Hashable {
  /// What the venue would say.
  public enum Verdict: Sendable, Hashable {
    /// It would take the order: value, charges, and cash that remains to buy with.
    case accepted(amount: Money, fees: Fees, cashAfter: Money)
    /// It would refuse it.
    case refused(OrderRejection)
  }

  /// The order.
  public let request: OrderRequest
  /// The day's reference price; nil when there is none.
  public let reference: Price?
  /// The day's limit down; nil without a price band.
  public let low: Price?
  /// The day's limit up; nil without a price band.
  public let high: Price?
  /// Shares held.
  public let held: Quantity
  /// Shares that may be sold now.
  public let sellable: Quantity
  /// The most shares that this side could trade at this price now; zero when none.
  public let most: Quantity
  /// The least shares of a buy.
  public let lot: Quantity
  /// What the venue would say.
  public let verdict: Verdict

  /// What an order would do.
  public init(
    request: OrderRequest, reference: Price?, low: Price?, high: Price?, held: Quantity,
    sellable: Quantity, most: Quantity, lot: Quantity, verdict: Verdict
  ) {
    self.request = request
    self.reference = reference
    self.low = low
    self.high = high
    self.held = held
    self.sellable = sellable
    self.most = most
    self.lot = lot
    self.verdict = verdict
  }
}
