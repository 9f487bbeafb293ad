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
