import Testing

@testable import Agent

struct `A persona` {
  @Test func `is shipped in both languages`() {
    #expect(Persona.all.map(\.name) == ["plain", "trend", "value", "event"])
    for persona in Persona.all {
      #expect(persona.english.utf8.allSatisfy { $0 < 0x80 } && persona.english.hasSuffix("."))
      #expect(persona.chinese.hasSuffix("。") && persona.chinese != persona.english)
    }
  }

  @Test(arguments: ["[en]\nBuy banks.\n", "\u{FEFF}# mine\r\n[en]\r\n  Buy banks.  \r\n"])
  func `is read from a text with one language`(text: String) throws {
    let persona = try Persona(name: "mine", file: "mine.txt", text: text)
    #expect(persona.text(in: .english) == "Buy banks.")
    #expect(persona.text(in: .chinese) == "Buy banks.")
  }

  @Test func `is read from a text with two languages and several lines`() throws {
    let persona = try Persona(
      name: "mine", file: "mine.txt", text: "[zh]\n买入\n银行。\n\n[en]\nBuy\nbanks.")
    #expect(persona.text(in: .english) == "Buy banks.")
    #expect(persona.text(in: .chinese) == "买入银行。")
  }

  @Test(arguments: [
    (
      "Buy banks.",
      "mine.txt:1: 'Buy banks.' belongs to no language; begin with a line [en] or [zh]"
    ),
    (
      "[en]\nx\n[fr]\ny",
      "mine.txt:3: '[fr]' belongs to no language; begin with a line [en] or [zh]"
    ),
    ("[en]\nx\n[en]\ny", "mine.txt:3: [en] is given twice"),
    ("", "mine.txt: no text under [en] or [zh]"),
    ("[en]\n[zh]\n", "mine.txt: no text under [en] or [zh]"),
    ("[en]\na\u{1B}[2Jb", "mine.txt:2: a control character; a persona is plain text"),
    ("[en]\na\u{202E}b", "mine.txt:2: a control character; a persona is plain text"),
    (
      "[en]\n" + String(repeating: "x", count: 2_001),
      "mine.txt: 2001 characters; a persona has at most 2000"
    ),
  ])
  func `that is damaged is refused in one line`(text: String, message: String) {
    let error = #expect(throws: PersonaError.self) {
      try Persona(name: "mine", file: "mine.txt", text: text)
    }
    #expect(error?.description == message)
  }
}
