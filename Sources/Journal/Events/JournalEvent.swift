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
