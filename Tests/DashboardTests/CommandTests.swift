import Terminal
import Testing

@testable import Dashboard

struct `Commands` {
  private func state() -> DashboardState {
    dashboard(Size(width: 120, height: 36), language: .english, entries: 200)
  }

  @Test func `the row shows what there is, and less with every letter`() {
    var state = state()
    _ = state.type(":")
    #expect(state.text.contains("day N|DATE") && state.text.contains("sym CODE|NAME"))
    _ = state.type("th")
    #expect(state.text.contains("theme dark|light|high-contrast|colour-blind"))
    #expect(!state.text.contains("sym CODE"))
  }

  @Test func `every setting of the screen can be changed by one`() {
    var state = state()
    for kind in Theme.Kind.allCases {
      _ = state.type(":theme \(kind.rawValue)⏎")
      #expect(state.theme.kind == kind)
    }
    _ = state.type(":up green⏎")
    #expect(state.theme.rising == .green)
    _ = state.type(":lang zh⏎")
    #expect(state.language == .chinese)
    _ = state.type(":view 6⏎")
    #expect(state.view == .news)
    _ = state.type(":speed max⏎")
    #expect(state.playback.speedText == "max")
  }

  @Test func `a terminal with wide ambiguous characters gets none of them`() {
    var state = state()
    let before = state.text
    _ = state.type(":ambiguous wide⏎")
    let frame = state.frame(state.size)
    for scalar in frame.plainText.unicodeScalars {
      #expect(!GlyphWidth.isAmbiguous(scalar), "\(scalar)")
    }
    _ = state.type(":amb narrow⏎")
    #expect(state.text == before)
  }

  @Test func `a verb may be cut short while it stays clear`() {
    var state = state()
    _ = state.type(":d 4⏎")
    #expect(state.day?.number == 4)
    _ = state.type(":tr⏎")
    #expect(state.step?.kind == .fill || state.step?.kind == .rejection)
    _ = state.type(":lo⏎")
    #expect(state.step?.kind == .closed || state.step?.kind == .fill)
    #expect(state.type(":sa⏎") == [.saveFrame])
    #expect(state.type(":q⏎") == [.quit])
    _ = state.type(":t⏎")
    #expect(state.text.contains("unknown command: t"))
  }

  @Test func `what is typed beyond the row keeps its end in sight`() {
    var state = state()
    _ = state.type("/" + String(repeating: "a", count: 300) + "END")
    #expect(state.text.contains("aEND▌"))
  }
}
