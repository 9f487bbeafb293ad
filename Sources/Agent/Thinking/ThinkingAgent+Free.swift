import Grammar
import Inference
import Simulation

/// Turns without a grammar, as a model behind a remote server writes them: any text, with any number
/// of calls in it.
extension ThinkingAgent {
  /// Carries out the calls of a free turn one after the other; false when one of them ended the day.
  ///
  /// Calls are numbered by us, whatever numbers they carry. After a refused order no further order of
  /// the same turn is sent, and after `finish_day` nothing is.
  func actFreely(on turn: Turn, at desk: any TradingDesk) -> Bool {
    day.tokens += turn.tokens.count
    counters.add(turn)
    counters.calls -= 1
    if !turn.thought.isEmpty {
      desk.record(.thought(text: turn.thought, tokens: turn.thoughtTokens.count))
    }
    remember(turn, number: callCount + 1, at: desk)
    let box = ToolBox(language: settings.language, schemas: schemas, desk: desk)
    let calls = prompt.dialect.syntax.calls(in: turn.call)
    guard !calls.isEmpty else {
      count(name: "", arguments: turn.call, isWellFormed: false, at: desk)
      answer(box.silent(turn.call), id: callCount, isLast: true, to: nil, at: desk)
      return true
    }
    var ending: ParsedCall?
    var orderWasRefused = false
    for (place, written) in calls.enumerated() {
      let call = try? typed(written.result).get()
      let problem = call.flatMap { schemas.problem(in: $0) }
      let isWellFormed = call != nil && problem == nil
      let tool = call.flatMap { ToolName(rawValue: $0.name) }
      let isOver = ending != nil
      let isFinish = isWellFormed && tool == .finishDay && !isOver
      let isSpent = callsLeft(at: desk) <= 1 && !isFinish
      count(
        name: call?.name ?? "", arguments: call?.argumentsJSON ?? written.raw,
        isWellFormed: isWellFormed, at: desk)
      if isFinish {
        ending = call
        continue
      }
      let result: ToolAnswer
      if isOver {
        result = box.skipped(written, .dayEnded)
      } else if isSpent {
        result = box.skipped(written, .budget)
      } else if orderWasRefused, tool?.isOrder == true {
        result = box.skipped(written, .priorError)
      } else if let call, let problem {
        result = box.refused(call, problem)
      } else if case .failure(let error) = written.result {
        result = box.malformed(written.raw, error)
      } else {
        result = reply(to: call, turn, isWellFormed: isWellFormed, at: desk)
      }
      if !result.ok, tool?.isOrder == true { orderWasRefused = true }
      answer(
        result, id: callCount, isLast: place == calls.count - 1 && ending == nil, to: call,
        at: desk)
    }
    guard let ending else { return true }
    finish(ending, stop: .finishDay, at: desk)
    return false
  }

  /// The call with its arguments typed, in the dialect that does not tell text from numbers.
  private func typed(
    _ result: Result<ParsedCall, CallParseError>
  ) -> Result<ParsedCall, CallParseError> {
    prompt.dialect.syntax == .minimax ? result.map(schemas.typed) : result
  }

  private func count(
    name: String, arguments: String, isWellFormed: Bool, at desk: any TradingDesk
  ) {
    callCount += 1
    day.calls += 1
    day.callsInDecision += 1
    counters.calls += 1
    if isWellFormed { counters.wellFormedCalls += 1 }
    desk.record(
      .toolCall(id: callCount, name: name, arguments: arguments, isWellFormed: isWellFormed))
  }

  private func answer(
    _ answer: ToolAnswer, id: Int, isLast: Bool, to call: ParsedCall?, at desk: any TradingDesk
  ) {
    var text = answer.text
    if isLast, let line = lastLine(after: call, at: desk) { text += "\n" + line }
    desk.record(.toolResult(id: id, ok: answer.ok, text: text))
    memory?.answer(text, with: prompt)
  }
}
