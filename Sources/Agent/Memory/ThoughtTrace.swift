import Grammar
import Inference
import Simulation

/// What becomes of a thought once its call is made: how the turn stands in the context from then on.
struct ThoughtTrace {
  let mode: ThinkingMode
  let language: PromptLanguage
  /// Seed of the run.
  let seed: UInt64
  let prompt: PromptTokens

  /// The turn of call `number` on `day`, made of `tokens` with a thought at `thought`, as a memory.
  func step(
    _ tokens: [TokenID], thought: Range<Int>, call: String, day: Int, number: Int
  ) -> StepMemory {
    switch mode {
    case .interleaved, .planOnce, .none: StepMemory(tokens: tokens, thought: thought)
    // Filler is no thought: nothing of it counts as visible.
    case .tokenMatched: StepMemory(tokens: tokens, thought: 0..<0)
    case .dropped:
      StepMemory(
        tokens: tokens, thought: thought,
        shown: prompt.scaffold(prompt.dialect.syntax.emptyThought) + prompt.call(call))
    case .shuffled:
      StepMemory(
        tokens: tokens, thought: thought,
        shown: replacing(
          thought, of: tokens,
          seed: TurnSeed.seed(run: seed ^ 0x5EED_F0E1, day: day, call: number)))
    }
  }

  private func replacing(_ thought: Range<Int>, of tokens: [TokenID], seed: UInt64) -> [TokenID] {
    guard !thought.isEmpty else { return tokens }
    // A last token may reach into the tag that follows; what it holds of that must stay.
    let text = TurnText(prompt.dialect.syntax, reading: prompt.tokenizer.bytes(of: tokens))
    let bytes = prompt.tokenizer.bytes(of: Array(tokens[..<thought.upperBound]))
    let rest = prompt.content(
      String(decoding: bytes.dropFirst(text.thoughtBytes.upperBound), as: UTF8.self))
    // A small model may repeat a foreign thought word for word: another one must take its place.
    let own = tokens[thought]
    for attempt in 0..<8 {
      let foreign =
        ForeignThought(language: language).tokens(
          max(thought.count - rest.count, 1), seed: seed &+ UInt64(attempt), prompt) + rest
      guard foreign.elementsEqual(own) else {
        return tokens[..<thought.lowerBound] + foreign + tokens[thought.upperBound...]
      }
    }
    return tokens
  }
}
