import Testing

@testable import Inference

struct `Models of random weights` {
  static let families = RandomModel.architectures.filter { Architecture.supported.contains($0) }

  private func file(_ architecture: String, quantised: Bool = false) throws -> TemporaryFile {
    let model = try #require(
      RandomModel(architecture: architecture, seed: 1, isQuantised: quantised))
    return try TemporaryFile(model.file())
  }

  @Test(arguments: families)
  func `give the same bits for all threads, kernels and divisions`(architecture: String) throws {
    let tokens = (0..<150).map { TokenID(($0 * 89 + 3) % 256) }
    for quantised in [false, true] {
      let file = try file(architecture, quantised: quantised)
      var wanted: [UInt32]?
      for path in [KernelPath.scalar, .fastest] {
        for (threads, parts) in [(1, [150]), (2, [1, 8, 9, 110, 1, 1, 20]), (3, [149, 1])] {
          let session = try InferenceSession(
            model: .load(file.path, threads: threads, kernels: path), contextLimit: 256)
          var start = 0
          for part in parts {
            try session.append(Array(tokens[start..<(start + part)]))
            start += part
          }
          let bits = session.withLogits { $0.map(\.bitPattern) }
          #expect(wanted == nil || bits == wanted, "\(architecture) \(path) \(threads) \(parts)")
          wanted = wanted ?? bits
        }
      }
    }
  }

  @Test(arguments: RandomModelVectors.all)
  func `agree with a computation that shares no code`(vector: RandomModelVectors.Vector) throws {
    let model = try #require(RandomModel(architecture: vector.architecture, seed: vector.seed))
    let file = try TemporaryFile(model.file())
    let session = try InferenceSession(model: .load(file.path), contextLimit: 64)
    try session.append((0..<24).map { TokenID((37 * $0 + 5) % 256) }) { position, logits in
      guard let row = vector.rows.first(where: { $0.position == position }) else { return }
      let largest = row.logits.map { abs($0.logit) }.max() ?? 0
      for (id, logit) in row.logits {
        let found = logits[Int(id)]
        #expect(
          abs(found - logit) < 0.03 * largest,
          "\(vector.architecture), position \(position), token \(id): \(found) for \(logit)")
      }
    }
  }

  @Test(arguments: ["minimax-01", "qwen3next"])
  func `go back to any moment, however far`(architecture: String) throws {
    let file = try file(architecture)
    let model = try LanguageModel.load(file.path)
    let tokens = (0..<600).map { TokenID(($0 * 89 + 3) % 256) }
    func alone(_ tokens: [TokenID]) throws -> [UInt32] {
      let session = try InferenceSession(model: model, contextLimit: 700)
      try session.append(tokens)
      return session.withLogits { $0.map(\.bitPattern) }
    }
    let session = try InferenceSession(model: model, contextLimit: 700)
    for start in stride(from: 0, to: 600, by: 50) {
      try session.append(Array(tokens[start..<(start + 50)]))
      session.compute()
    }
    for count in [600, 599, 530, 110, 3] {
      session.truncate(to: count)
      #expect(
        session.withLogits { $0.map(\.bitPattern) } == (try alone(Array(tokens[..<count]))),
        "\(count)")
      try session.append([7, 8, 9])
      let wanted = try alone(Array(tokens[..<count]) + [7, 8, 9])
      #expect(session.withLogits { $0.map(\.bitPattern) } == wanted, "\(count) and three more")
    }
  }

  @Test(arguments: ["minimax-01", "qwen3next", "minimax-m2"])
  func `give the same bits beside other contexts and with guesses`(architecture: String) throws {
    let file = try file(architecture)
    let model = try LanguageModel.load(file.path)
    let texts: [[TokenID]] = [[1, 2, 3, 1, 2, 3, 1, 2], Array(10..<90), [5], Array(30..<70)]
    let sessions = try texts.map { text in
      let session = try InferenceSession(model: model, contextLimit: 128)
      session.guessLimit = 4
      try session.append(text)
      return session
    }
    for round in 0..<3 {
      InferenceSession.compute(sessions)
      for (session, text) in zip(sessions, texts) {
        let alone = try InferenceSession(model: model, contextLimit: 128)
        try alone.append(text + Array(repeating: 4, count: round))
        let wanted = alone.withLogits { $0.map(\.bitPattern) }
        #expect(session.withLogits { $0.map(\.bitPattern) } == wanted)
        try session.append([4])
      }
    }
  }

  @Test(arguments: families)
  func `have the tokenizer of their family and return any text`(architecture: String) throws {
    let file = try file(architecture)
    let tokenizer = try Tokenizer.read(file.path)
    for text in ["the quantity is 1000", "贵州茅台 {\"a\": 1}\n\n", "<think>[e~[<|im_end|>"] {
      let tokens = tokenizer.tokens(of: text)
      #expect(tokenizer.text(of: tokens) == text)
      #expect(!tokens.contains { tokenizer.vocabulary.isControl($0) })
    }
    #expect(tokenizer.tokens(of: "the quantity").count < 6)
    #expect(tokenizer.vocabulary.endOfText != nil)
  }

  @Test func `the same seed gives the same bytes, another seed others`() throws {
    let a = try #require(RandomModel(architecture: "minimax-m2", seed: 7))
    let b = try #require(RandomModel(architecture: "minimax-m2", seed: 8))
    #expect(a.file() == a.file())
    #expect(a.file() != b.file())
    #expect(RandomModel(architecture: "bert", seed: 1) == nil)
  }
}

struct `What is said of a model` {
  private func information(_ architecture: String) throws -> ModelInformation {
    let model = try #require(RandomModel(architecture: architecture, seed: 1))
    let file = try TemporaryFile(model.file())
    let loaded = try LanguageModel.load(file.path)
    // What is said before loading is what loading takes.
    #expect(abs(loaded.weightBytes - loaded.information.weightBytes) < 100_000)
    return loaded.information
  }

  @Test func `names the kinds of a hybrid's layers, its experts and its states`() throws {
    let next = try information("qwen3next")
    #expect(next.layerKinds.map(\.kind) == ["attention", "deltaNet"])
    #expect(next.layerKinds.map(\.layers) == [1, 3])
    #expect(next.experts?.hasShared == true && next.experts?.used == 2)
    #expect(next.stateBytes > 0)
    let lightning = try information("minimax-01")
    #expect(lightning.layerKinds.map(\.kind) == ["attention", "lightning"])
    let gemma = try information("gemma3")
    #expect(gemma.layerKinds.map(\.kind) == ["window"] && gemma.window == 64)
    #expect(gemma.experts == nil && gemma.stateBytes == 0)
    // Keys and values are kept only where there is attention.
    #expect(next.cacheBytesPerToken * 4 == (try information("qwen3")).cacheBytesPerToken)
  }
}
