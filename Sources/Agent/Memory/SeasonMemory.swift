import Inference

/// What the model has read and written, day by day: the source from which its context is rendered.
///
/// The raw generated tokens are the record. Rendering is a function of this value, and while no day
/// is folded and no thought dropped, each rendering extends the one before, so that the keys and
/// values of the prefix stay valid.
struct SeasonMemory {
  /// The system prompt in tokens.
  let prefix: [TokenID]
  /// Days that are no longer kept word for word, as one line each.
  private(set) var cards: [DayCard] = []
  /// Days that are.
  private(set) var days: [DayMemory] = []
  /// Lines the model saved for later, with the day they were written.
  private(set) var notes: [(day: Int, text: String)] = []

  init(prefix: [TokenID]) { self.prefix = prefix }

  /// The most notes kept; older ones go first.
  static let noteCount = 20

  mutating func open(day number: Int, briefing: String, with prompt: PromptTokens) {
    days.append(DayMemory(number: number, briefing: briefing, with: prompt))
  }

  mutating func add(_ step: StepMemory) {
    guard !days.isEmpty else { return }
    days[days.count - 1].steps.append(step)
  }

  /// Answers the last step.
  mutating func answer(_ text: String, with prompt: PromptTokens) {
    guard let day = days.indices.last, let step = days[day].steps.indices.last else { return }
    days[day].steps[step].result = prompt.result(text)
    days[day].steps[step].resultText = text
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

  /// Folds the oldest day into a card; returns the thought tokens that left.
  mutating func foldOldestDay() -> Int {
    guard days.count > 1 else { return 0 }
    let day = days.removeFirst()
    cards.append(day.card)
    return day.steps.reduce(0) { $0 + $1.thought.count }
  }

  /// The context as the model left it after its last turn.
  func renderedAtTurnEnd(with prompt: PromptTokens, keepsThoughts: Bool) -> [TokenID] {
    guard let day = days.last, let step = day.steps.last else {
      return rendered(with: prompt, keepsThoughts: keepsThoughts)
    }
    var before = self
    before.days[days.count - 1].steps.removeLast()
    return before.rendered(with: prompt, keepsThoughts: keepsThoughts) + step.tokens
  }

  /// The whole context up to where the model speaks next.
  func rendered(with prompt: PromptTokens, keepsThoughts: Bool) -> [TokenID] {
    var tokens = prefix
    let turnEnd = prompt.turnEnd
    guard let first = days.first else { return tokens }
    let past = cards.map(\.text).joined(separator: "\n")
    tokens += prompt.user(past.isEmpty ? first.briefing : past + "\n\n" + first.briefing)
    for (place, day) in days.enumerated() {
      if place > 0 { tokens += day.briefingTokens }
      for (number, step) in day.steps.enumerated() {
        tokens += keepsThoughts ? step.tokens : step.tokensWithoutThought(prompt)
        tokens += turnEnd
        if let result = step.result {
          tokens += result
        } else {
          // Only the last step of a day may be open: it asked for the next briefing.
          precondition(number == day.steps.count - 1, "a call inside day \(day.number) is open")
        }
      }
    }
    return tokens
  }

  /// What the model read last: an answer, or the morning's briefing.
  var newestText: String {
    guard let day = days.last else { return "" }
    return day.steps.last?.resultText ?? day.briefing
  }

  /// Tokens of thoughts that a rendering shows.
  func visibleThoughtTokens(keepsThoughts: Bool) -> Int {
    guard keepsThoughts else { return 0 }
    return days.reduce(0) { $0 + $1.steps.reduce(0) { $0 + $1.thought.count } }
  }
}
