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
}
