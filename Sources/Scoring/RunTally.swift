public import Journal
public import TradingTypes

/// Counts and sums over a journal: what the trader did and what it cost.
public struct RunTally: Sendable, Hashable {
  /// Orders that traded at least in part.
  public private(set) var trades = 0
  /// Orders that the venue refused.
  public private(set) var rejections = 0
  /// Of those, orders that broke a rule; the others lacked cash or found no market.
  public private(set) var violations = 0
  /// Value traded, buys and sells together.
  public private(set) var traded = Money.zero
  /// Charges paid.
  public private(set) var fees = Money.zero
  /// Cash dividends booked, before tax.
  public private(set) var dividends = Money.zero
  /// Tools called.
  public private(set) var toolCalls = 0
  /// Of those, calls that were well-formed.
  public private(set) var wellFormedCalls = 0
  /// Tokens of thought generated.
  public private(set) var thoughtTokens = 0
  /// Tokens generated in all.
  public private(set) var generatedTokens = 0
  /// Context tokens that were computed, not kept from before.
  public private(set) var prefillTokens = 0
  /// Tokens of the context when the model last stopped, before any day was folded.
  public private(set) var contextTokens = 0
  /// Tokens computed up to then, read or generated; the same number when nothing was computed twice.
  public private(set) var computedTokens = 0
  /// Model calls before which kept keys and values had to be dropped, compaction apart.
  public private(set) var cacheBreaks = 0
  /// Times that old days were folded into cards.
  public private(set) var compactions = 0
  /// Sum over generations of the mean probability that the grammar removed, in parts per million.
  private var maskedPartsPerMillion = 0
  /// Generations that sampled at least one token.
  private var sampledCalls = 0
  /// Days closed.
  public private(set) var daysClosed = 0
  /// Whether the run came to its end.
  public private(set) var isComplete = false

  /// Tokens computed for each token of the context, before any day was folded: 1 when every key and
  /// value was computed once; nil without a model.
  public var computedPerContext: Double? {
    contextTokens > 0 ? Double(computedTokens) / Double(contextTokens) : nil
  }

  /// The tally of `entries`.
  public init(of entries: some Sequence<JournalEntry>) {
    var traders: Set<OrderID> = []
    var context = 0
    var hasFolded = false
    for entry in entries {
      switch entry.event {
      case .fill(let fill):
        if traders.insert(fill.order).inserted { trades += 1 }
        traded += fill.amount
        fees += fill.fees.total
      case .orderRejected(let refused):
        rejections += 1
        if RunTally.isViolation(refused.rejection.code) { violations += 1 }
      case .entitlement(let entitlement):
        // Less than nothing is what rights shares cost.
        dividends += max(entitlement.cash, .zero)
      case .toolCall(let call):
        toolCalls += 1
        if call.isWellFormed { wellFormedCalls += 1 }
      case .modelCall(let call):
        thoughtTokens += call.thoughtTokens
        generatedTokens += call.tokens.count
        if call.tokens.count > call.forcedTokens {
          maskedPartsPerMillion += call.maskedPartsPerMillion
          sampledCalls += 1
        }
        prefillTokens += call.promptTokens - call.cachedTokens
        if call.cachedTokens < context, !hasFolded { cacheBreaks += 1 }
        context = call.promptTokens + call.tokens.count
        hasFolded = false
        if compactions == 0 {
          contextTokens = context
          computedTokens = prefillTokens + generatedTokens
        }
      case .compaction:
        compactions += 1
        hasFolded = true
      case .dayClosed: daysClosed += 1
      case .runEnded: isComplete = true
      default: break
      }
    }
  }

  /// Mean probability that the grammar took from a sampled token; nil when none was sampled.
  ///
  /// What the model would have written without it: near zero means it knows the form by itself.
  public var maskedMass: Double? {
    sampledCalls == 0 ? nil : Double(maskedPartsPerMillion) / Double(sampledCalls) / 1_000_000
  }

  /// Whether an order refused with `code` broke a rule that its sender could have kept.
  private static func isViolation(_ code: OrderRejection.Code) -> Bool {
    switch code {
    case .suspended, .insufficientCash, .limitLocked: false
    default: true
    }
  }
}
