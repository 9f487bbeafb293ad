/// Turns text into tokens and back: byte-level byte-pair encoding.
///
/// Text never becomes a control token unless the caller asks, so news and tool results cannot forge the
/// structure of a conversation.
public struct Tokenizer: Sendable {
  /// The tokens.
  public let vocabulary: Vocabulary
  /// Whether the model expects its beginning-of-text token before every text.
  public let addsBeginOfText: Bool
  private let preTokenizer: PreTokenizer
  private let merges: BytePairMerges
  /// Control tokens by their first byte, the longest first.
  private let controlsByFirstByte: [[(bytes: [UInt8], token: TokenID)]]

  init(
    vocabulary: Vocabulary, addsBeginOfText: Bool, preTokenizer: PreTokenizer,
    merges: BytePairMerges
  ) {
    self.vocabulary = vocabulary
    self.addsBeginOfText = addsBeginOfText
    self.preTokenizer = preTokenizer
    self.merges = merges
    var controls: [[(bytes: [UInt8], token: TokenID)]] = Array(repeating: [], count: 256)
    for control in vocabulary.controlTokens {
      if let first = control.bytes.first { controls[Int(first)].append(control) }
    }
    for byte in 0..<256 { controls[byte].sort { $0.bytes.count > $1.bytes.count } }
    controlsByFirstByte = controls
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
    guard parsingControlTokens else {
      appendContent(text[...], to: &output)
      return output
    }
    let utf8 = text.utf8
    var start = utf8.startIndex
    var index = start
    while index < utf8.endIndex {
      let rest = utf8[index...]
      let match = controlsByFirstByte[Int(utf8[index])].first { rest.starts(with: $0.bytes) }
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
      preTokenizer.forEachPiece(text) { range in
        merges.appendTokens(of: UnsafeBufferPointer(rebasing: buffer[range]), to: &output)
      }
    }
  }
}

extension Tokenizer {
  /// A tokenizer without merges: every byte is a token, followed by the control tokens given.
  public static func ofBytes(controls: [String] = []) -> Tokenizer {
    Tokenizer(
      vocabulary: Vocabulary(bytesAndControls: controls), addsBeginOfText: false,
      preTokenizer: .gpt2,
      merges: BytePairMerges(byteTokens: (0..<256).map { TokenID($0) }, merges: []))
  }
}
