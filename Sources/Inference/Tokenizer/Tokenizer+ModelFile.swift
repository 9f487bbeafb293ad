extension Tokenizer {
  /// The tokenizer a model file carries.
  init(_ file: ModelFile) throws(ModelFileError) {
    let model = try file.text("tokenizer.ggml.model") ?? "absent"
    guard model == "gpt2" else {
      throw .metadata(
        file: file.name, key: "tokenizer.ggml.model",
        problem: "is '\(SafeName(model))'; only byte-level BPE ('gpt2') is read")
    }
    let pre = try file.text("tokenizer.ggml.pre") ?? "gpt-2"
    guard let preTokenizer = PreTokenizer(named: pre) else {
      throw .metadata(
        file: file.name, key: "tokenizer.ggml.pre",
        problem: "is '\(SafeName(pre))'; known are gpt-2, smollm, qwen2, llama-bpe")
    }
    guard let texts = try file.texts("tokenizer.ggml.tokens") else {
      throw file.missing("tokenizer.ggml.tokens")
    }
    guard (1...(1 << 22)).contains(texts.count) else {
      throw .metadata(
        file: file.name, key: "tokenizer.ggml.tokens",
        problem: "has \(grouped(texts.count)) tokens; 1 to 4,194,304 are allowed")
    }
    guard let table = TextTable(file.file.bytes, texts) else {
      throw .metadata(
        file: file.name, key: "tokenizer.ggml.tokens", problem: "is built to collide")
    }
    let kinds = try Self.kinds(file, texts.count)
    let tokens = zip(texts, kinds).map { range, kind in
      let literal = file.file.bytes[range]
      return (
        kind == .normal ? ByteAlphabet.bytes(ofText: literal) ?? Array(literal) : Array(literal),
        kind
      )
    }
    let vocabulary = Vocabulary(
      tokens, beginOfText: try Self.special("bos", file, texts.count),
      endOfText: try Self.special("eos", file, texts.count))
    var byteTokens = [TokenID](repeating: -1, count: 256)
    for (index, token) in tokens.enumerated()
    where token.1 == .normal && token.0.count == 1 && byteTokens[Int(token.0[0])] < 0 {
      byteTokens[Int(token.0[0])] = TokenID(index)
    }
    self.init(
      vocabulary: vocabulary,
      addsBeginOfText: try file.flag("tokenizer.ggml.add_bos_token", default: false),
      preTokenizer: preTokenizer,
      merges: BytePairMerges(byteTokens: byteTokens, merges: try Self.merges(file, table)))
  }

  /// The kind of every token.
  ///
  /// The file's numbers: 1 normal, 2 unknown, 3 control, 4 user-defined, 5 unused, 6 byte.
  /// User-defined tokens are structure too: content does not parse into them.
  private static func kinds(
    _ file: ModelFile, _ count: Int
  ) throws(ModelFileError) -> [Vocabulary.Kind] {
    let key = "tokenizer.ggml.token_type"
    guard let numbers = try file.integers(key) else {
      return Array(repeating: .normal, count: count)
    }
    guard numbers.count == count else {
      throw .metadata(
        file: file.name, key: key,
        problem: "has \(grouped(numbers.count)) entries for \(grouped(count)) tokens")
    }
    return numbers.map { number in
      switch number {
      case 1, 6: .normal
      case 5: .unused
      default: .control
      }
    }
  }

  private static func special(
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
