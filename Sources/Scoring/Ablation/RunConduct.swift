public import Journal

/// How an agent behaved in one run, whatever it earned: counts over its journal.
public struct RunConduct: Sendable, Hashable {
  /// Days closed.
  public private(set) var days = 0
  /// Of those, days that the agent ended by itself.
  public private(set) var daysFinished = 0
  /// Calls of tools.
  public private(set) var calls = 0
  /// Calls that were not well-formed.
  public private(set) var invalidCalls = 0
  /// Calls made before on the same day, word for word.
  public private(set) var repeatedCalls = 0
  /// Calls that sent an order.
  public private(set) var orders = 0
  /// Orders that a rule forbade: the venue refused them, or their share is not listed.
  public private(set) var violations = 0
  /// Orders after a thought that named a side or a share.
  public private(set) var statedOrders = 0
  /// Of those, orders on another side or of another share.
  public private(set) var contradictions = 0
  /// Tokens made.
  public private(set) var generatedTokens = 0
  /// Thought tokens that had been made before each call, summed over calls, until the first compaction.
  public private(set) var thoughtTokensMade = 0
  /// Of those, the ones in view.
  public private(set) var thoughtTokensVisible = 0
  /// Probability that the grammar removed, in parts per million, summed over calls.
  public private(set) var maskedPartsPerMillion = 0

  /// The conduct of the run in `entries`.
  public init(of entries: some Sequence<JournalEntry>) {
    var seen: Set<String> = []
    var thought: StatedIntention?
    var order: ToolCall?
    var made = 0
    var hasFolded = false
    for entry in entries {
      switch entry.event {
      case .dayOpened:
        seen = []
        thought = nil
      case .thought(let passage): thought = StatedIntention(passage.text)
      case .modelCall(let call):
        generatedTokens += call.tokens.count
        maskedPartsPerMillion += call.maskedPartsPerMillion
        if !hasFolded {
          thoughtTokensMade += made
          thoughtTokensVisible += call.thoughtTokensVisible
        }
        made += call.thoughtTokens
      case .compaction: hasFolded = true
      case .toolCall(let call):
        calls += 1
        if !call.isWellFormed { invalidCalls += 1 }
        if !seen.insert(call.name + call.arguments).inserted { repeatedCalls += 1 }
        guard call.isWellFormed, RunConduct.orderTools.contains(call.name) else { continue }
        order = call
        count(call, after: thought)
      case .toolResult(let result):
        if result.id == order?.id, !result.ok, !result.text.contains("REPEATED_CALL") {
          violations += 1
        }
      case .dayClosed(let closing):
        days += 1
        if closing.stop == "finish_day" { daysFinished += 1 }
      default: break
      }
    }
  }

  /// The tools that send orders, which are also the names of the sides.
  private static let orderTools: Set<String> = ["buy", "sell"]

  private mutating func count(_ order: ToolCall, after thought: StatedIntention?) {
    orders += 1
    guard let thought, thought.isStated else { return }
    statedOrders += 1
    // Arguments are an object whose codes stand between quotation marks.
    let symbol = order.arguments.split(separator: "\"").first { $0.count == 9 && $0.contains(".") }
    if thought.isContradicted(bySide: order.name, of: symbol.map { String($0) } ?? "") {
      contradictions += 1
    }
  }
}
