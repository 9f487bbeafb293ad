import Testing

@testable import Inference

/// Limits are what rounding weights of attention to bytes may change; a wrong step changes far more.
struct `Tiny models against the plain computation` {
  private func expectAgreement(
    _ tiny: TinyModel, limit: Float, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = try TemporaryFile(tiny.file())
    let model = try LanguageModel.load(file.path, threads: 2)
    let tokens = (0..<23).map { TokenID(($0 * 37 + 5) % 256) }
    let wanted = PlainModel(tiny).logits(tokens)
    let session = try InferenceSession(model: model)
    try session.append(Array(tokens[..<20]))
    for token in tokens[20...] { try session.append([token]) }
    let found = session.withLogits { Array($0) }
    let largest = wanted.map(abs).max() ?? 0
    let difference = zip(found, wanted).map { abs($0 - $1) }.max() ?? .infinity
    #expect(
      difference <= limit * largest && largest > 0.1,
      "\(tiny.architecture) \(tiny.format.name): \(difference) of \(largest)",
      sourceLocation: sourceLocation)
  }

  @Test(arguments: [TensorFormat.f32, .f16, .bf16])
  func `agree in plain formats`(format: TensorFormat) throws {
    try expectAgreement(TinyModel(format: format), limit: 2e-2)
    try expectAgreement(TinyModel(format: format, tied: false, seed: 2), limit: 2e-2)
  }

  @Test(arguments: [TensorFormat.q4_0, .q4_1, .q5_0, .q5_1, .q8_0])
  func `agree in formats of 32 numbers a block`(format: TensorFormat) throws {
    try expectAgreement(TinyModel(format: format, seed: 3), limit: 3e-2)
  }

  @Test(arguments: [TensorFormat.q4_K, .q5_K, .q6_K])
  func `agree in formats of 256 numbers a block`(format: TensorFormat) throws {
    try expectAgreement(
      TinyModel(format: format, layers: 1, width: 256, headSize: 64, feedForward: 256, seed: 4),
      limit: 3e-2)
  }

  @Test(arguments: ["llama", "qwen2", "qwen3", "gemma3"])
  func `agree in every architecture`(architecture: String) throws {
    try expectAgreement(
      TinyModel(architecture: architecture, layers: 7, window: architecture == "gemma3" ? 8 : 0),
      limit: 2e-2)
  }

  @Test(arguments: [(1, 1, 64), (6, 2, 8), (8, 8, 40), (4, 1, 24)])
  func `agree for unusual heads`(heads: Int, shared: Int, size: Int) throws {
    try expectAgreement(
      TinyModel(heads: heads, keyValueHeads: shared, headSize: size), limit: 2e-2)
  }

  @Test func `a width that is no multiple of 16 agrees`() throws {
    try expectAgreement(TinyModel(width: 50, feedForward: 70), limit: 2e-2)
  }
}

struct `Sessions` {
  private func load(threads: Int = 2, path: KernelPath? = nil) throws -> LanguageModel {
    let file = try TemporaryFile(TinyModel(format: .q4_1).file())
    return try LanguageModel.load(file.path, threads: threads, kernels: path)
  }

  @Test func `give the same bits for all threads, kernels and divisions, past a chunk's end`()
    throws
  {
    let tokens = (0..<300).map { TokenID(($0 * 89 + 3) % 256) }
    var wanted: [UInt32]?
    for path in KernelPath.allCases where path.isAvailable {
      for (threads, parts) in [
        (1, [300]), (2, [1, 8, 9, 110, 2, 170]), (3, [299, 1]), (4, [256, 44]),
      ] {
        let session = try InferenceSession(model: load(threads: threads, path: path))
        var start = 0
        for part in parts {
          try session.append(Array(tokens[start..<(start + part)]))
          start += part
        }
        let bits = session.withLogits { $0.map(\.bitPattern) }
        #expect(wanted == nil || bits == wanted, "\(path) \(threads) \(parts)")
        wanted = wanted ?? bits
      }
    }
  }

  @Test func `forget what was cut off and keep what was not`() throws {
    let model = try load()
    let session = try InferenceSession(model: model)
    try session.append([1, 2, 3, 4])
    let wanted = session.withLogits { Array($0) }
    try session.append([200, 201, 202])
    session.truncate(to: 4)
    #expect(session.withLogits { Array($0) } == wanted)
    #expect(try session.replaceContext(with: [1, 2, 9]) == 2)
    try session.replaceContext(with: [1, 2, 3, 4])
    #expect(session.withLogits { Array($0) } == wanted)
    #expect(session.tokens == [1, 2, 3, 4])
  }

  @Test func `refuse what does not fit and stay as they were`() throws {
    let session = try InferenceSession(model: load(), contextLimit: 4)
    try session.append([1, 2, 3])
    #expect(throws: PredictionError.contextFull(limit: 4, wanted: 5)) {
      try session.append([4, 5])
    }
    #expect(throws: PredictionError.self) { try session.append([-1]) }
    #expect(throws: PredictionError.self) { try session.append([100_000]) }
    #expect(session.tokens == [1, 2, 3])
  }

  @Test func `hand over the logits after every token`() throws {
    let model = try load()
    let tokens: [TokenID] = [5, 6, 7, 8, 9]
    var rows: [Int: [Float]] = [:]
    try InferenceSession(model: model).append(tokens) { rows[$0] = Array($1) }
    for count in 1...5 {
      let session = try InferenceSession(model: model)
      try session.append(Array(tokens[..<count]))
      #expect(session.withLogits { Array($0) } == rows[count - 1])
    }
  }

  @Test func `the tokenizer of a file merges, and parses control tokens only when asked`() throws {
    let tokenizer = try load().tokenizer
    let text = "the and<|end|>"
    #expect(tokenizer.tokens(of: text).count == 10)
    let parsed = tokenizer.tokens(of: text, parsingControlTokens: true)
    #expect(parsed.last == tokenizer.vocabulary.controlToken("<|end|>"))
    #expect(tokenizer.vocabulary.endOfText == parsed.last)
    #expect(tokenizer.text(of: parsed) == text)
  }
}
