import Journal
import Market
import Terminal
import Testing
import TradingTypes

@testable import Dashboard

struct `Hostile text in every view` {
  static let texts = `Hostile text`.texts + ["", " ", String(repeating: "W", count: 10_000)]
  /// Keys from the desk to each view and to what lies over it.
  static let walks = [
    "1", "2", "3", "4", "5", "6", "7", "8", "3d", "4s", "5k", "6jj", "1z", "5⏎", "1⇥⇥j⏎", "?",
  ]

  @Test(arguments: texts, Language.allCases) func `moves nothing`(
    text: String, language: Language
  ) throws {
    let state = state(text, language)
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 36)] {
      for walk in Self.walks {
        var state = state
        _ = state.update(.resize(size))
        _ = state.type(walk)
        check(state, walk)
      }
    }
  }

  @Test(arguments: texts) func `a search, a command and a remark of it stay in their row`(
    text: String
  ) {
    var state = state("名", .chinese)
    _ = state.update(.resize(Size(width: 80, height: 24)))
    for opener in ["/", ":"] {
      _ = state.type(opener)
      for character in text.prefix(500) { _ = state.update(.key(.character(character))) }
      check(state, opener)
      _ = state.update(.key(.enter))
      check(state, opener + "⏎")
      _ = state.type("⎋⎋")
    }
    _ = state.update(.notice(text))
    check(state, "notice")
    _ = state.update(.stream(.status, text))
    check(state, "status")
  }

  @Test func `what would move the cursor is shown as a mark`() {
    var state = state("\u{1B}[2J\u{202E}\u{200B}", .english)
    _ = state.update(.resize(Size(width: 120, height: 36)))
    for walk in ["1", "4", "6"] {
      _ = state.type(walk)
      #expect(state.text.contains("␛[2J<202E>"), "view \(walk)\n\(state.text)")
    }
  }

  /// A run whose every text from outside is `text`.
  private func state(_ text: String, _ language: Language) -> DashboardState {
    let clean = RecordedSeason.market
    let instruments = clean.instruments.map {
      Instrument(symbol: $0.symbol, name: text, englishName: text, sector: text)
    }
    let market = MarketRecord(
      name: text, digest: text, instruments: instruments, calendar: clean.calendar,
      series: clean.series,
      index: clean.index, indexSeries: clean.indexSeries, actions: [],
      news: clean.news.map {
        NewsItem(
          id: $0.id, published: $0.published, symbols: $0.symbols, source: text, chinese: text,
          english: text)
      })
    let entries = RecordedSeason().entries().map { entry in
      JournalEntry(
        sequence: entry.sequence, time: entry.time, event: hostile(entry.event, text), hash: text)
    }
    var state = DashboardState(
      market: market, language: language, pace: .follow,
      rivals: [Rival(name: text, entries: entries)])
    for entry in entries { _ = state.update(.entry(entry)) }
    return state
  }

  private func hostile(_ event: JournalEvent, _ text: String) -> JournalEvent {
    switch event {
    case .runStarted(let header):
      .runStarted(
        RunHeader(
          program: text, market: text, marketDigest: text, trader: text, model: text,
          modelDigest: text, kernels: text, seed: header.seed, rules: header.rules,
          mode: header.mode, start: header.start, end: header.end, days: header.days,
          cash: header.cash, benchmark: text, benchmarkStart: header.benchmarkStart,
          settings: header.settings))
    case .briefing: .briefing(Passage(text: text))
    case .thought: .thought(Passage(text: text))
    case .toolCall(let call):
      .toolCall(ToolCall(id: call.id, name: text, arguments: text, isWellFormed: false))
    case .toolResult(let result): .toolResult(ToolResult(id: result.id, ok: false, text: text))
    case .orderRejected(let rejected):
      .orderRejected(
        RejectedOrder(
          order: rejected.order,
          rejection: OrderRejection(rejected.rejection.code, text, hint: text)))
    default: event
    }
  }

  /// Every box of the layout has its sides, every row its width, and no cell holds a control.
  private func check(_ state: DashboardState, _ walk: String) {
    let frame = state.frame(state.size)
    for y in 0..<frame.size.height {
      var columns = 0
      for x in 0..<frame.size.width {
        let cell = frame[x, y]
        columns += Int(cell.width)
        let scalar = Unicode.Scalar(cell.scalar) ?? "\u{0}"
        guard cell.width > 0 else { continue }
        let isHarmless =
          GlyphWidth.of(scalar) == Int(cell.width)
          && (cell.scalar >= 0x20 && !(0x7F...0x9F).contains(cell.scalar)
            && !(0x200B...0x200F).contains(cell.scalar)
            && !(0x2028...0x202E).contains(cell.scalar)
            && !(0x2060...0x2069).contains(cell.scalar))
        if isHarmless { continue }
        Issue.record("\(walk): U+\(String(cell.scalar, radix: 16)) at \(x), \(y)")
      }
      #expect(columns == frame.size.width, "\(walk): row \(y) has \(columns) columns")
    }
    guard state.explained == nil, !state.isHelpShown else { return }
    for place in state.layout.places {
      let (area, right) = (place.area, place.area.right - 1)
      let sides = (area.y + 1)..<(area.bottom - 1)
      #expect(frame[area.x, area.y].text == "╭" && frame[right, area.y].text == "╮", "\(walk)")
      for y in sides where !"│╰╭".contains(frame[area.x, y].text) {
        Issue.record("\(walk): no left side of \(place.pane) in row \(y)\n\(frame.plainText)")
        return
      }
      for y in sides where !"│╯╮".contains(frame[right, y].text) {
        Issue.record("\(walk): no right side of \(place.pane) in row \(y)\n\(frame.plainText)")
        return
      }
    }
  }
}
