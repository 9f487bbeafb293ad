import Grammar
public import Inference
public import Journal
import Ledger
import Market
public import Simulation
import TradingTypes

/// A trader that thinks: a language model in a loop of thought, call and result.
///
/// A season is one user turn. The first message opens day 1; every later briefing is the answer to
/// the `finish_day` before it, so no chat template drops earlier thoughts and the context only grows.
public final class ThinkingAgent: Trader {
  /// The seat's name.
  public let name: String
  /// How it behaves.
  public let settings: AgentSettings
  /// What it has cost so far.
  public internal(set) var counters = AgentCounters()

  let predictor: any TokenPredictor
  let prompt: PromptTokens
  private lazy var freeMask = FreeTurnWriter.mask(
    of: prompt.dialect, prompt.tokenizer.vocabulary)
  var memory: SeasonMemory?
  var day = DayProgress(number: 0)
  var callCount = 0
  var lastValue: Money?
  var lastBenchmark: Price?
  private let clock: () -> Double
  /// Calls before which time was up, by number, when they are known from a journal.
  private var recordedCuts: Set<Int>?
  private var hasFolded = false
  private var grammar: TurnGrammar

  /// A trader with a model's predictor and tokenizer; `dialect` is the model's own.
  ///
  /// `clock` tells seconds of wall time, for a budget that limits them.
  public init(
    predictor: any TokenPredictor, tokenizer: Tokenizer, dialect: ChatDialect,
    settings: AgentSettings = AgentSettings(), name: String = "agent",
    clock: @escaping () -> Double = { 0 }
  ) {
    self.name = name
    self.clock = clock
    self.settings = settings
    self.predictor = predictor
    prompt = PromptTokens(tokenizer: tokenizer, dialect: settings.dialect ?? dialect)
    grammar = TurnGrammar(settings, prompt)
  }

  /// Lets time be up exactly where `entries` say it was, whatever the clock says.
  public func repeatTimeCuts(of entries: some Sequence<JournalEntry>) {
    var number = 0
    var cuts: Set<Int> = []
    for entry in entries {
      guard case .modelCall(let call) = entry.event else { continue }
      number += 1
      if call.stop == Turn.Ending.timeCut.rawValue { cuts.insert(number) }
    }
    recordedCuts = cuts
  }

  /// Thinks and calls tools until the model ends its day or its budget does.
  public func decide(at desk: any TradingDesk) throws {
    open(at: desk)
    do {
      while try step(at: desk) {}
    } catch is Interruption {
      // The turn is dropped; a resumed run makes the same one again.
    }
  }

  /// Tells the model where it stands: the first message, or the answer to its last `finish_day`.
  private func open(at desk: any TradingDesk) {
    var memory =
      self.memory ?? newMemory(days: desk.season.days, rules: desk.season.rules)
    let isNewDay = day.number != desk.dayNumber
    learn(from: desk.happenings, &memory)
    if isNewDay { day = DayProgress(number: desk.dayNumber) }
    day.openDecision(at: clock())
    let notes = isNewDay ? Array(memory.notes.suffix(settings.notesShown)) : []
    let text = Briefing(
      language: settings.language, calls: callsLeft(at: desk), notes: notes,
      saysNext: settings.saysNext, lastValue: lastValue
    ).text(at: desk)
    desk.record(.briefing(text: text, tokens: prompt.content(text).count))
    if isNewDay {
      memory.open(day: desk.dayNumber, briefing: text, with: prompt)
    } else {
      memory.answer(text, with: prompt)
    }
    self.memory = memory
    lastValue = value(after: desk.happenings) ?? desk.season.cash
  }

  /// One thought, one call, one result; false when the decision is over.
  private func step(at desk: any TradingDesk) throws -> Bool {
    let isForcedEnd = day.stop != nil || callsLeft(at: desk) <= 1
    var stop = day.stop ?? (isForcedEnd ? .budgetCalls : nil)
    if stop == nil, day.tokens >= settings.budget.tokens { stop = .budgetTokens }
    if isTimeUp { stop = .budgetTime }
    if !makeRoom(at: desk) { stop = .budgetContext }
    let isSilent = stop == .budgetTokens || stop == .budgetContext || stop == .budgetTime
    let thinks = !isSilent && settings.thinking.thinks(afterCallsToday: day.calls)
    if settings.grammar == .off, stop == nil {
      return actFreely(on: try writeTurn(at: desk, .free, thinks: thinks), at: desk)
    }
    let kind: TurnKind = stop == nil ? .constrained : isSilent ? .silentEnd : .end
    let turn = try writeTurn(at: desk, kind, isCut: stop == .budgetTime, thinks: thinks)
    return try act(on: turn, stop: stop, at: desk)
  }

  /// Executes the call of a turn; false when it ended the decision.
  private func act(on turn: Turn, stop: StopReason?, at desk: any TradingDesk) throws -> Bool {
    callCount += 1
    day.calls += 1
    day.callsInDecision += 1
    day.tokens += turn.tokens.count
    counters.add(turn)
    if !turn.thought.isEmpty {
      desk.record(.thought(text: turn.thought, tokens: turn.thoughtTokens.count))
    }
    let parsed = read(turn.call)
    let isWellFormed = parsed.map { schemas.contains($0) } ?? false
    desk.record(
      .toolCall(
        id: callCount, name: parsed?.name ?? "", arguments: parsed?.argumentsJSON ?? turn.call,
        isWellFormed: isWellFormed))
    remember(turn, number: callCount, at: desk)
    if isWellFormed { counters.wellFormedCalls += 1 }
    if let parsed, parsed.name == ToolName.finishDay.rawValue, isWellFormed {
      finish(parsed, stop: stop ?? .finishDay, at: desk)
      return false
    }
    var answer = reply(to: parsed, turn, isWellFormed: isWellFormed, at: desk)
    if let last = lastLine(after: parsed, at: desk) {
      answer = ToolAnswer(ok: answer.ok, text: answer.text + "\n" + last)
    }
    desk.record(.toolResult(id: callCount, ok: answer.ok, text: answer.text))
    memory?.answer(answer.text, with: prompt)
    return true
  }

