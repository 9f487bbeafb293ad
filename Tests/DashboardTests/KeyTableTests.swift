import Terminal
import Testing

@testable import Dashboard

struct `The key table` {
  @Test func `no key is bound twice`() {
    #expect(DashboardAction.table.duplicateKeys == [])
  }

  @Test func `help names every key that hints name`() {
    var state = dashboard(Size(width: 120, height: 36), language: .english)
    _ = state.type("?")
    var small = dashboard(Size(width: 80, height: 24), language: .english)
    _ = small.type("?")
    for word in ["Space", "q ^C", "News", "next / previous hit"] {
      #expect(small.text.contains(word))
    }
    for word in ["Space", "Tab", "PgUp", "Enter", "Esc", "q ^C", "pause", "follow", "language"] {
      #expect(state.text.contains(word) || word == "language")
    }
  }

  @Test(arguments: Language.allCases) func `why a trade was made is offered at every width`(
    language: Language
  ) {
    for width in 80...160 {
      let row =
        dashboard(Size(width: width, height: 24), language: language).text
        .split(separator: "\n").last ?? ""
      #expect(row.contains(language == .chinese ? "w 为何交易" : "w why"), "\(row)")
    }
  }

  @Test func `help says which colour is up, and what the mouse does`() {
    var state = dashboard(Size(width: 80, height: 24), language: .english)
    _ = state.type("?")
    #expect(state.text.contains("red is up") && state.text.contains("drag the days"))
    _ = state.type("U")
    #expect(state.text.contains("green is up (+)"))
  }

  @Test(arguments: Language.allCases) func `every word is written in both languages`(
    language: Language
  ) {
    let words = Wording(language: language)
    for word in Word.allCases where word != .side { #expect(!words[word].isEmpty, "\(word)") }
    for word in Word.allCases {
      let gaps = { (text: String) in text.filter { $0 == "%" }.count }
      #expect(
        gaps(Wording(language: .chinese)[word]) == gaps(Wording(language: .english)[word])
          || [.profitShare, .changeShare].contains(word))
    }
  }

  @Test func `quitting asks nothing`() {
    var state = dashboard(Size(width: 80, height: 24))
    #expect(state.type("q") == [.quit])
    #expect(state.type("?q") == [.quit])
    #expect(state.update(.key(.control("c"))) == [.quit])
  }

  @Test func `language, theme and direction change at run time`() {
    var state = dashboard(Size(width: 80, height: 24))
    _ = state.type("L")
    #expect(state.text.contains("Positions"))
    _ = state.type("CU")
    #expect(state.theme == Theme(.light, rising: .green))
  }

  @Test(arguments: [
    ("1", ["w why", "Tab pane"]), ("3", ["↑↓ stock", "hl bar", "d hours"]),
    ("3d", ["d days"]), ("4", ["↑↓ choose", "/ filter"]),
    ("5", ["w why", "Tab pane"]), ("6", ["↑↓ choose", "/ filter"]), ("2⇥", ["↑↓ day"]),
  ]) func `the last row names what keys do in the view at hand`(keys: String, hints: [String]) {
    var state = dashboard(Size(width: 80, height: 24), language: .english)
    _ = state.type(keys)
    let row = state.text.split(separator: "\n").last ?? ""
    for hint in hints + ["? help", "q quit", "Space pause", "←→ rewind", "1-6 views"] {
      #expect(row.contains(hint), "\(row)")
    }
  }
}
