import Terminal
import Testing
import TradingTypes

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

  @Test func `of a line too long for the row its end is in sight`() {
    var state = state()
    _ = state.type("/" + String(repeating: "涨", count: 10_000) + "停")
    let row = state.text.split(separator: "\n").last ?? ""
    #expect(row.contains("涨停▌"))
    #expect(row.count { $0 == "涨" } == 39, "two thirds of the row")
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

struct `What is asked of a trade` {
  private func state(_ keys: String) -> DashboardState {
    var state = dashboard(Size(width: 120, height: 36), language: .english, entries: 200)
    _ = state.type(keys)
    return state
  }

  @Test func `w tells why, from any view and of the newest order`() {
    for view in ["1", "2", "3", "4", "6"] {
      #expect(state(view + "w").text.contains("Why this trade · #"), "view \(view)")
    }
    let empty = dashboard(Size(width: 120, height: 36), language: .english, entries: 2)
    var first = empty
    _ = first.type("w")
    #expect(first.explained == nil && first.text.contains("no orders yet"))
  }

  @Test func `its page gives way at once to help or to a view, and to any other key`() {
    var help = state("w?")
    #expect(help.isHelpShown && help.explained == nil)
    _ = help.type("?")
    #expect(!help.isHelpShown && help.explained == nil)
    let market = state("w4")
    #expect(market.view == .market && market.explained == nil)
    let pause = state("w ")
    #expect(pause.explained == nil && pause.view == .desk)
  }

  @Test func `its page stays while the frame is saved or the language changes`() {
    var state = state("w")
    let order = state.explained
    #expect(state.type("S") == [.saveFrame])
    _ = state.type("L")
    #expect(order != nil && state.explained == order && state.language == .chinese)
  }

  @Test func `y copies what is chosen`() {
    var state = state("4jj")
    let code = state.chosenSymbol?.description ?? "?"
    guard case .copy(let row)? = state.type("y").first else {
      Issue.record("nothing was copied of \(code)")
      return
    }
    #expect(row.hasPrefix(code) && !row.contains("  "))
    _ = state.type("6j")
    guard case .copy(let news)? = state.type("y").first else {
      Issue.record("no news was copied")
      return
    }
    #expect(news.contains("publishes notice"))
    _ = state.type("2")
    guard case .copy(let thought)? = state.type("y").first else {
      Issue.record("no thought was copied")
      return
    }
    #expect(!thought.isEmpty)
  }
}

struct `The beginning of a run` {
  @Test func `is as far as one can go back, and has the starting cash`() {
    var state = dashboard(Size(width: 80, height: 24), language: .english, entries: 200)
    for keys in ["0", "[[[[[[[[[[[[[[[[[[[[[[[[", ",,,,,,,,"] {
      _ = state.type(keys)
      #expect(state.text.contains("NAV 100,000.00") && !state.text.contains("-100.00%"))
    }
    #expect(state.cursor == 1)
  }
}

struct `A filter` {
  @Test func `leaves the rows that hold it, as it is typed`() {
    var state = dashboard(Size(width: 120, height: 36), language: .english, entries: 200)
    _ = state.type("4/mout")
    #expect(state.text.contains("filter:mout") && state.quotes.count == 1)
    #expect(state.text.contains("Kweichow Moutai") && !state.text.contains("601318.SH"))
    _ = state.type("⏎")
    #expect(state.prompt == nil && state.text.contains("/mout") && state.quotes.count == 1)
    _ = state.type("⎋")
    #expect(state.quotes.count == 6)
    _ = state.type("/银行⏎")
    #expect(state.quotes.map(\.instrument.name) == ["招商银行"])
    _ = state.type("/x⏎")
    #expect(state.text.contains("nothing holds"))
    _ = state.type("1")
    #expect(state.filter.isEmpty, "another view begins with all")
  }

  @Test func `of news reads names too, and a search elsewhere goes to the thoughts`() {
    var state = dashboard(Size(width: 120, height: 36), language: .english, entries: 200)
    let all = state.newsItems.count
    _ = state.type("6/601318⏎")
    #expect((1..<all).contains(state.newsItems.count))
    _ = state.type("5/lot_size⏎")
    #expect(state.view == .reasoning && state.text.contains("1 of") || state.text.contains(" of "))
  }
}
