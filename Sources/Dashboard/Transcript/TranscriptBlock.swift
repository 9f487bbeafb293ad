import Journal
import Terminal
import TradingTypes

/// One piece of what a trader read, thought and did, in the order of the record.
struct TranscriptBlock: Sendable, Hashable {
  /// What it is, with what is needed to word it in either language.
  enum Content: Sendable, Hashable {
    case opening(DayOpening)
    case briefing(String)
    case thought(String)
    case call(name: String, arguments: String, isWellFormed: Bool)
    case result(String)
    case refusal(String)
    case note(String)
    case compaction(Compaction)
    /// An accepted order by its place among the orders.
    case order(Int)
    /// A rejected order by its place among the orders.
    case rejection(Int)
    case fill(Fill)
    case orderEnded(EndedOrder)
    case entitlement(Entitlement)
    case tax(DividendTax)
    case closing(DayClosing, previous: Money)
    case ending(RunEnding)
  }

  /// Scalars of text that a block keeps; the record keeps all.
  static let lengthLimit = 20_000

  /// The step of the timeline it belongs to.
  let step: Int
  let content: Content
  /// Tokens of the text, zero when no model made or read it.
  let tokens: Int
  /// Scalars of text that were left out.
  let omitted: Int

  init(step: Int, content: Content, tokens: Int = 0, omitted: Int = 0) {
    self.step = step
    self.content = content
    self.tokens = tokens
    self.omitted = omitted
  }

  /// The harmless form of `text`, cut at the limit, and how much was cut.
  static func kept(_ text: String) -> (text: String, omitted: Int) {
    let count = text.unicodeScalars.count
    guard count > lengthLimit else { return (SafeText.visible(text), 0) }
    let head = String(text.unicodeScalars.prefix(lengthLimit))
    return (SafeText.visible(head), count - lengthLimit)
  }

  /// The text as it was made, for searching and copying; empty for events.
  var plainText: String {
    switch content {
    case .briefing(let text), .thought(let text), .result(let text), .refusal(let text),
      .note(let text):
      text
    case .call(let name, let arguments, _): "\(name) \(arguments)"
    default: ""
    }
  }
}
