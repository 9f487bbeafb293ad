public import Journal
public import Ledger
public import Market
public import TradingTypes

/// Someone who trades a season: a rule, a random seat, a person, or an agent that thinks.
///
/// The simulation knows nothing else about its trader.
public protocol Trader: AnyObject {
  /// The seat's name in headers and leaderboards, such as `buy-and-hold`.
  var name: String { get }

  /// Decides at one instant, using nothing but `desk`.
  ///
  /// Called once a day before the open in daily mode, and at the start of each hourly bar in hourly
  /// mode. Orders sent here take part in the bar that follows. Throwing stops the run; the journal
  /// keeps what came before.
  func decide(at desk: any TradingDesk) throws

  /// Tells the trader how the day ended, after the close; the default does nothing.
  ///
  /// Steps recorded here still belong to the day: they come before its closing entry.
  func dayClosed(at desk: any TradingDesk) throws

  /// Rebuilds what the trader remembers from the entries of the days that were closed.
  ///
  /// Called once before its first decision when a run is continued. A trader without memory, or one
  /// whose randomness comes from seed, day and time, needs nothing: the default does nothing.
  func restore(from entries: [JournalEntry]) throws
}

extension Trader {
  /// Does nothing.
  public func dayClosed(at desk: any TradingDesk) throws {}

  /// Does nothing.
  public func restore(from entries: [JournalEntry]) throws {}
}

/// What a trader can see and do at one instant.
public protocol TradingDesk: AnyObject {
  /// The market as known now.
  var view: MarketView { get }
  /// The account now.
  var portfolio: Portfolio { get }
  /// The terms of the season.
  var season: SeasonTerms { get }
  /// Number of the current day, from 1.
  var dayNumber: Int { get }
  /// Whether this is the last decision of the day.
  var isLastDecisionOfDay: Bool { get }
  /// Orders that are accepted and not finished, ascending in number.
  var openOrders: [OpenOrder] { get }
  /// What happened to the account since the trader's previous decision, in order.
  var happenings: [Happening] { get }

  /// Cash that a new buy may count on: what is available, and in daily mode what the market sells
  /// already sent are expected to bring at last known prices.
  var buyingPower: Money { get }

  /// The day's price band of `symbol`; nil when there is none (new listing, unknown symbol).
  func priceBand(of symbol: Symbol) -> PriceBand?

  /// What an order would cost and whether it would be accepted; nothing is sent.
  func preview(_ request: OrderRequest) -> Result<OrderPreview, OrderRejection>

  /// Sends an order to the venue: the only way to trade.
  func submit(_ request: OrderRequest) -> Result<Order, OrderRejection>

  /// Takes an open order back; returns the refusal when it cannot be.
  func cancel(_ order: OrderID) -> OrderRejection?

  /// Writes what a thinking trader does into the journal.
  func record(_ step: TraderStep)

  /// Shows text to whoever watches, as it is made; never journalled.
  func stream(_ kind: StreamKind, _ text: String)

  /// Whether the run was asked to stop; a trader that works long should return soon.
  var isStopRequested: Bool { get }
}

extension TradingDesk {
  /// What is available, for a desk that anticipates nothing.
  public var buyingPower: Money { portfolio.availableCash }
}

/// The fixed terms of a season.
public struct SeasonTerms: Sendable, Hashable {
  /// When the trader decides.
  public let mode: DecisionMode
  /// The venue's profile.
  public let rules: RulesProfile
  /// Number of trading days.
  public let days: Int
  /// Cash at the start.
  public let cash: Money
  /// Seed of every random choice.
  public let seed: UInt64

  /// The terms of a season.
  public init(mode: DecisionMode, rules: RulesProfile, days: Int, cash: Money, seed: UInt64) {
    self.mode = mode
    self.rules = rules
    self.days = days
    self.cash = cash
    self.seed = seed
  }
}

/// The lowest and highest price of the day (跌停价, 涨停价).
public struct PriceBand: Sendable, Hashable {
  /// Limit down.
  public let low: Price
  /// Limit up.
  public let high: Price

  /// A price band.
  public init(low: Price, high: Price) {
    self.low = low
    self.high = high
  }
}

/// An accepted order that is not finished.
public struct OpenOrder: Sendable, Hashable {
  /// The order.
  public let order: Order
  /// Shares already traded.
  public let filled: Quantity

  /// An accepted order.
  public init(order: Order, filled: Quantity) {
    self.order = order
    self.filled = filled
  }

  /// Shares still to trade.
  public var remaining: Quantity { order.request.quantity - filled }
}

/// What an order would do if it were sent now.
public struct OrderPreview: Sendable, Hashable {
  /// Value at the limit price, or at the last known price for a market order.
  public let amount: Money
  /// Charges on that value.
  public let fees: Fees
  /// Available cash after the order.
  public let availableCashAfter: Money

  /// What an order would do.
  public init(amount: Money, fees: Fees, availableCashAfter: Money) {
    self.amount = amount
    self.fees = fees
    self.availableCashAfter = availableCashAfter
  }
}

/// Something that happened to the account between two decisions.
public enum Happening: Sendable, Hashable {
  /// An order traded.
  case fill(Fill)
  /// An order ended with shares untraded.
  case orderEnded(EndedOrder)
  /// A dividend or new shares were booked.
  case entitlement(Entitlement)
  /// Dividend tax was taken.
  case dividendTax(DividendTax)
  /// A day was closed and valued.
  case dayClosed(DayClosing)
}

/// A step of a thinking trader, for the journal.
public enum TraderStep: Sendable, Hashable {
  /// Text given to the trader, with its length in tokens.
  case briefing(text: String, tokens: Int)
  /// One generation of the language model.
  case modelCall(
    promptTokens: Int, cachedTokens: Int, thoughtTokensVisible: Int, tokens: [Int32],
    thoughtTokens: Int, forcedTokens: Int, stop: String, maskedPartsPerMillion: Int)
  /// A thought, with its length in tokens.
  case thought(text: String, tokens: Int)
  /// A tool call as written; `id` counts from 1 within the run.
  case toolCall(id: Int, name: String, arguments: String, isWellFormed: Bool)
  /// The answer to call `id`.
  case toolResult(id: Int, ok: Bool, text: String)
  /// A line saved for later days.
  case note(text: String)
  /// Days folded into cards.
  case compaction(
    fromDay: Int, toDay: Int, tokensBefore: Int, tokensAfter: Int, removedThoughtTokens: Int)
  /// How the trader ended its day, for the closing entry.
  case dayStop(reason: String)
}

/// What a streamed piece of text belongs to.
public enum StreamKind: String, Sendable, Hashable, CaseIterable {
  /// A thought in the making.
  case thought
  /// A call in the making.
  case call
  /// Progress of the machinery, such as reading the prompt.
  case status
}
