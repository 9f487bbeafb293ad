import TradingTypes

extension JournalEvent {
  /// Writes `"kind":…,"data":…`.
  func write(to line: inout LineWriter) {
    switch self {
    case .runStarted(let header):
      line.raw("\"kind\":\"run_started\",\"data\":")
      header.write(to: &line)
    case .dayOpened(let opening):
      line.raw("\"kind\":\"day_opened\",\"data\":")
      opening.write(to: &line)
    case .briefing(let passage):
      line.raw("\"kind\":\"briefing\",\"data\":")
      passage.write(to: &line)
    case .modelCall(let call):
      line.raw("\"kind\":\"model_call\",\"data\":")
      call.write(to: &line)
    case .thought(let passage):
      line.raw("\"kind\":\"thought\",\"data\":")
      passage.write(to: &line)
    case .toolCall(let call):
      line.raw("\"kind\":\"tool_call\",\"data\":")
      call.write(to: &line)
    case .toolResult(let result):
      line.raw("\"kind\":\"tool_result\",\"data\":")
      result.write(to: &line)
    case .note(let passage):
      line.raw("\"kind\":\"note\",\"data\":")
      passage.write(to: &line)
    case .compaction(let compaction):
      line.raw("\"kind\":\"compaction\",\"data\":")
      compaction.write(to: &line)
    case .orderAccepted(let order):
      line.raw("\"kind\":\"order_accepted\",\"data\":")
      order.write(to: &line)
    case .orderRejected(let rejected):
      line.raw("\"kind\":\"order_rejected\",\"data\":")
      rejected.write(to: &line)
    case .fill(let fill):
      line.raw("\"kind\":\"fill\",\"data\":")
      fill.write(to: &line)
    case .orderEnded(let ended):
      line.raw("\"kind\":\"order_ended\",\"data\":")
      ended.write(to: &line)
    case .entitlement(let entitlement):
      line.raw("\"kind\":\"entitlement\",\"data\":")
      entitlement.write(to: &line)
    case .dividendTax(let tax):
      line.raw("\"kind\":\"dividend_tax\",\"data\":")
      tax.write(to: &line)
    case .dayClosed(let closing):
      line.raw("\"kind\":\"day_closed\",\"data\":")
      closing.write(to: &line)
    case .runEnded(let ending):
      line.raw("\"kind\":\"run_ended\",\"data\":")
      ending.write(to: &line)
    }
  }

  /// Reads what ``write(to:)`` wrote.
  init(from line: inout LineReader) throws(LineError) {
    try line.expect("\"kind\":")
    let start = line.position
    let kind = try line.text()
    try line.expect(",\"data\":")
    switch kind {
    case "run_started": self = .runStarted(try RunHeader(from: &line))
    case "day_opened": self = .dayOpened(try DayOpening(from: &line))
    case "briefing": self = .briefing(try Passage(from: &line))
    case "model_call": self = .modelCall(try ModelCall(from: &line))
    case "thought": self = .thought(try Passage(from: &line))
    case "tool_call": self = .toolCall(try ToolCall(from: &line))
    case "tool_result": self = .toolResult(try ToolResult(from: &line))
    case "note": self = .note(try Passage(from: &line))
    case "compaction": self = .compaction(try Compaction(from: &line))
    case "order_accepted": self = .orderAccepted(try Order(from: &line))
    case "order_rejected": self = .orderRejected(try RejectedOrder(from: &line))
    case "fill": self = .fill(try Fill(from: &line))
    case "order_ended": self = .orderEnded(try EndedOrder(from: &line))
    case "entitlement": self = .entitlement(try Entitlement(from: &line))
    case "dividend_tax": self = .dividendTax(try DividendTax(from: &line))
    case "day_closed": self = .dayClosed(try DayClosing(from: &line))
    case "run_ended": self = .runEnded(try RunEnding(from: &line))
    default: throw line.failure("a kind of entry", at: start)
    }
  }
}
