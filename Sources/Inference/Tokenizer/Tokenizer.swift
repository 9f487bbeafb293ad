/// Turns text into tokens and back: byte-level byte-pair encoding, or SentencePiece.
///
/// Text never becomes a control token unless the caller asks, so news and tool results cannot forge the
/// structure of a conversation.
public struct Tokenizer: Sendable {
  /// The tokens.
  public let vocabulary: Vocabulary
  /// Whether the model expects its beginning-of-text token before every text.
  public let addsBeginOfText: Bool
  private let method: Method
  /// Tokens found in text before anything else, by their first byte, the longest first.
  private let literalsByFirstByte: [[(bytes: [UInt8], token: TokenID, isControl: Bool)]]
  private let hasPlainLiterals: Bool

  /// How content becomes tokens.
  enum Method: Sendable {
    /// Pieces of text, inside which bytes merge; a piece that is itself a token of `whole` becomes it.
    case bytePairs(PreTokenizer, BytePairMerges, whole: PieceTable?)
    case sentencePieces(SentencePieces)
  }

  /// `literals` are tokens of content that the vocabulary's author wants found whole.
  init(
    vocabulary: Vocabulary, addsBeginOfText: Bool, method: Method,
    literals: [(bytes: [UInt8], token: TokenID)] = []
  ) {
    self.vocabulary = vocabulary
    self.addsBeginOfText = addsBeginOfText
    self.method = method
    var table: [[(bytes: [UInt8], token: TokenID, isControl: Bool)]] = Array(
      repeating: [], count: 256)
    for (bytes, token) in vocabulary.controlTokens {
      if let first = bytes.first { table[Int(first)].append((bytes, token, true)) }
    }
    for (bytes, token) in literals {
      if let first = bytes.first { table[Int(first)].append((bytes, token, false)) }
    }
    for byte in 0..<256 { table[byte].sort { $0.bytes.count > $1.bytes.count } }
    literalsByFirstByte = table
    hasPlainLiterals = !literals.isEmpty
  }

  /// The tokens of a text, without a beginning-of-text token.
  ///
  /// - Parameters:
  ///   - text: What to encode; all of it is content unless `parsingControlTokens`.
  ///   - parsingControlTokens: Whether literal control texts such as `<|im_start|>` become the tokens.
  public func tokens(of text: String, parsingControlTokens: Bool = false) -> [TokenID] {
    var output: [TokenID] = []
    var text = text
    text.makeContiguousUTF8()
    guard parsingControlTokens || hasPlainLiterals else {
      appendContent(text[...], to: &output)
      return output
    }
    let utf8 = text.utf8
    var start = utf8.startIndex
    var index = start
    while index < utf8.endIndex {
      let rest = utf8[index...]
      let match = literalsByFirstByte[Int(utf8[index])].first {
        (parsingControlTokens || !$0.isControl) && rest.starts(with: $0.bytes)
      }
      guard let match else {
        index = utf8.index(after: index)
        continue
      }
      appendContent(text[start..<index], to: &output)
      output.append(match.token)
      index = utf8.index(index, offsetBy: match.bytes.count)
      start = index
    }
    appendContent(text[start...], to: &output)
    return output
  }

  /// The tokens of a text that begins a context: as `tokens`, after the beginning-of-text token if the
  /// model expects it.
  public func promptTokens(of text: String, parsingControlTokens: Bool = false) -> [TokenID] {
    let content = tokens(of: text, parsingControlTokens: parsingControlTokens)
    guard addsBeginOfText, let begin = vocabulary.beginOfText, content.first != begin else {
      return content
    }
    return [begin] + content
  }

  /// The bytes tokens stand for, joined.
  public func bytes(of tokens: some Sequence<TokenID>) -> [UInt8] {
    var output: [UInt8] = []
    for token in tokens { vocabulary.appendBytes(of: token, to: &output) }
    return output
  }

  /// The text tokens stand for; bytes that are not UTF-8 become U+FFFD.
  public func text(of tokens: some Sequence<TokenID>) -> String {
    String(decoding: bytes(of: tokens), as: UTF8.self)
  }

  private func appendContent(_ text: Substring, to output: inout [TokenID]) {
    guard !text.isEmpty else { return }
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      switch method {
      case .sentencePieces(let pieces): pieces.appendTokens(of: buffer, to: &output)
      case .bytePairs(let preTokenizer, let merges, let whole):
        preTokenizer.forEachPiece(text) { range in
          if let token = whole?.token(buffer[range]) {
            output.append(token)
          } else {
            merges.appendTokens(of: UnsafeBufferPointer(rebasing: buffer[range]), to: &output)
          }
        }
      }
    }
  }
}

extension Tokenizer {
  /// A tokenizer without merges: every byte is a token, followed by the control tokens given.
  public static func ofBytes(controls: [String] = []) -> Tokenizer {
    Tokenizer(
      vocabulary: Vocabulary(bytesAndControls: controls), addsBeginOfText: false,
      method: .bytePairs(
        .gpt2, BytePairMerges(byteTokens: (0..<256).map { TokenID($0) }, merges: []), whole: nil))
  }
}
