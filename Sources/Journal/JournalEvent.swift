public import TradingTypes

/// What happened: the payload of one journal entry.
public enum JournalEvent: Sendable, Hashable {
  /// The run began.
  case runStarted(RunHeader)
  /// A trading day began.
  case dayOpened(DayOpening)
  /// Text given to the trader: the opening prompt or a morning's briefing.
  case briefing(Passage)
  /// One generation of the language model, with its raw output.
  case modelCall(ModelCall)
  /// A thought (思考).
  case thought(Passage)
  /// A tool was called.
  case toolCall(ToolCall)
  /// A tool answered.
  case toolResult(ToolResult)
  /// The trader saved a line for later days.
  case note(Passage)
  /// Old days were folded into cards because the window was filling.
  case compaction(Compaction)
  /// An order reached the venue and was accepted.
  case orderAccepted(Order)
  /// An order reached the venue and was refused.
  case orderRejected(RejectedOrder)
  /// An order traded in part or in full.
  case fill(Fill)
  /// An order ended with shares untraded.
  case orderEnded(EndedOrder)
  /// A dividend or new shares were booked.
  case entitlement(Entitlement)
  /// Dividend tax was taken at a sale.
  case dividendTax(DividendTax)
  /// A trading day ended and the account was valued.
  case dayClosed(DayClosing)
  /// The run is complete.
  case runEnded(RunEnding)
}

/// The start of a trading day.
public struct DayOpening: Sendable, Hashable, Codable {
  /// The date.
  public let day: TradingDay
  /// Number of the day within the season, from 1.
  public let number: Int
  /// Number of days in the season.
  public let count: Int

  /// The start of a trading day.
  public init(day: TradingDay, number: Int, count: Int) {
    self.day = day
    self.number = number
    self.count = count
  }
}

/// A piece of text with its length in tokens (zero when no model is involved).
public struct Passage: Sendable, Hashable, Codable {
  /// The text, exactly as made.
  public let text: String
  /// Its length in tokens.
  public let tokens: Int

  /// A piece of text.
  public init(text: String, tokens: Int = 0) {
    self.text = text
    self.tokens = tokens
  }
}

/// One generation of the language model.
public struct ModelCall: Sendable, Hashable, Codable {
  /// Tokens in the context when generation began.
  public let promptTokens: Int
  /// Of those, tokens whose keys and values were kept from before.
  public let cachedTokens: Int
  /// Tokens of earlier thoughts that the model could see.
  public let thoughtTokensVisible: Int
  /// The generated token ids, forced ones included: the record from which text is derived.
  public let tokens: [Int32]
  /// Of those, tokens inside the thought.
  public let thoughtTokens: Int
  /// Of those, tokens that the grammar left no choice about.
  public let forcedTokens: Int
  /// Why generation stopped.
  public let stop: String
  /// Mean probability that the grammar removed, in parts per million.
  public let maskedPartsPerMillion: Int

  /// One generation.
  public init(
    promptTokens: Int, cachedTokens: Int, thoughtTokensVisible: Int, tokens: [Int32],
    thoughtTokens: Int, forcedTokens: Int, stop: String, maskedPartsPerMillion: Int
  ) {
    self.promptTokens = promptTokens
    self.cachedTokens = cachedTokens
    self.thoughtTokensVisible = thoughtTokensVisible
    self.tokens = tokens
    self.thoughtTokens = thoughtTokens
    self.forcedTokens = forcedTokens
    self.stop = stop
    self.maskedPartsPerMillion = maskedPartsPerMillion
  }
}

/// A call of a tool.
public struct ToolCall: Sendable, Hashable, Codable {
  /// Number of the call within the run, from 1.
  public let id: Int
  /// Name of the tool as the trader wrote it.
  public let name: String
  /// Arguments as the trader wrote them, JSON text.
  public let arguments: String
  /// Whether the call was well-formed: a known tool with arguments of its schema.
  public let isWellFormed: Bool

  /// A call of a tool.
  public init(id: Int, name: String, arguments: String, isWellFormed: Bool) {
    self.id = id
    self.name = name
    self.arguments = arguments
    self.isWellFormed = isWellFormed
  }
}

/// The answer of a tool.
public struct ToolResult: Sendable, Hashable, Codable {
  /// Number of the call.
  public let id: Int
  /// Whether the tool did what was asked.
  public let ok: Bool
  /// The answer as the trader sees it.
  public let text: String

