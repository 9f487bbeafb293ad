import Dashboard
import Journal
import Terminal
import Testing
import TradingTypes

struct `View frames` {
  @Test(arguments: ["2", "3", "4", "5", "6"], Language.allCases)
  func `each view looks as approved`(key: String, language: Language) throws {
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 36)] {
      var state = dashboard(size, language: language, entries: 200)
      _ = state.type(key + "j")
      try expectGolden(
        state.text, "view\(key)-\(size.width)x\(size.height)-\(language.rawValue).txt")
    }
  }

  /// Replacing every datum of tomorrow and later changes nothing on any screen.
  @Test(arguments: [1, 5, 10, 19]) func `no view sees the future`(day: Int) throws {
    let season = RecordedSeason()
    let tomorrow = try #require(RecordedSeason.calendar[day - 1].adding(days: 1))
    let size = Size(width: 160, height: 48)
    var states = [RecordedSeason.market, RecordedSeason.market(rubbishFrom: tomorrow)].map {
      DashboardState(instruments: RecordedSeason.instruments, market: $0, pace: .follow)
    }
    for place in states.indices {
      _ = states[place].update(.resize(size))
      for entry in season.entries() where entry.time.day < tomorrow {
        _ = states[place].update(.entry(entry))
      }
    }
    for key in ["1", "2", "3", "4", "s", "s", "5", "6", "1"] {
      for place in states.indices { _ = states[place].type(key) }
      #expect(states[0].text == states[1].text, "view \(key) on day \(day)")
    }
    // The oracle itself: the next day the two do differ.
    for place in states.indices {
      for entry in season.entries() where entry.time.day >= tomorrow {
        _ = states[place].update(.entry(entry))
      }
      _ = states[place].type("4")
    }
    #expect(states[0].text != states[1].text)
  }

  @Test func `without a market the views say so`() {
    for key in ["3", "4", "6"] {
      var state = DashboardState(instruments: RecordedSeason.instruments, pace: .follow)
      _ = state.update(.resize(Size(width: 100, height: 30)))
      for entry in RecordedSeason().entries().prefix(60) { _ = state.update(.entry(entry)) }
      _ = state.type(key)
      #expect(state.text.contains("没有行情数据可画"))
    }
  }

  @Test func `a command goes to a day or a security, and an unknown one says so`() {
    var state = dashboard(Size(width: 120, height: 36), entries: 200)
    _ = state.type(":day 5⏎")
    #expect(state.text.contains("第 5/20 日") && state.text.contains("暂停"))
    _ = state.type(":day 2025-10-10⏎")
    #expect(state.text.contains("第 2/20 日"))
    _ = state.type(":sym 6005⏎")
    #expect(state.text.contains("贵州茅台 600519.SH"))
    _ = state.type(":sym smic⏎")
    #expect(state.text.contains("中芯国际-U 688981.SH"))
    _ = state.type(":speed 16⏎")
    #expect(state.text.contains("×16"))
    _ = state.type(":dance⏎")
    #expect(state.text.contains("不认识的命令：dance"))
    #expect(state.type(":q⏎") == [.quit])
  }

  @Test func `the chart's cursor reads earlier bars`() {
    var state = dashboard(Size(width: 120, height: 36), entries: 200)
    _ = state.type("3")
    let newest = state.text
    _ = state.type("hh")
    #expect(state.text != newest)
    _ = state.type("ll")
    #expect(state.text == newest)
    _ = state.type("d")
    #expect(state.text.contains("小时线"))
  }

  @Test func `the chart's reading has whole numbers only`() throws {
    for width in 60...130 {
      var state = dashboard(Size(width: width, height: 24), language: .english, entries: 200)
      _ = state.type("3")
      let row = try #require(state.text.split(separator: "\n").first { $0.contains("  O ") })
      let words = row.split(whereSeparator: { " │".contains($0) })
      let last = try #require(words.last)
      #expect(
        last.hasSuffix("M") || last.hasSuffix("%") || last.dropLast(2).hasSuffix("."), "\(row)")
      #expect(!row.hasSuffix("limit down  │") && !row.contains("…"))
    }
  }

  @Test func `a piece of news is shown with its time, source and company`() {
    var state = dashboard(Size(width: 120, height: 36), language: .english, entries: 200)
    _ = state.type("6")
    let title = state.text.split(separator: "\n").last { $0.contains("╭─ ") } ?? ""
    #expect(title.contains(" · "), "\(title)")
  }

  @Test func `names have the room of a column that no order needs`() {
    let frames = (5..<60).map { entries in
      var state = dashboard(Size(width: 80, height: 24), language: .english, entries: entries)
      _ = state.type("5")
      return state.text.split(separator: "\n").dropFirst(3).prefix { !$0.contains("╰") }
    }
    let withoutRefusal = frames.filter { rows in
      rows.contains { $0.contains(" B ") } && !rows.contains { $0.contains("✗") }
    }
    #expect(!withoutRefusal.isEmpty)
    for rows in withoutRefusal { #expect(!rows.contains { $0.contains("…") }, "\(rows)") }
  }
}