  func finish(_ call: ParsedCall, stop: StopReason, at desk: any TradingDesk) {
    let summary = PlainText.harmless(
      call.argument("summary") ?? "", limit: settings.tools.summaryLength)
    memory?.close(day: day.number) { $0.summary = summary }
    day.closeDecision(at: clock())
    if desk.isLastDecisionOfDay { desk.record(.dayStop(reason: stop.rawValue)) }
  }

  var schemas: CallSchemas { CallSchemas(profile: settings.tools, rows: settings.rows) }

  /// The call in a text shaped by the grammar.
  private func read(_ text: String) -> ParsedCall? {
    guard let call = try? prompt.dialect.syntax.parse(text) else { return nil }
    return prompt.dialect.syntax == .minimax ? schemas.typed(call) : call
  }

  /// Calls that remain in this decision, the closing one included.
  func callsLeft(at desk: any TradingDesk) -> Int {
    let share =
      desk.season.mode == .daily
      ? settings.budget.calls : max(settings.budget.calls / 2, 2)
    return max(share - day.callsInDecision, 0)
  }

  /// Whether the day's wall time is used up.
  private var isTimeUp: Bool {
    if let recordedCuts { return recordedCuts.contains(callCount + 1) }
    guard let limit = settings.budget.seconds else { return false }
    return day.seconds + clock() - day.decisionStart >= Double(limit)
  }

  /// What a turn may hold.
  private enum TurnKind {
    /// One legal call.
    case constrained
    /// Anything.
    case free
    /// The end of the day.
    case end
    /// The end of the day without any words.
    case silentEnd
  }

  private func writeTurn(
    at desk: any TradingDesk, _ kind: TurnKind, isCut: Bool = false, thinks: Bool
  ) throws -> Turn {
    let cached = try synchronise()
    let prompted = predictor.tokens.count
    let visible = memory?.visibleThoughtTokens(in: predictor.tokens, with: prompt) ?? 0
    let legal = LegalCalls(
      desk: desk, level: settings.grammar, schemas: schemas, looksFirst: settings.looksFirst)
    let forms = kind == .constrained ? legal.forms(day.used) : schemas.finishOnly
    var budget = settings.budget
    if kind == .silentEnd { budget.textTokens = 0 }
    let seed = TurnSeed.seed(run: desk.season.seed, day: day.number, call: callCount + 1)
    let sampler = Sampler(settings: settings.sampler, seed: seed)
    let turn: Turn
    if kind == .free {
      var writer = FreeTurnWriter(
        predictor: predictor, tokenizer: prompt.tokenizer, dialect: prompt.dialect,
        budget: budget, thinks: thinks, mask: freeMask, desk: desk)
      turn = try writer.write(sampler)
    } else {
      var writer = TurnWriter(
        predictor: predictor, tokenizer: prompt.tokenizer, syntax: prompt.dialect.syntax,
        constraint: grammar.constraint(for: forms, thinks: thinks, after: memory?.newestText ?? ""),
        budget: budget, thinks: thinks,
        doublesWords: settings.doublesWords,
        filler: settings.thinking == .tokenMatched ? prompt.content(" .") : [], desk: desk)
      turn = try writer.write(sampler)
    }
    desk.record(
      .modelCall(
        promptTokens: prompted, cachedTokens: cached, thoughtTokensVisible: visible,
        tokens: turn.tokens, thoughtTokens: turn.thoughtTokens.count,
        forcedTokens: turn.forcedTokens,
        stop: (isCut ? .timeCut : turn.ending).rawValue,
        maskedPartsPerMillion: turn.maskedPartsPerMillion))
    return turn
  }

  /// Brings the predictor's context to what the memory says; returns how much of it was kept.
  private func synchronise() throws -> Int {
    guard let memory else { return 0 }
    let wanted = memory.rendered(with: prompt)
    let shared = predictor.tokens.sharedStart(with: wanted)
    let kept = min(shared, wanted.count)
    if kept < predictor.tokens.count {
      if kept > 0, !hasFolded { counters.cacheBreaks += 1 }
      predictor.truncate(to: kept)
    }
    counters.prefillTokens += wanted.count - kept
    try predictor.append(Array(wanted[kept...]))
    counters.contextTokens = wanted.count
    hasFolded = false
    return kept
  }

  /// Folds old days when the window is nearly full; false when not even today fits.
  private func makeRoom(at desk: any TradingDesk) -> Bool {
    guard var memory else { return true }
    let window = ContextWindow(settings, limit: predictor.contextLimit)
    let (folding, fits) = window.makeRoom(in: &memory, with: prompt)
    if let folding {
      desk.record(
        .compaction(
          fromDay: folding.fromDay, toDay: folding.toDay, tokensBefore: folding.tokensBefore,
          tokensAfter: folding.tokensAfter, removedThoughtTokens: folding.removedThoughtTokens))
      desk.stream(.status, "folded days up to \(folding.toDay)")
      counters.compactions += 1
      hasFolded = true
      self.memory = memory
    }
    return fits
  }
}