  /// The answer of a tool.
  public init(id: Int, ok: Bool, text: String) {
    self.id = id
    self.ok = ok
    self.text = text
  }
}

/// Whole days folded into engine-written cards.
public struct Compaction: Sendable, Hashable, Codable {
  /// First day folded, counted from 1.
  public let fromDay: Int
  /// Last day folded.
  public let toDay: Int
  /// Tokens of context before.
  public let tokensBefore: Int
  /// Tokens of context after.
  public let tokensAfter: Int
  /// Tokens of thoughts that left the context.
  public let removedThoughtTokens: Int

  /// Whole days folded.
  public init(
    fromDay: Int, toDay: Int, tokensBefore: Int, tokensAfter: Int, removedThoughtTokens: Int
  ) {
    self.fromDay = fromDay
    self.toDay = toDay
    self.tokensBefore = tokensBefore
    self.tokensAfter = tokensAfter
    self.removedThoughtTokens = removedThoughtTokens
  }
}

/// An order that the venue refused.
public struct RejectedOrder: Sendable, Hashable, Codable {
  /// The order as it was sent.
  public let order: Order
  /// Why it was refused.
  public let rejection: OrderRejection

  /// An order that the venue refused.
  public init(order: Order, rejection: OrderRejection) {
    self.order = order
    self.rejection = rejection
  }
}

/// An order that ended with shares untraded.
public struct EndedOrder: Sendable, Hashable, Codable {
  /// How an order can end without trading in full.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// The close came first.
    case expired
    /// Its sender took it back.
    case cancelled
    /// Cash did not cover it at the price it met.
    case insufficientCash
  }

  /// The order.
  public let order: OrderID
  /// Shares that did not trade.
  public let remaining: Quantity
  /// Why it ended.
  public let reason: Reason

  /// An order that ended.
  public init(order: OrderID, remaining: Quantity, reason: Reason) {
    self.order = order
    self.remaining = remaining
    self.reason = reason
  }
}

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

/// A holding as valued at a close.
public struct ClosingPosition: Sendable, Hashable, Codable {
  /// The share.
  public let symbol: Symbol
  /// Shares held.
  public let quantity: Quantity
  /// What they cost by FIFO, charges included.
  public let cost: Money
  /// Closing price, carried when suspended.
  public let close: Price

  /// A holding as valued at a close.
  public init(symbol: Symbol, quantity: Quantity, cost: Money, close: Price) {
    self.symbol = symbol
    self.quantity = quantity
    self.cost = cost
    self.close = close
  }

  /// Value at the close.
  public var value: Money { close * quantity }
}

/// The account at a close.
public struct DayClosing: Sendable, Hashable, Codable {
  /// The date.
  public let day: TradingDay
  /// All cash.
  public let cash: Money
  /// Dividends earned and not yet paid.
  public let receivable: Money
  /// Value of all positions at closing prices.
  public let positionsValue: Money
  /// Net asset value (净值).
  public let netAssetValue: Money
  /// Charges paid since the start.
  public let feesToDate: Money
  /// Level of the benchmark at the close.
  public let benchmark: Price
  /// What is held, ascending in symbol.
  public let positions: [ClosingPosition]
  /// How the trader ended the day, such as `finish_day` or `budget_calls`; empty for simple seats.
  public let stop: String

  /// The account at a close.
  public init(
    day: TradingDay, cash: Money, receivable: Money, positionsValue: Money,
    netAssetValue: Money, feesToDate: Money, benchmark: Price, positions: [ClosingPosition],
    stop: String
  ) {
    self.day = day
    self.cash = cash
    self.receivable = receivable
    self.positionsValue = positionsValue
    self.netAssetValue = netAssetValue
    self.feesToDate = feesToDate
    self.benchmark = benchmark
    self.positions = positions
    self.stop = stop
  }
}

/// The end of a run.
public struct RunEnding: Sendable, Hashable, Codable {
  /// Days closed.
  public let daysClosed: Int
  /// Net asset value at the end.
  public let netAssetValue: Money

  /// The end of a run.
  public init(daysClosed: Int, netAssetValue: Money) {
    self.daysClosed = daysClosed
    self.netAssetValue = netAssetValue
  }
}
