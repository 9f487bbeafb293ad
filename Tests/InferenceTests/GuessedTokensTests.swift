import Testing

@testable import Inference

struct `Guessed tokens` {
  /// A model whose random weights soon make it repeat itself, so that guesses come true.
  private func load(threads: Int = 2) throws -> LanguageModel {
    let file = try TemporaryFile(TinyModel(format: .q8_0, layers: 1, seed: 5).file())
    return try LanguageModel.load(file.path, threads: threads)
  }

  private func generated(
    _ model: LanguageModel, _ settings: SamplerSettings, guesses: Int, seed: UInt64 = 3
  ) throws -> (tokens: [TokenID], work: InferenceWork) {
    let session = try InferenceSession(model: model)
    session.guessLimit = guesses
    try session.append((0..<60).map { TokenID(97 + $0 % 12) })
    var sampler = Sampler(settings: settings, seed: seed)
    let made = try Continuation.generate(
      session, count: 200, sampler: &sampler, stopsAtEnd: false)
    return (made.ids, session.work)
  }

  @Test(arguments: [
    SamplerSettings.greedy, SamplerSettings(), SamplerSettings(temperature: 0.2),
    SamplerSettings(temperature: 1, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1.2),
  ])
  func `never change what is made, for any number of them and of threads`(
    settings: SamplerSettings
  ) throws {
    let wanted = try generated(load(), settings, guesses: 0)
    #expect(wanted.work.guesses == 0)
    for threads in [1, 2, 4] {
      let model = try load(threads: threads)
      for limit in [1, 3, 7, 100] {
        let found = try generated(model, settings, guesses: limit)
        #expect(found.tokens == wanted.tokens, "\(limit) guesses, \(threads) threads")
      }
    }
  }

  @Test func `save a pass each when they come true`() throws {
    let model = try load()
    let without = try generated(model, .greedy, guesses: 0)
    let with = try generated(model, .greedy, guesses: 7)
    #expect(with.work.guessesKept > 50)
    #expect(with.work.passes + with.work.guessesKept == without.work.passes)
  }

  @Test func `survive cuts and other continuations`() throws {
    let model = try load()
    let session = try InferenceSession(model: model)
    session.guessLimit = 7
    let loop = (0..<40).map { TokenID(97 + $0 % 5) }
    try session.append(loop)
    session.withLogits { _ in }
    for tail: [TokenID] in [[97], [97, 98, 5], [98], [97, 98, 99, 100, 101, 97, 98, 99], []] {
      session.truncate(to: loop.count)
      try session.append(tail)
      let found = session.withLogits { $0.map(\.bitPattern) }
      let alone = try InferenceSession(model: model)
      try alone.append(loop + tail)
      #expect(found == alone.withLogits { $0.map(\.bitPattern) }, "\(tail)")
      session.truncate(to: loop.count - 3)
      try session.append(Array(loop.suffix(3)) + tail)
      #expect(found == session.withLogits { $0.map(\.bitPattern) }, "\(tail)")
    }
  }

  @Test func `are what followed the newest earlier place that ended alike`() {
    var lookup = PromptLookup()
    #expect(lookup.guess(after: [1, 2, 3, 9, 1, 2, 4, 8, 1, 2], count: 2) == [4, 8])
    #expect(lookup.guess(after: [1, 2, 3, 9, 7, 1, 2], count: 9) == [3, 9, 7, 1, 2])
    #expect(lookup.guess(after: [1, 2, 3], count: 4).isEmpty)
    #expect(lookup.guess(after: [], count: 4).isEmpty)
    #expect(lookup.guess(after: [1, 2, 1, 2], count: 0).isEmpty)
  }
}
