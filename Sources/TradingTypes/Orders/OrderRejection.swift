/// Why the venue refused an order: a stable code, the rule in words, and what would be accepted.
public struct OrderRejection: Sendable, Hashable, Codable, Error {
  /// The stable codes; the raw value is what journals, agents and outside checks read.
  public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    /// The symbol is not listed in this market.
    case unknownSymbol = "UNKNOWN_SYMBOL"
    /// The quantity breaks the board's lot rule (每手).
    case lotSize = "LOT_SIZE"
    /// The quantity is above the board's maximum for one order.
    case orderTooLarge = "ORDER_TOO_LARGE"
    /// The limit price is not a whole number of ticks.
    case tickSize = "TICK_SIZE"
    /// The limit price lies outside the day's band (涨跌幅限制).
    case priceOutOfLimit = "PRICE_OUT_OF_LIMIT"
    /// The limit price lies outside the price cage (价格笼子).
    case priceCage = "PRICE_CAGE"
    /// The security does not trade today (停牌).
    case suspended = "SUSPENDED"
    /// The shares were bought today (T+1) or are frozen by another order.
    case notSellable = "NOT_SELLABLE_T1"
    /// There is nothing to sell; short selling is not offered.
    case noPosition = "NO_POSITION"
    /// Cash does not cover amount and charges.
    case insufficientCash = "INSUFFICIENT_CASH"
    /// The market is closed at this instant.
    case marketClosed = "MARKET_CLOSED"
    /// The price is sealed at its limit against the order (封板).
    case limitLocked = "LIMIT_LOCKED"
    /// No such open order.
    case orderNotFound = "ORDER_NOT_FOUND"
    /// The venue does not take cancels at this instant.
    case cancelNotAllowed = "CANCEL_NOT_ALLOWED"
  }

  /// Which rule refused.
  public let code: Code
  /// What was sent and the rule, one sentence, in English.
  public let message: String
  /// What would be accepted, empty when nothing would.
  public let hint: String

  /// A refusal.
  public init(_ code: Code, _ message: String, hint: String = "") {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

extension OrderRejection: CustomStringConvertible {
  /// `CODE: message hint`.
  public var description: String {
    hint.isEmpty ? "\(code.rawValue): \(message)" : "\(code.rawValue): \(message) \(hint)"
  }
}
