import Testing

@testable import Inference

/// The second model against llama.cpp's vectors, with and without its fused attention.
///
/// The two differ from each other by 0.56 in a log-probability and by 0.8 % in perplexity.
@Suite(
  .enabled(if: ReferenceVectors.gemmaIsComplete, ReferenceVectors.gemmaMissing), .serialized)
struct `Gemma agrees with its reference` {
  private func load() throws -> LanguageModel {
    try .load(try #require(ReferenceVectors.gemmaPath))
  }

  @Test func `log-probabilities lie within 0.8, the likeliest is the same where it leads by 0.5`()
    throws
  {
    let session = try InferenceSession(model: load(), contextLimit: 512)
    for prompt in try #require(ReferenceVectors.shared?.gemma).fa0.prompts {
      let ids = try #require(prompt.ids_parse_special)
      let leads = try #require(prompt.greedy_top1_top2_margin)
      session.truncate(to: 0)
      try session.append(ids + prompt.greedy.dropLast()) { position, logits in
        let step = position + 1 - ids.count
        guard step >= 0 else { return }
        let scale = LogitScale(logits)
        if step == 0 {
          for entry in prompt.top10 {
            let difference = scale.logProbability(logits[Int(entry.id)]) - entry.logprob
            #expect(abs(difference) <= 0.8, "\(prompt.name), token \(entry.id)")
          }
        }
        guard leads[step] > 0.5 else { return }
        #expect(logits[Int(prompt.greedy[step])] == scale.top, "\(prompt.name) \(step)")
      }
    }
  }

  @Test func `the perplexity of its text lies within 1.5 percent`() throws {
    let model = try load()
    let vectors = try #require(ReferenceVectors.shared)
    let wanted = try #require(vectors.gemma).fa0.ppl.perplexity
    let found = try Perplexity.measure(
      model.tokenizer.promptTokens(of: vectors.ppl_text), on: model)
    #expect(found.scoredCount == 482)
    #expect(abs(try #require(found.value) / wanted - 1) <= 0.015, "\(found)")
  }
}
