/// The number of one token in its vocabulary.
public typealias TokenID = Int32

/// Raw bytes and kinds of all tokens of a model.
public struct Vocabulary: Sendable {
  /// What a token may be used for.
  enum Kind: UInt8, Sendable {
    /// Text.
    case normal
    /// Marks structure (turns, ends); text never parses into one unless asked to.
    case control
    /// Never produced and never parsed.
    case unused
  }

  /// Marks the beginning of a text, if the file names one.
  public let beginOfText: TokenID?
  /// Marks the end of a text or turn, if the file names one.
  public let endOfText: TokenID?
  private var blob: [UInt8] = []
  private var starts: [Int] = [0]
  private var kinds: [Kind] = []
  private var controls: [[UInt8]: TokenID] = [:]

  init(
    _ tokens: [(bytes: [UInt8], kind: Kind)], beginOfText: TokenID? = nil,
    endOfText: TokenID? = nil
  ) {
    self.beginOfText = beginOfText
    self.endOfText = endOfText
    starts.reserveCapacity(tokens.count + 1)
    kinds.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      blob.append(contentsOf: token.bytes)
      starts.append(blob.count)
      kinds.append(token.kind)
      if token.kind == .control, controls[token.bytes] == nil {
        controls[token.bytes] = TokenID(index)
      }
    }
  }

  /// A vocabulary of the 256 single bytes followed by control tokens, for tests.
  public init(bytesAndControls controls: [String]) {
    self.init(
      (0..<256).map { ([UInt8($0)], .normal) } + controls.map { (Array($0.utf8), .control) },
      beginOfText: nil, endOfText: controls.isEmpty ? nil : 256)
  }

  /// How many tokens there are.
  public var count: Int { kinds.count }

  /// The bytes a token stands for; a control token's are its literal text.
  public func bytes(of token: TokenID) -> [UInt8] {
    guard let index = index(token) else { return [] }
    return Array(blob[starts[index]..<starts[index + 1]])
  }

  /// Whether a token marks structure; content never parses into one.
  public func isControl(_ token: TokenID) -> Bool {
    index(token).map { kinds[$0] == .control } ?? false
  }

  /// Whether a token carries text.
  public func isText(_ token: TokenID) -> Bool {
    index(token).map { kinds[$0] == .normal } ?? false
  }

  /// The control token with this literal text, such as `<|im_start|>`.
  public func controlToken(_ text: String) -> TokenID? { controls[Array(text.utf8)] }

  /// All control tokens with their literal bytes, by number.
  var controlTokens: [(bytes: [UInt8], token: TokenID)] {
    controls.map { ($0.key, $0.value) }.sorted { $0.token < $1.token }
  }

  func appendBytes(of token: TokenID, to output: inout [UInt8]) {
    guard let index = index(token) else { return }
    output.append(contentsOf: blob[starts[index]..<starts[index + 1]])
  }

  private func index(_ token: TokenID) -> Int? {
    let index = Int(token)
    return index >= 0 && index < kinds.count ? index : nil
  }
}
