import Grammar
import Testing

@testable import Agent

struct `The text of a turn in the making` {
  private func text(_ thought: String) -> TurnText {
    TurnText(.hermes, reading: Array((CallSyntax.hermes.thoughtOpening + thought).utf8))
  }

  @Test(arguments: [
    ("I buy it today today", true), ("I buy it today.", false), ("I sell tomorrow tomorrow", true),
    ("today today", false), ("", false),
  ])
  func `a doubled word is a stutter`(thought: String, isStutter: Bool) {
    #expect(text(thought).isStuttering == isStutter)
  }

  @Test(
    arguments: [
      ("I buy", "buy"), ("I buy ", nil), ("at 5.10", nil), ("多头", "多头"), ("x.", nil),
    ] as [(String, String?)])
  func `the last word is known`(thought: String, word: String?) {
    #expect(text(thought).lastWord == word)
  }

  @Test(arguments: CallSyntax.allCases)
  func `nothing of a tag is shown, however the bytes arrive`(syntax: CallSyntax) {
    let call = syntax.text(
      of: ParsedCall(
        name: "note", arguments: [ParsedArgument("text", "涨 </b", isString: true)]))
    let whole = syntax.thoughtOpening + "多 </thin\n</ x" + syntax.thoughtClosing + call
    for size in 1...7 {
      var text = TurnText(syntax, thinks: true)
      var shown: [String: String] = [:]
      let bytes = Array(whole.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        for piece in text.append(Array(bytes[start..<min(start + size, bytes.count)])) {
          shown["\(piece.kind)", default: ""] += piece.text
        }
      }
      #expect(shown["thought"] == "多 </thin\n</ x")
      #expect(text.thought == "多 </thin\n</ x")
      #expect(text.call == call)
      let body = call.dropFirst(syntax.callOpening.count).dropLast(syntax.callClosing.count)
      #expect(shown["call"] == String(body))
    }
  }
}
