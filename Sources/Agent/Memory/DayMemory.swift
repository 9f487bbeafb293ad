import Grammar
import Inference

/// One day of a season, word for word.
struct DayMemory {
  let number: Int
  /// What the model was told in the morning.
  let briefing: String
  /// The same as the answer to the call that ended the day before.
  let briefingTokens: [TokenID]
  /// Its thoughts and calls with their answers.
  var steps: [StepMemory] = []
  /// What remains when the day is folded.
  var card: DayCard

  /// - `pending`: answers to the other calls of the turn that ended the day before.
  init(number: Int, briefing: String, after pending: [String], with prompt: PromptTokens) {
    self.number = number
    self.briefing = briefing
    briefingTokens = prompt.results(pending + [briefing])
    card = DayCard(number: number)
  }
}

/// One thought, one call, and the call's answer.
struct StepMemory {
  /// The raw tokens the model made, without the one that ends its turn.
  let tokens: [TokenID]
  /// Where the thought lies among them; empty when there is none.
  let thought: Range<Int>
  /// The turn as later turns see it.
  let shown: [TokenID]
  /// The answers to its calls, one each.
  private(set) var answers: [String] = []
  /// The answers with their scaffold, in tokens; nil while one is awaited.
  private(set) var result: [TokenID]?

  /// A step whose turn stays as it was made, or is shown otherwise.
  init(tokens: [TokenID], thought: Range<Int>, shown: [TokenID]? = nil) {
    self.tokens = tokens
    self.thought = thought
    self.shown = shown ?? tokens
  }
  mutating func answer(_ text: String, with prompt: PromptTokens) {
    answers.append(text)
    result = prompt.results(answers)
  }
}
