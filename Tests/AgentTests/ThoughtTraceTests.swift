import Grammar
import Inference
import Testing

@testable import Agent

struct `A thought that is over` {
  private let tokenizer = Tokenizer.ofBytes(controls: ["<|im_end|>", "<|im_start|>"])
  private let call = "<tool_call>\n{\"name\": \"market_overview\", \"arguments\": {}}\n</tool_call>"

  private func step(_ mode: ThinkingMode, _ thought: String, seed: UInt64 = 1) -> StepMemory {
    let prompt = PromptTokens(tokenizer: tokenizer, dialect: .chatML)
    let tokens = prompt.content("<think>\n" + thought + "\n</think>\n\n" + call)
    let text = TurnText(.hermes, reading: tokenizer.bytes(of: tokens))
    return ThoughtTrace(mode: mode, language: .english, seed: seed, prompt: prompt).step(
      tokens, thought: text.thoughtTokens(of: tokens, tokenizer), call: text.call, day: 1, number: 1
    )
  }

  @Test(arguments: [ThinkingMode.interleaved, .planOnce, .none])
  func `stays as it was made`(mode: ThinkingMode) {
    let step = step(mode, "I buy 600028.SH.")
    #expect(step.shown == step.tokens)
  }

  @Test func `is empty when dropped`() {
    let step = step(.dropped, "I buy 600028.SH.")
    #expect(tokenizer.text(of: step.shown) == "<think>\n\n</think>\n\n" + call)
  }

  @Test(arguments: [UInt64](1...40))
  func `is another of the same length when shuffled, even when it repeats a foreign one`(
    seed: UInt64
  ) {
    let prompt = PromptTokens(tokenizer: tokenizer, dialect: .chatML)
    let foreign = ForeignThought(language: .english).tokens(
      60, seed: TurnSeed.seed(run: seed ^ 0x5EED_F0E1, day: 1, call: 1), prompt)
    let own = step(.shuffled, tokenizer.text(of: foreign), seed: seed)
    #expect(own.shown.count == own.tokens.count)
    #expect(own.shown != own.tokens)
    #expect(tokenizer.text(of: own.shown).hasSuffix("\n</think>\n\n" + call))
  }
}
