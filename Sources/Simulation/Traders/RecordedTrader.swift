import Journal
import Market
import TradingTypes

/// A trader read back from a journal: it does again, instant by instant, what was recorded.
///
/// It hands the venue every order that was sent, accepted or not, and every step of a thinking
/// trader. What follows from them is not its business: that is recomputed and compared.
final class RecordedTrader: Trader {
  let name: String
  private var cursor: JournalCursor

  init(_ record: JournalRecord, name: String) {
    self.name = name
    cursor = JournalCursor(record)
  }

  func decide(at desk: any TradingDesk) throws {
    let now = desk.view.asOf
    while let (time, origin) = try cursor.peek() {
      switch origin {
      case .simulation: try cursor.skip()
      case .dayClosing: return
      case .trader:
        guard time == now else { return }
        if let event = try cursor.nextEvent() { act(event, at: desk) }
      }
    }
  }

  func dayClosed(at desk: any TradingDesk) throws {
    while let (_, origin) = try cursor.peek() {
      switch origin {
      case .simulation: try cursor.skip()
      case .trader: if let event = try cursor.nextEvent() { act(event, at: desk) }
      case .dayClosing:
        let stop = try cursor.nextStop()
        if !stop.isEmpty { desk.record(.dayStop(reason: stop)) }
        return
      }
    }
  }

  private func act(_ event: JournalEvent, at desk: any TradingDesk) {
    switch event {
    case .orderAccepted(let order): _ = desk.submit(order.request)
    case .orderRejected(let rejected): _ = desk.submit(rejected.order.request)
    case .orderEnded(let ended): _ = desk.cancel(ended.order)
    case .briefing(let passage):
      desk.record(.briefing(text: passage.text, tokens: passage.tokens))
    case .thought(let passage): desk.record(.thought(text: passage.text, tokens: passage.tokens))
    case .note(let passage): desk.record(.note(text: passage.text))
    case .toolCall(let call):
      desk.record(
        .toolCall(
          id: call.id, name: call.name, arguments: call.arguments,
          isWellFormed: call.isWellFormed))
    case .toolResult(let result):
      desk.record(.toolResult(id: result.id, ok: result.ok, text: result.text))
    case .modelCall(let call):
      desk.record(
        .modelCall(
          promptTokens: call.promptTokens, cachedTokens: call.cachedTokens,
          thoughtTokensVisible: call.thoughtTokensVisible, tokens: call.tokens,
          thoughtTokens: call.thoughtTokens, forcedTokens: call.forcedTokens, stop: call.stop,
          maskedPartsPerMillion: call.maskedPartsPerMillion))
    case .compaction(let compaction):
      desk.record(
        .compaction(
          fromDay: compaction.fromDay, toDay: compaction.toDay,
          tokensBefore: compaction.tokensBefore, tokensAfter: compaction.tokensAfter,
          removedThoughtTokens: compaction.removedThoughtTokens))
    case .runStarted, .dayOpened, .fill, .entitlement, .dividendTax, .dayClosed, .runEnded:
      // The simulation makes these; the cursor steps over them.
      return
    }
  }
}
