import Dashboard
import Journal
import Terminal
import TradingTypes
import Testing

struct `Hostile text` {
  static let texts = [
    "\u{1B}[2J\u{1B}[1;1H\u{1B}]0;title\u{7}", "\u{202E}gnp.exe\u{202C}", "a\u{200B}b\u{FEFF}c",
    "\u{9B}31m\u{85}", String(repeating: "长", count: 10_000),
    String(repeating: "e\u{301}\u{302}\u{303}", count: 500), "line\r\nfeed\rback\u{8}\u{7F}",
    String(decoding: [0xFF, 0xFE, 0xC3, 0x28], as: UTF8.self), "👨\u{200D}👩\u{200D}👧\u{FE0F}🏳️‍🌈",
    "\u{0}", "| ╭─╮ │",
  ]

  @Test(arguments: texts) func `text from outside moves nothing`(text: String) throws {
    let size = Size(width: 100, height: 30)
    let time = TradingTime.open(of: RecordedSeason.calendar[0])
    var state = DashboardState(
      instruments: RecordedSeason.instruments.map {
        Instrument(symbol: $0.symbol, name: text, englishName: text)
      }, pace: .follow)
    _ = state.update(.resize(size))
    for entry in RecordedSeason().entries().prefix(60) { _ = state.update(.entry(entry)) }
    let events: [JournalEvent] = [
      .thought(Passage(text: text)), .briefing(Passage(text: text)),
      .toolCall(ToolCall(id: 1, name: text, arguments: text, isWellFormed: false)),
      .toolResult(ToolResult(id: 1, ok: false, text: text)), .note(Passage(text: text)),
    ]
    for event in events {
      _ = state.update(.entry(JournalEntry(sequence: 0, time: time, event: event, hash: "")))
      check(state)
    }
    for piece in text.unicodeScalars.prefix(300) {
      _ = state.update(.stream(.thought, String(Character(piece))))
    }
    check(state)
    _ = state.update(.ended(reason: text))
    check(state)
  }

  private func check(_ state: DashboardState) {
    for size in [Size(width: 100, height: 30), Size(width: 160, height: 48)] {
      let frame = state.frame(size)
      for y in 2..<(size.height - 2) {
        #expect("│╭╰".contains(frame[0, y].text))
        #expect("│╮╯".contains(frame[size.width - 1, y].text), "row \(y)\n\(frame.plainText)")
      }
      #expect(
        frame.plainText.unicodeScalars.allSatisfy {
          $0 == "\n"
            || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
              && !(0x202A...0x202E).contains($0.value) && !(0x200B...0x200F).contains($0.value))
        })
    }
  }

  @Test func `a long thought is cut, and says so`() {
    var state = dashboard(Size(width: 120, height: 36), entries: 3)
    let time = TradingTime.open(of: RecordedSeason.calendar[0])
    let text = String(repeating: "想了又想。", count: 10_000)
    _ = state.update(
      .entry(
        JournalEntry(sequence: 3, time: time, event: .thought(Passage(text: text)), hash: "")))
    #expect(state.text.contains("另有 30,000 字在记录里"))
  }
}
