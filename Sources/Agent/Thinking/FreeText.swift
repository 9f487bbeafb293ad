import Grammar
import Inference
import Simulation

/// The text of a turn that no grammar shapes, while it is made: where its thought ends, and what may
/// be shown of it.
///
/// A call inside an open thought is part of the thought: nothing is carried out that was only thought.
struct FreeText {
  private let syntax: CallSyntax
  private(set) var bytes: [UInt8] = []
  /// Where the thought's closing tag begins, a newline before it included; nil while it is open.
  private(set) var thoughtEnd: Int?
  private var restStart = 0
  private var shown = 0

  init(_ syntax: CallSyntax) { self.syntax = syntax }

  /// The text of a finished turn.
  init(_ syntax: CallSyntax, reading bytes: [UInt8]) {
    self.init(syntax)
    _ = append(bytes)
  }

  /// Whether the next byte still belongs to the thought.
  var isThinking: Bool { hasThought && thoughtEnd == nil }

  /// The thought so far; empty when the text does not begin with one.
  var thought: String { String(decoding: bytes[thoughtBytes], as: UTF8.self) }

  /// What stands after the thought.
  var rest: String {
    guard !isThinking else { return "" }
    let text = bytes[min(restStart, bytes.count)...].drop { $0 == UInt8(ascii: "\n") }
    return String(decoding: text, as: UTF8.self)
  }

  /// Which of the turn's tokens begin inside the thought.
  func thoughtTokens(of tokens: [TokenID], _ tokenizer: Tokenizer) -> Range<Int> {
    tokenizer.vocabulary.places(of: tokens, beginningIn: thoughtBytes)
  }

  /// Adds bytes and returns what of them may be shown now: whole characters, no beginnings of tags.
  mutating func append(_ more: [UInt8]) -> [(kind: StreamKind, text: String)] {
    let before = bytes.count
    bytes += more
    if hasThought, thoughtEnd == nil { findThoughtEnd(from: max(before - 9, opening)) }
    var pieces: [(kind: StreamKind, text: String)] = []
    if hasThought, shown < opening { shown = opening }
    if hasThought, shown < (thoughtEnd ?? .max) {
      show(.thought, upTo: thoughtEnd ?? heldBack, &pieces)
    }
    if !isThinking, bytes.count >= opening {
      shown = max(shown, restStart)
      show(.call, upTo: heldBack, &pieces)
    }
    return pieces
  }

  private var opening: Int { syntax.thoughtOpening.utf8.count }

  private var hasThought: Bool { bytes.starts(with: syntax.thoughtOpening.utf8) }

  private var thoughtBytes: Range<Int> {
    guard hasThought else { return 0..<0 }
    return opening..<max(opening, thoughtEnd ?? bytes.count)
  }

  private mutating func findThoughtEnd(from start: Int) {
    let tag = Array("</think>".utf8)
    guard bytes.count >= tag.count, start <= bytes.count - tag.count else { return }
    let places = start...(bytes.count - tag.count)
    guard let place = places.first(where: { bytes[$0...].starts(with: tag) }) else { return }
    let hasNewline = place > opening && bytes[place - 1] == UInt8(ascii: "\n")
    thoughtEnd = hasNewline ? place - 1 : place
    restStart = place + tag.count
  }

  private mutating func show(
    _ kind: StreamKind, upTo end: Int, _ pieces: inout [(kind: StreamKind, text: String)]
  ) {
    guard end > shown else { return }
    pieces.append((kind, String(decoding: bytes[shown..<end], as: UTF8.self)))
    shown = end
  }

  /// The end of what can be shown: before a bracket that may open a tag, between two characters.
  private var heldBack: Int {
    var end = bytes.count
    let tail = bytes.indices.suffix(9)
    if let bracket = tail.first(where: { bytes[$0] == UInt8(ascii: "<") }) { end = bracket }
    return bytes[..<end].endOfWholeCharacters
  }
}
