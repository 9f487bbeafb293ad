import Testing

@testable import Inference

struct `Sessions computed together` {
  private func load(_ tiny: TinyModel = TinyModel(format: .q4_1), threads: Int = 2) throws
    -> LanguageModel
  {
    let file = try TemporaryFile(tiny.file())
    return try LanguageModel.load(file.path, threads: threads)
  }

  private func text(_ count: Int, _ seed: Int) -> [TokenID] {
    (0..<count).map { TokenID(($0 * (31 + 2 * seed) + 7 * seed) % 256) }
  }

  private func bits(_ session: InferenceSession) -> [UInt32] {
    session.withLogits { $0.map(\.bitPattern) }
  }

  @Test(arguments: ["llama", "gemma3"])
  func `have the bits they would have alone, whatever their lengths`(architecture: String) throws {
    let tiny = TinyModel(
      architecture: architecture, format: .q4_1, layers: 7,
      window: architecture == "gemma3" ? 8 : 0)
    for threads in [1, 2, 3] {
      let model = try load(tiny, threads: threads)
      let lengths = [1, 140, 3, 300, 128, 9, 2, 1, 40, 5]
      for count in [2, 8, 10] {
        var sessions: [InferenceSession] = []
        for (index, length) in lengths.prefix(count).enumerated() {
          let session = try InferenceSession(model: model)
          try session.append(text(length, index))
          sessions.append(session)
        }
        InferenceSession.compute(sessions)
        for round in 0..<3 {
          for (index, session) in sessions.enumerated() where index % 3 != round {
            try session.append([TokenID(40 + 11 * round + index)])
          }
          InferenceSession.compute(sessions)
        }
        for session in sessions {
          let alone = try InferenceSession(model: model)
          try alone.append(session.tokens)
          #expect(bits(session) == bits(alone), "\(session.tokens.count) of \(count)")
        }
      }
    }
  }

  @Test func `whose logits are known are not computed again`() throws {
    let model = try load()
    let session = try InferenceSession(model: model)
    try session.append([1, 2, 3])
    let wanted = bits(session)
    let passes = session.work.passes
    InferenceSession.compute([session, try InferenceSession(model: model)])
    #expect(session.work.passes == passes)
    #expect(bits(session) == wanted)
  }
}
