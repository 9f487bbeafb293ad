/// The kinds of entries by the names they have in a line, the most frequent first.
enum EntryKind: Sendable, CaseIterable {
  case orderAccepted, fill, dayClosed, dayOpened, orderEnded, orderRejected
  case toolCall, toolResult, modelCall, thought, briefing, note, compaction
  case entitlement, dividendTax, runStarted, runEnded

  /// The name with the quote that ends it.
  private var ending: StaticString {
    switch self {
    case .orderAccepted: "order_accepted\""
    case .fill: "fill\""
    case .dayClosed: "day_closed\""
    case .dayOpened: "day_opened\""
    case .orderEnded: "order_ended\""
    case .orderRejected: "order_rejected\""
    case .toolCall: "tool_call\""
    case .toolResult: "tool_result\""
    case .modelCall: "model_call\""
    case .thought: "thought\""
    case .briefing: "briefing\""
    case .note: "note\""
    case .compaction: "compaction\""
    case .entitlement: "entitlement\""
    case .dividendTax: "dividend_tax\""
    case .runStarted: "run_started\""
    case .runEnded: "run_ended\""
    }
  }

  /// Reads `"kind":…,"data":`.
  init(from line: inout LineReader) throws(LineError) {
    try line.expect("\"kind\":")
    let start = line.position
    guard line.accepts("\"") else { throw line.failure("\"") }
    guard let kind = EntryKind.next(in: &line) else {
      throw line.failure("a kind of entry", at: start)
    }
    try line.expect(",\"data\":")
    self = kind
  }

  private static func next(in line: inout LineReader) -> EntryKind? {
    if line.accepts(EntryKind.orderAccepted.ending) { return .orderAccepted }
    if line.accepts(EntryKind.fill.ending) { return .fill }
    return allCases.first { line.accepts($0.ending) }
  }
}
