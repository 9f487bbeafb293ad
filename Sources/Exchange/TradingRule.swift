public import TradingTypes

/// One rule of the venue: it looks at an order and refuses it or has nothing to say.
public protocol TradingRule: Sendable {
  /// Where the rule comes from: a paragraph of a rule book, or "convention".
  static var clause: String { get }

  /// Why the rule refuses the order, or nil.
  func refusal(of order: OrderCheck) -> OrderRejection?
}

/// An order with everything a rule may look at.
public struct OrderCheck: Sendable {
  /// The order as sent.
  public let request: OrderRequest
  /// When it reached the venue.
  public let time: TradingTime
  /// The share today; nil when the symbol is not listed.
  public let security: SecurityDay?
  /// The sender.
  public let account: AccountStanding
  /// Last known price: the reference before the first bar of the day.
  public let last: Price
  /// Shares of it that the sender's orders of today buy or have bought.
  public let boughtToday: Int64
  /// The terms of the venue.
  public let terms: VenueTerms
  /// The day's charges.
  public let fees: FeeSchedule

  /// The price that freezes cash: the limit, or for a market order what the terms reserve.
  public var price: Price {
    if let limit = request.limit { return limit }
    guard request.side == .buy, terms.marketOrderReserve == .limitUp else { return last }
    return security?.band?.high ?? last
  }
  /// The shares asked for.
  public var shares: Int64 { request.quantity.shares }
  /// Value at ``price``; capped far above any account, so that a wild order cannot overflow.
  public var amount: Money {
    let (value, overflow) = price.tenThousandths.multipliedReportingOverflow(by: shares)
    return Money(tenThousandths: overflow ? .max / 4 : min(max(value, 0), .max / 4))
  }
  /// Value and charges at ``price``: what a buy freezes.
  public var cost: Money { amount + fees.fees(on: amount, side: request.side).total }
}
