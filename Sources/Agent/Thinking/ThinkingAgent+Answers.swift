import Grammar
import Ledger
import Market
import Simulation
import TradingTypes

/// What the model reads after a call.
extension ThinkingAgent {
  /// Carries out a call, closes what it uses up, and answers it.
  func reply(
    to call: ParsedCall?, _ turn: Turn, isWellFormed: Bool, at desk: any TradingDesk
  ) -> ToolAnswer {
    let box = ToolBox(language: settings.language, schemas: schemas, desk: desk)
    guard let call, isWellFormed, let tool = ToolName(rawValue: call.name) else {
      return box.malformed(turn.call)
    }
    let times = day.used.count(CallText.short(call))
    let answer =
      times > 1 && !tool.isRepeatable ? box.repeated(call, times: times) : box.answer(call)
    if tool == .note { keepNote(call, at: desk) }
    let symbol = call.argument("symbol")
    if tool.isReading, answer.ok, let symbol { day.used.see(symbol) }
    if tool.isReading { day.looks += 1 }
    let isMarket = settings.grammar == .market
    if isMarket, settings.asksOnce, tool.isReading, !tool.isRepeatable,
      call.argument("query") == nil
    {
      day.used.close(call.name, symbol: symbol)
    }
    if isMarket, settings.ordersOnce, tool.isOrder, let symbol {
      day.used.closeOrders(of: symbol)
    }
    if times > 2 { day.used.close(call.name, symbol: nil) }
    if settings.grammar == .market, day.looks >= settings.budget.looks {
      for tool in ToolName.allCases where tool.isReading {
        day.used.close(tool.rawValue, symbol: nil)
      }
    }
    return answer
  }

  /// What stands under an answer: that one call is left, or what can be done next.
  func lastLine(after call: ParsedCall?, at desk: any TradingDesk) -> String? {
    if callsLeft(at: desk) == 1 {
      return settings.language.pick("1 call left: finish_day", "还剩1次调用：finish_day")
    }
    guard settings.saysNext else { return nil }
    guard let call, let tool = ToolName(rawValue: call.name) else {
      return NextStep.other.text(in: settings.language)
    }
    let symbol = call.argument("symbol")
    let held = desk.portfolio.holdings.contains { "\($0.symbol)" == symbol }
    return NextStep(after: tool, symbol: symbol, isHeld: held).text(in: settings.language)
  }

  private func keepNote(_ call: ParsedCall, at desk: any TradingDesk) {
    let text = PlainText.harmless(call.argument("text") ?? "", limit: settings.tools.noteLength)
    memory?.note(text, day: day.number)
    desk.record(.note(text: text))
    day.notes += 1
    if day.notes >= 1 { day.used.close(call.name, symbol: nil) }
  }
}
