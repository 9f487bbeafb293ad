public import TradingTypes

/// An accepted order that waits for its bars.
public struct RestingOrder: Sendable, Hashable {
  /// The order.
  public let order: Order
  /// The place of its share in the venue's list.
  public let place: Int
  /// Shares traded so far.
  public internal(set) var filled: Quantity
  /// Value traded so far.
  public internal(set) var traded: Money
  /// Whether it has traded in full or ended.
  public internal(set) var isDone: Bool
  /// Cash frozen for it in its sender's account; the venue only carries the number.
  public internal(set) var frozen: Money
  /// What it adds to its sender's buying power today before it trades: expected proceeds of a sell,
  /// negative for a buy that counts on them.
  public internal(set) var anticipated: Money

  init(order: Order, place: Int) {
    self.order = order
    self.place = place
    filled = .zero
    traded = .zero
    isDone = false
    frozen = .zero
    anticipated = .zero
  }

  /// Shares still to trade.
  public var remaining: Quantity { order.request.quantity - filled }
}

/// What the venue made of an order.
public struct Submission: Sendable, Hashable {
  /// The order with its number; refused orders are numbered too.
  public let order: Order
  /// Why it was refused; nil when it was accepted.
  public let refusal: OrderRejection?
  /// Value at the limit, or at the last known price for a market order.
  public let amount: Money
  /// Charges on that value.
  public let fees: Fees

  /// Cash that an accepted buy freezes.
  public var cost: Money { amount + fees.total }
}

/// What a bar did to a resting order.
public enum MatchOutcome: Sendable, Hashable {
  /// Nothing: no volume, a price out of reach, or a sealed limit.
  case none
  /// It traded, in part or in full.
  case filled(Fill)
  /// Cash did not cover what would have traded; the order is over.
  case unaffordable
}
