import Grammar
import Inference
import Simulation

/// The text of one turn while it is made: where its thought ends, and what may be shown of it.
///
/// Text is shown only in whole characters and never includes tags or what may become one.
struct TurnText {
  let syntax: CallSyntax
  let thinks: Bool
  private(set) var bytes: [UInt8] = []
  /// Where the thought's closing tag begins, newline included; nil while it is open.
  private(set) var thoughtEnd: Int?
  private var shown: Int

  init(_ syntax: CallSyntax, thinks: Bool) {
    self.syntax = syntax
    self.thinks = thinks
    shown = thinks ? syntax.thoughtOpening.utf8.count : 0
    if !thinks {
      thoughtEnd = 0
      shown = syntax.emptyThought.utf8.count + syntax.callOpening.utf8.count
    }
  }

  /// The text of a finished turn.
  init(_ syntax: CallSyntax, reading bytes: [UInt8]) {
    self.init(syntax, thinks: !bytes.starts(with: syntax.emptyThought.utf8))
    _ = append(bytes)
  }

  /// Whether the next byte still belongs to the thought.
  var isThinking: Bool { thoughtEnd == nil }

  /// Where the thought lies; empty when there is none.
  var thoughtBytes: Range<Int> {
    guard thinks else { return 0..<0 }
    let start = min(syntax.thoughtOpening.utf8.count, bytes.count)
    return start..<max(start, thoughtEnd ?? bytes.count)
  }

  /// The thought so far.
  var thought: String { String(decoding: bytes[thoughtBytes], as: UTF8.self) }

  /// The call with its tags; empty while the thought is open.
  var call: String {
    guard let callStart else { return "" }
    return String(decoding: bytes[min(callStart, bytes.count)...], as: UTF8.self)
  }

  /// The word that stands at the very end; nil after a blank or a mark.
  var lastWord: String? {
    let word = bytes.suffix(24).reversed().prefix {
      ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) || $0 >= 0x80
    }
    return word.isEmpty || word.count == 24 ? nil : String(decoding: word.reversed(), as: UTF8.self)
  }

  /// Whether the thought says the same word twice in a row, as a small model caught in a loop does.
  var isStuttering: Bool {
    let words = bytes[thoughtBytes].suffix(64).split(separator: UInt8(ascii: " "))
    guard words.count > 2, let last = words.last, last.count > 2 else { return false }
    return words[words.count - 2] == last
  }

  /// Which of the turn's tokens begin inside the thought.
  func thoughtTokens(of tokens: [TokenID], _ tokenizer: Tokenizer) -> Range<Int> {
    tokenizer.vocabulary.places(of: tokens, beginningIn: thoughtBytes)
  }

  private var callStart: Int? {
    thinks
      ? thoughtEnd.map { $0 + syntax.thoughtClosing.utf8.count } : syntax.emptyThought.utf8.count
  }

  /// Adds bytes and returns what of them may be shown now.
  mutating func append(_ more: [UInt8]) -> [(kind: StreamKind, text: String)] {
    bytes += more
    var pieces: [(kind: StreamKind, text: String)] = []
    if thoughtEnd == nil {
      let closing = Array("\n</think>".utf8)
      let from = max(bytes.count - more.count - closing.count, 0)
      thoughtEnd = firstPlace(of: closing, from: from)
      let end = thoughtEnd ?? heldBack(closing, from: shown)
      show(.thought, upTo: end, &pieces)
      guard thoughtEnd != nil, let callStart else { return pieces }
      shown = callStart + syntax.callOpening.utf8.count
    }
    show(.call, upTo: heldBack(Array(syntax.callClosing.utf8), from: shown), &pieces)
    return pieces
  }

  private mutating func show(
    _ kind: StreamKind, upTo end: Int, _ pieces: inout [(kind: StreamKind, text: String)]
  ) {
    guard end > shown else { return }
    pieces.append((kind, String(decoding: bytes[shown..<end], as: UTF8.self)))
    shown = end
  }

  private func firstPlace(of tag: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= tag.count, start <= bytes.count - tag.count else { return nil }
    return (start...(bytes.count - tag.count)).first { bytes[$0...].starts(with: tag) }
  }

  /// The end of what can be shown: before a tag or the beginning of one, between two characters.
  private func heldBack(_ tag: [UInt8], from start: Int) -> Int {
    guard start < bytes.count else { return start }
    var end = bytes.count
    for length in stride(from: min(tag.count, bytes.count - start), through: 1, by: -1)
    where bytes[(bytes.count - length)...].elementsEqual(tag[..<length]) {
      end -= length
      break
    }
    return bytes[start..<end].endOfWholeCharacters
  }
}
