import Inference

/// What the model has read and written, day by day: the source from which its context is rendered.
///
/// The raw generated tokens are the record. Rendering is a function of this value, and while no day
/// is folded and no thought dropped, each rendering extends the one before, so that the keys and
/// values of the prefix stay valid.
struct SeasonMemory {
  /// The language of the day cards.
  let language: PromptLanguage
  /// The system prompt in tokens.
  let prefix: [TokenID]
  /// Days that are no longer kept word for word, as one line each.
  private(set) var cards: [DayCard] = []
  /// Days that are.
  private(set) var days: [DayMemory] = []
  /// Lines the model saved for later, with the day they were written.
  private(set) var notes: [(day: Int, text: String)] = []

  /// An empty memory behind `prefix`, whose cards will be written in `language`.
  init(language: PromptLanguage, prefix: [TokenID]) {
    self.language = language
    self.prefix = prefix
  }

  /// The most notes kept; older ones go first.
  static let noteCount = 20

  mutating func open(day number: Int, briefing: String, with prompt: PromptTokens) {
    let pending = days.last?.steps.last?.answers ?? []
    days.append(DayMemory(number: number, briefing: briefing, after: pending, with: prompt))
  }

  mutating func add(_ step: StepMemory) {
    guard !days.isEmpty else { return }
    days[days.count - 1].steps.append(step)
  }

  /// Answers the last step.
  mutating func answer(_ text: String, with prompt: PromptTokens) {
    guard let day = days.indices.last, let step = days[day].steps.indices.last else { return }
    days[day].steps[step].answer(text, with: prompt)
  }

  /// Completes the card of a day that has been valued.
  mutating func close(day number: Int, _ change: (inout DayCard) -> Void) {
    guard let place = days.firstIndex(where: { $0.number == number }) else { return }
    change(&days[place].card)
  }

  mutating func note(_ text: String, day: Int) {
    notes.append((day, text))
    if notes.count > Self.noteCount { notes.removeFirst() }
  }

  /// Folds the oldest day into a card; false when there is none but today.
  @discardableResult
  mutating func foldOldestDay() -> Bool {
    guard days.count > 1 else { return false }
    cards.append(days.removeFirst().card)
    return true
  }

  /// The context as the model left it after its last turn.
  func renderedAtTurnEnd(with prompt: PromptTokens) -> [TokenID] {
    guard let day = days.last, let step = day.steps.last else { return rendered(with: prompt) }
    var before = self
    before.days[days.count - 1].steps.removeLast()
    return before.rendered(with: prompt) + step.tokens
  }

  /// The whole context up to where the model speaks next.
  func rendered(with prompt: PromptTokens) -> [TokenID] {
    var tokens: [TokenID] = []
    render(with: prompt, into: &tokens) { _, _ in }
    return tokens
  }

  /// Tokens of the thoughts made so far that `context`, a rendering of this memory, holds word for
  /// word where they were thought.
  ///
  /// Counted in the tokens themselves, so that it cannot claim what the model did not read.
  func visibleThoughtTokens(in context: [TokenID], with prompt: PromptTokens) -> Int {
    var visible = 0
    var tokens: [TokenID] = []
    render(with: prompt, into: &tokens) { step, offset in
      let place = (offset + step.thought.lowerBound)..<(offset + step.thought.upperBound)
      guard place.upperBound <= context.count else { return }
      if context[place].elementsEqual(step.tokens[step.thought]) { visible += place.count }
    }
    return visible
  }

  /// Writes the context; `note` learns where each step begins.
  private func render(
    with prompt: PromptTokens, into tokens: inout [TokenID], note: (StepMemory, Int) -> Void
  ) {
    tokens += prefix
    let turnEnd = prompt.turnEnd
    guard let first = days.first else { return }
    let past = cards.map { $0.text(in: language) }.joined(separator: "\n")
    tokens += prompt.user(past.isEmpty ? first.briefing : past + "\n\n" + first.briefing)
    for (place, day) in days.enumerated() {
      if place > 0 { tokens += day.briefingTokens }
      for (number, step) in day.steps.enumerated() {
        note(step, tokens.count)
        tokens += step.shown + turnEnd
        // The last turn of a day is answered together with the next briefing.
        let endsDay = number == day.steps.count - 1 && place < days.count - 1
        if let result = step.result {
          if !endsDay { tokens += result }
        } else {
          precondition(number == day.steps.count - 1, "a call inside day \(day.number) is open")
        }
      }
    }
  }

  /// What the model read last: an answer, or the morning's briefing.
  var newestText: String {
    guard let day = days.last else { return "" }
    return day.steps.last?.answers.last ?? day.briefing
  }
}
