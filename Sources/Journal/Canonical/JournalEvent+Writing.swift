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

  /// Reads the data of an entry of `kind` as ``write(to:)`` wrote it.
  init(_ kind: EntryKind, from line: inout LineReader) throws(LineError) {
    switch kind {
    case .runStarted: self = .runStarted(try RunHeader(from: &line))
    case .dayOpened: self = .dayOpened(try DayOpening(from: &line))
    case .briefing: self = .briefing(try Passage(from: &line))
    case .modelCall: self = .modelCall(try ModelCall(from: &line))
    case .thought: self = .thought(try Passage(from: &line))
    case .toolCall: self = .toolCall(try ToolCall(from: &line))
    case .toolResult: self = .toolResult(try ToolResult(from: &line))
    case .note: self = .note(try Passage(from: &line))
    case .compaction: self = .compaction(try Compaction(from: &line))
    case .orderAccepted: self = .orderAccepted(try Order(from: &line))
    case .orderRejected: self = .orderRejected(try RejectedOrder(from: &line))
    case .fill: self = .fill(try Fill(from: &line))
    case .orderEnded: self = .orderEnded(try EndedOrder(from: &line))
    case .entitlement: self = .entitlement(try Entitlement(from: &line))
    case .dividendTax: self = .dividendTax(try DividendTax(from: &line))
    case .dayClosed: self = .dayClosed(try DayClosing(from: &line))
    case .runEnded: self = .runEnded(try RunEnding(from: &line))
    }
  }
}
