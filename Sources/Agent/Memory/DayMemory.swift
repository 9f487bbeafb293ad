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

  init(number: Int, briefing: String, with prompt: PromptTokens) {
    self.number = number
    self.briefing = briefing
    briefingTokens = prompt.result(briefing)
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
  /// The answer with its scaffold, in tokens; nil while it is awaited.
  var result: [TokenID]?
  /// The answer's text.
  var resultText: String?

  /// A step whose turn stays as it was made, or is shown otherwise.
  init(tokens: [TokenID], thought: Range<Int>, shown: [TokenID]? = nil) {
    self.tokens = tokens
    self.thought = thought
    self.shown = shown ?? tokens
  }
}
