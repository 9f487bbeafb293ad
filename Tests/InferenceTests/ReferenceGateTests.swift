import Testing

@testable import Inference

/// The model against vectors computed elsewhere in 32-bit floats.
///
/// The limits are those at which the most used other program still agrees with these vectors.
@Suite(.enabled(if: ReferenceVectors.areComplete, ReferenceVectors.missing), .serialized)
struct `The small model agrees with its reference` {
  private func load(threads: Int = 2, _ path: KernelPath? = nil) throws -> LanguageModel {
    try .load(try #require(ReferenceVectors.modelPath), threads: threads, kernels: path)
  }

  private func prompts() throws -> [(ids: [TokenID], reference: ReferenceVectors.Prompt)] {
    let small = try #require(ReferenceVectors.shared?.small)
    let reference = try #require(small.f32_reference)
    return try zip(small.fa0.prompts, reference.prompts).map {
      (try #require($0.ids_parse_special), $1)
    }
  }

  @Test func `log-probabilities of the ten likeliest tokens lie within 0.45`() throws {
    let session = try InferenceSession(model: load())
    for (ids, reference) in try prompts() {
      try session.replaceContext(with: ids)
      session.withLogits { logits in
        let scale = LogitScale(logits)
        for entry in reference.top10 {
          let difference = scale.logProbability(logits[Int(entry.id)]) - entry.logprob
          #expect(abs(difference) <= 0.45, "\(reference.name), token \(entry.id)")
        }
      }
    }
  }

  @Test func `the likeliest token is the reference's wherever its lead exceeds 0.5`() throws {
    let session = try InferenceSession(model: load())
    for (ids, reference) in try prompts() {
      let margins = try #require(reference.margin)
      session.truncate(to: 0)
      try session.append(ids + reference.greedy.dropLast()) { position, logits in
        let step = position + 1 - ids.count
        guard step >= 0, margins[step] > 0.5 else { return }
        let best = logits.indices.max { logits[$0] < logits[$1] }
        #expect(best.map(TokenID.init) == reference.greedy[step], "\(reference.name) \(step)")
      }
    }
  }

  @Test func `the perplexity of its text lies within 1.5 percent`() throws {
    let model = try load()
    let vectors = try #require(ReferenceVectors.shared)
    let wanted = try #require(vectors.small?.f32_reference?.ppl.perplexity)
    let found = try Perplexity.measure(model.tokenizer.tokens(of: vectors.ppl_text), on: model)
    #expect(found.scoredCount == 487)
    #expect(abs(try #require(found.value) / wanted - 1) <= 0.015, "\(found)")
  }

  @Test func `logits are the same bits for any threads, kernels and division into batches`() throws
  {
    let text = try #require(ReferenceVectors.shared?.ppl_text)
    var wanted: [UInt32]?
    for (threads, path) in [(1, nil), (2, nil), (3, nil), (2, .avx2), (2, .avxvnni)]
      as [(Int, KernelPath?)] where path?.isAvailable ?? true
    {
      let model = try load(threads: threads, path)
      let ids = Array(model.tokenizer.tokens(of: text).prefix(300))
      for parts in [[300], [1, 7, 130, 162], [256, 1, 1, 42]] where threads == 2 || parts == [300] {
        let session = try InferenceSession(model: model)
        var start = 0
        for part in parts {
          try session.append(Array(ids[start..<(start + part)]))
          start += part
        }
        let bits = session.withLogits { $0.map(\.bitPattern) }
        if let wanted {
          let first = zip(bits, wanted).enumerated().first { $1.0 != $1.1 }
          #expect(
            first == nil && bits.count == wanted.count,
            "\(model.kernels), \(threads) threads, \(parts)")
        } else {
          wanted = bits
        }
      }
    }
  }
}
