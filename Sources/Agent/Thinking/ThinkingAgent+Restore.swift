import Grammar
import Inference
public import Journal
import Simulation

extension ThinkingAgent {
  /// Rebuilds the memory and the model's context from the entries of days that were closed.
  ///
  /// Recorded tokens are read back, nothing is sampled: the next turn continues as if the run had
  /// never been interrupted.
  public func restore(from entries: [JournalEntry]) throws {
    var happenings: [Happening] = []
    var opened = 0
    var seed: UInt64 = 0
    for entry in entries {
      switch entry.event {
      case .runStarted(let header):
        seed = header.seed
        memory = newMemory(days: header.days, rules: header.rules)
        lastValue = nil
      case .dayOpened(let opening): opened = opening.number
      case .fill(let fill): happenings.append(.fill(fill))
      case .dayClosed(let closing): happenings.append(.dayClosed(closing))
      case .briefing(let passage):
        restoreBriefing(passage.text, day: opened, after: happenings, entries)
        happenings = []
      case .modelCall(let call): restoreTurn(call.tokens, seed: seed)
      case .toolCall(let call):
        callCount = call.id
        if call.name == ToolName.finishDay.rawValue { restoreSummary(call) }
      case .toolResult(let result): memory?.answer(result.text, with: prompt)
      case .note(let passage): memory?.note(passage.text, day: day.number)
      case .compaction(let compaction):
        while let first = memory?.days.first, first.number <= compaction.toDay {
          guard memory?.foldOldestDay() == true else { break }
        }
      default: break
      }
    }
    guard let memory else { return }
    let context = memory.renderedAtTurnEnd(with: prompt)
    predictor.truncate(to: 0)
    try predictor.append(context)
  }

  private func restoreBriefing(
    _ text: String, day number: Int, after happenings: [Happening], _ entries: [JournalEntry]
  ) {
    guard var memory else { return }
    learn(from: happenings, &memory)
    if number != day.number {
      day = DayProgress(number: number)
      memory.open(day: number, briefing: text, with: prompt)
    } else {
      memory.answer(text, with: prompt)
    }
    lastValue = value(after: happenings)
    if lastValue == nil, case .runStarted(let header)? = entries.first?.event {
      lastValue = header.cash
    }
    self.memory = memory
  }

  private func restoreTurn(_ tokens: [TokenID], seed: UInt64) {
    let bytes = prompt.tokenizer.bytes(of: tokens)
    let thought: Range<Int>
    let call: String
    if settings.grammar == .off {
      let text = FreeText(prompt.dialect.syntax, reading: bytes)
      (thought, call) = (text.thoughtTokens(of: tokens, prompt.tokenizer), text.rest)
    } else {
      let text = TurnText(prompt.dialect.syntax, reading: bytes)
      (thought, call) = (text.thoughtTokens(of: tokens, prompt.tokenizer), text.call)
    }
    memory?.add(
      trace(seed: seed).step(
        tokens, thought: thought, call: call, day: day.number, number: callCount + 1))
  }

  private func restoreSummary(_ call: ToolCall) {
    guard let arguments = try? JSONText(parsing: call.arguments),
      case .string(let text)? = arguments["summary"]
    else { return }
    let clean = PlainText.harmless(text, limit: settings.tools.summaryLength)
    memory?.close(day: day.number) { $0.summary = clean }
  }
}
