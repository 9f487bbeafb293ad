extension Tokenizer {
  /// A SentencePiece vocabulary: texts with scores, U+2581 for a space, tokens for single bytes.
  init(sentencePieces file: ModelFile, _ texts: [Range<Int>]) throws(ModelFileError) {
    let kinds = try Self.kinds(file, texts.count)
    let scores = try Self.scores(file, texts.count)
    var tokens: [(bytes: [UInt8], kind: Vocabulary.Kind)] = []
    tokens.reserveCapacity(texts.count)
    var pieces: [(bytes: [UInt8], token: TokenID)] = []
    var literals: [(bytes: [UInt8], token: TokenID)] = []
    var byteTokens = [TokenID](repeating: -1, count: 256)
    for (index, range) in texts.enumerated() {
      let literal = file.file.bytes[range]
      let token = TokenID(index)
      switch kinds[index] {
      case .byte:
        guard let byte = Self.byte(literal) else {
          throw .metadata(
            file: file.name, key: "tokenizer.ggml.tokens",
            problem: "names the byte token \(index) '\(SafeName(Self.text(literal)))', not '<0x…>'")
        }
        if byteTokens[Int(byte)] < 0 { byteTokens[Int(byte)] = token }
        tokens.append(([byte], .normal))
      case .normal:
        let bytes = Self.spaced(literal)
        if !bytes.isEmpty { pieces.append((bytes, token)) }
        tokens.append((bytes, .normal))
      case .userDefined where !Self.looksLikeStructure(literal):
        let bytes = Self.spaced(literal)
        if !bytes.isEmpty { literals.append((bytes, token)) }
        tokens.append((bytes, .normal))
      case .unused: tokens.append((Array(literal), .unused))
      case .control, .unknown, .userDefined: tokens.append((Array(literal), .control))
      }
    }
    guard
      let method = SentencePieces(
        pieces: pieces, scores: scores, byteTokens: byteTokens,
        unknown: try Self.special("unknown", file, texts.count),
        addsSpace: try file.flag("tokenizer.ggml.add_space_prefix", default: true))
    else {
      throw .metadata(
        file: file.name, key: "tokenizer.ggml.tokens", problem: "is built to collide")
    }
    self.init(
      vocabulary: Vocabulary(
        tokens, beginOfText: try Self.special("bos", file, texts.count),
        endOfText: try Self.special("eos", file, texts.count)),
      addsBeginOfText: try file.flag("tokenizer.ggml.add_bos_token", default: true),
      method: .sentencePieces(method), literals: literals)
  }

  private static func scores(
    _ file: ModelFile, _ count: Int
  ) throws(ModelFileError) -> [Float] {
    let key = "tokenizer.ggml.scores"
    guard let scores = try file.fractions(key) else { throw file.missing(key) }
    guard scores.count == count else {
      throw .metadata(
        file: file.name, key: key,
        problem: "has \(grouped(scores.count)) entries for \(grouped(count)) tokens")
    }
    guard !scores.contains(where: \.isNaN) else {
      throw .metadata(file: file.name, key: key, problem: "holds a score that is not a number")
    }
    return scores
  }

  /// User-defined texts such as `<start_of_image>` or `[multimodal]`; runs of spaces and names of
  /// HTML tags are content.
  private static func looksLikeStructure(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let first = text.first, let last = text.last, text.count > 2 else { return false }
    switch (first, last) {
    case (0x5B, 0x5D): return true  // [ ]
    case (0x3C, 0x3E): return text.contains { $0 == 0x5F || $0 == 0x7C }  // < > with _ or |
    default: return false
    }
  }

  /// The byte a text such as `<0x0A>` names.
  private static func byte(_ text: Slice<UnsafeRawBufferPointer>) -> UInt8? {
    guard text.count == 6, text.starts(with: Array("<0x".utf8)), text.last == 0x3E else {
      return nil
    }
    return UInt8(Self.text(text.dropFirst(3).dropLast()), radix: 16)
  }

  private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// A text with spaces for U+2581.
  private static func spaced(_ text: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for byte in text {
      bytes.append(byte)
      if byte == 0x81, bytes.count >= 3, bytes[bytes.count - 2] == 0x96,
        bytes[bytes.count - 3] == 0xE2
      {
        bytes.removeLast(3)
        bytes.append(0x20)
      }
    }
    return bytes
  }
}
