import Testing

@testable import Inference

struct `SentencePiece vocabularies` {
  /// Pieces with scores; bytes have tokens from 100 on.
  private func pieces(
    _ list: [(String, Float)], bytes: Bool = true, unknown: TokenID? = 99, addsSpace: Bool = false
  ) throws -> SentencePieces {
    var scores = [Float](repeating: 0, count: 400)
    for (index, piece) in list.enumerated() { scores[index] = piece.1 }
    return try #require(
      SentencePieces(
        pieces: list.enumerated().map { (Array($0.element.0.utf8), TokenID($0.offset)) },
        scores: scores,
        byteTokens: (0..<256).map { bytes ? TokenID(100 + $0) : -1 }, unknown: unknown,
        addsSpace: addsSpace))
  }

  private func tokens(_ pieces: SentencePieces, _ text: String) -> [TokenID] {
    var output: [TokenID] = []
    Array(text.utf8).withUnsafeBufferPointer { pieces.appendTokens(of: $0, to: &output) }
    return output
  }

  @Test func `the pair of the highest score joins first, the leftmost of equals`() throws {
    let list: [(String, Float)] = [
      ("a", -9), ("b", -9), ("c", -9), ("ab", -2), ("bc", -1), ("aa", -3), ("abc", -4),
    ]
    #expect(tokens(try pieces(list), "abc") == [6])
    #expect(tokens(try pieces(Array(list.dropLast())), "abc") == [0, 4])
    #expect(tokens(try pieces(list), "aaa") == [5, 0])
  }

  @Test func `scores of both signs are ordered as numbers`() throws {
    let list: [(String, Float)] = [("a", 0), ("b", 0), ("c", 0), ("ab", -1.5), ("bc", 0.25)]
    #expect(tokens(try pieces(list), "abc") == [0, 4])
    #expect(tokens(try pieces([("ab", -0.0), ("bc", 0)]), "abc").first == 0)
  }

  @Test func `characters that are no pieces become bytes, or the unknown token`() throws {
    #expect(tokens(try pieces([("a", 0)]), "a茅") == [0, 100 + 0xE8, 100 + 0x8C, 100 + 0x85])
    #expect(tokens(try pieces([("a", 0)], bytes: false), "茅a") == [99, 99, 99, 0])
    #expect(tokens(try pieces([("a", 0)], bytes: false, unknown: nil), "茅a") == [0])
  }

  @Test func `a space goes before text only where the vocabulary asks for it`() throws {
    let list: [(String, Float)] = [(" ", -3), ("a", -3), (" a", -1)]
    #expect(tokens(try pieces(list, addsSpace: true), "a a") == [2, 2])
    #expect(tokens(try pieces(list), "a a") == [1, 2])
  }

  @Test func `a long run takes no quadratic time`() throws {
    let list = (0..<9).map { (String(repeating: "a", count: 1 << $0), Float($0)) }
    #expect(tokens(try pieces(list), String(repeating: "a", count: 50_000)).count == 197)
  }
}

/// The base model Gemma 3 270M, whose vocabulary has 262,144 pieces.
@Suite(.enabled(if: ReferenceVectors.gemmaIsComplete, ReferenceVectors.gemmaMissing))
struct `Token ids of Gemma` {
  private func tokenizer() throws -> Tokenizer {
    try .read(try #require(ReferenceVectors.gemmaPath))
  }

  @Test func `equal the reference, with and without control tokens`() throws {
    let tokenizer = try tokenizer()
    let vectors = try #require(ReferenceVectors.shared)
    for prompt in try #require(vectors.gemma).fa0.prompts {
      let text = try #require(prompt.text)
      #expect(
        tokenizer.promptTokens(of: text, parsingControlTokens: true) == prompt.ids_parse_special)
      #expect(tokenizer.promptTokens(of: text) == prompt.ids_no_special)
      #expect(tokenizer.text(of: tokenizer.tokens(of: text)) == text)
    }
    #expect(tokenizer.promptTokens(of: vectors.ppl_text) == vectors.gemma?.fa0.ppl.ids)
  }

  @Test func `any text comes back, and control text inside content stays text`() throws {
    let tokenizer = try tokenizer()
    for text in [
      "", " ", "   x", "\n\n\n\n  x\t\t", "贵州茅台 ¥1,435.11", "😀 \u{200D}", "\0\u{7F}", "<b>x</b>",
      "<start_of_turn>user", "<0x0A>", "<start_of_image>",
    ] {
      let tokens = tokenizer.tokens(of: text)
      #expect(tokenizer.text(of: tokens) == text)
      #expect(!tokens.contains { tokenizer.vocabulary.isControl($0) }, "\(text)")
    }
  }
}
