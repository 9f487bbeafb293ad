extension Tokenizer {
  /// The tokenizer a model file carries.
  init(_ file: ModelFile) throws(ModelFileError) {
    let texts = try Self.tokenTexts(file)
    switch try file.text("tokenizer.ggml.model") ?? "absent" {
    case "gpt2": try self.init(bytePairs: file, texts)
    case "llama": try self.init(sentencePieces: file, texts)
    case let other:
      throw .metadata(
        file: file.name, key: "tokenizer.ggml.model",
        problem:
          "is '\(SafeName(other))'; known are gpt2 (byte-level BPE) and llama (SentencePiece)")
    }
  }

  /// Where the text of every token stands in the file.
  static func tokenTexts(_ file: ModelFile) throws(ModelFileError) -> [Range<Int>] {
    guard let texts = try file.texts("tokenizer.ggml.tokens") else {
      throw file.missing("tokenizer.ggml.tokens")
    }
    guard (1...(1 << 22)).contains(texts.count) else {
      throw .metadata(
        file: file.name, key: "tokenizer.ggml.tokens",
        problem: "has \(grouped(texts.count)) tokens; 1 to 4,194,304 are allowed")
    }
    return texts
  }

  private init(bytePairs file: ModelFile, _ texts: [Range<Int>]) throws(ModelFileError) {
    let pre = try file.text("tokenizer.ggml.pre") ?? "gpt-2"
    guard let preTokenizer = PreTokenizer(named: pre) else {
      throw .metadata(
        file: file.name, key: "tokenizer.ggml.pre",
        problem: "is '\(SafeName(pre))'; known are gpt-2, smollm, qwen2, llama-bpe, minimax-m2")
    }
    guard let table = TextTable(file.file.bytes, texts) else {
      throw .metadata(
        file: file.name, key: "tokenizer.ggml.tokens", problem: "is built to collide")
    }
    let kinds = try Self.kinds(file, texts.count)
    let tokens = zip(texts, kinds).map { range, kind in
      let literal = file.file.bytes[range]
      // User-defined tokens are structure too: content does not parse into them.
      let own: Vocabulary.Kind =
        switch kind {
        case .normal, .byte: .normal
        case .unused: .unused
        case .unknown, .control, .userDefined: .control
        }
      return (
        own == .normal ? ByteAlphabet.bytes(ofText: literal) ?? Array(literal) : Array(literal), own
      )
    }
    var byteTokens = [TokenID](repeating: -1, count: 256)
    for (index, token) in tokens.enumerated()
    where token.1 == .normal && token.0.count == 1 && byteTokens[Int(token.0[0])] < 0 {
      byteTokens[Int(token.0[0])] = TokenID(index)
    }
    // The vocabularies cut by this rule list words that their merges do not build.
    let whole =
      preTokenizer == .llama
      ? PieceTable(
        tokens.enumerated().filter { $0.element.1 == .normal }
          .map { ($0.element.0, TokenID($0.offset)) }) : nil
    self.init(
      vocabulary: Vocabulary(
        tokens, beginOfText: try Self.special("bos", file, texts.count),
        endOfText: try Self.special("eos", file, texts.count)),
      addsBeginOfText: try file.flag(
        "tokenizer.ggml.add_bos_token", default: preTokenizer == .llama),
      method: .bytePairs(
        preTokenizer,
        BytePairMerges(byteTokens: byteTokens, merges: try Self.merges(file, table)), whole: whole))
  }

  /// What a token is for, as the file numbers it.
  enum FileKind: Int32 {
    case normal = 1
    case unknown, control, userDefined, unused, byte
  }

  /// The kind of every token.
  static func kinds(_ file: ModelFile, _ count: Int) throws(ModelFileError) -> [FileKind] {
    let key = "tokenizer.ggml.token_type"
    guard let numbers = try file.integers(key) else {
      return Array(repeating: .normal, count: count)
    }
    guard numbers.count == count else {
      throw .metadata(
        file: file.name, key: key,
        problem: "has \(grouped(numbers.count)) entries for \(grouped(count)) tokens")
    }
    return numbers.map { FileKind(rawValue: $0) ?? .control }
  }

  /// The number of a special token such as `bos`, nil when the file names none.
  static func special(
    _ name: String, _ file: ModelFile, _ count: Int
  ) throws(ModelFileError) -> TokenID? {
    let key = "tokenizer.ggml.\(name)_token_id"
    guard file.metadata[key] != nil else { return nil }
    return TokenID(try file.integer(key, in: 0...(count - 1)))
  }

  /// Reads merges written as two token texts with one space between.
  private static func merges(
    _ file: ModelFile, _ table: TextTable
  ) throws(ModelFileError) -> [(left: TokenID, right: TokenID, joined: TokenID, rank: UInt32)] {
    let key = "tokenizer.ggml.merges"
    guard let lines = try file.texts(key) else { throw file.missing(key) }
    var merges: [(left: TokenID, right: TokenID, joined: TokenID, rank: UInt32)] = []
    merges.reserveCapacity(lines.count)
    let bytes = file.file.bytes
    for (rank, line) in lines.enumerated() {
      // The first character may be no space of its own: a text has at least one byte.
      guard let space = bytes[line].dropFirst().firstIndex(of: 0x20) else {
        throw .metadata(
          file: file.name, key: key, problem: "has no space between two tokens in entry \(rank)")
      }
      let first = line.lowerBound..<space
      let second = (space + 1)..<line.upperBound
      // A merge whose parts are not tokens can never apply.
      guard let left = table.token(first), let right = table.token(second),
        let joined = table.token(first, second)
      else { continue }
      merges.append((left, right, joined, UInt32(rank)))
    }
    return merges
  }
}
