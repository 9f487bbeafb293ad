import Journal
import Scoring
import Testing
import TradingTypes

struct `What a thought says it will do` {
  @Test(
    arguments: [
      ("I buy 604036.SH today.", "buy", ["604036.SH"]),
      ("I hold nothing. I look at the market.", nil, []),
      ("I will not buy it. I wait.", nil, []),
      ("I sold 600001.SH yesterday, now I buy 600002.SH.", "buy", ["600001.SH", "600002.SH"]),
      ("Buying 600028.SH, then selling 600036.SH", "sell", ["600028.SH", "600036.SH"]),
      ("我买入600028.SH，价格5.10。", "buy", ["600028.SH"]), ("我不买入。", nil, []),
      ("at 18.40, fees 10.63, code 123456.XX", nil, []),
    ] as [(String, String?, [String])])
  func `is read from its words`(thought: String, side: String?, symbols: [String]) {
    let intention = StatedIntention(thought)
    #expect(intention.side == side)
    #expect(intention.symbols == symbols)
  }

  @Test(
    arguments: [
      ("I buy 600028.SH.", "buy", "600028.SH", false),
      ("I buy 600028.SH.", "sell", "600028.SH", true),
      ("I buy 600028.SH.", "buy", "600036.SH", true),
      ("I sell.", "sell", "600036.SH", false), ("I sell.", "buy", "600036.SH", true),
      ("I look at 600036.SH.", "buy", "600036.SH", false), ("I wait.", "buy", "600036.SH", false),
    ])
  func `is contradicted by another side or another share`(
    thought: String, side: String, symbol: String, isContradicted: Bool
  ) {
    #expect(
      StatedIntention(thought).isContradicted(bySide: side, of: symbol) == isContradicted)
  }
}

struct `The conduct of an agent` {
  private func entries(_ events: [JournalEvent]) throws -> [JournalEntry] {
    let day = try #require(TradingDay("2025-10-09"))
    return events.enumerated().map {
      JournalEntry(sequence: $0.offset, time: .open(of: day), event: $0.element, hash: "")
    }
  }

  private func call(_ id: Int, _ name: String, _ arguments: String, wellFormed: Bool = true)
    -> JournalEvent
  {
    .toolCall(ToolCall(id: id, name: name, arguments: arguments, isWellFormed: wellFormed))
  }

  private func answer(_ id: Int, _ ok: Bool, _ text: String = "") -> JournalEvent {
    .toolResult(ToolResult(id: id, ok: ok, text: text))
  }

  private func model(_ thought: Int, visible: Int) -> JournalEvent {
    .modelCall(
      ModelCall(
        promptTokens: 10, cachedTokens: 0, thoughtTokensVisible: visible, tokens: [1, 2, 3],
        thoughtTokens: thought, forcedTokens: 0, stop: "call", maskedPartsPerMillion: 20_000))
  }

  @Test func `is counted from its journal`() throws {
    let day = try #require(TradingDay("2025-10-09"))
    let opening = JournalEvent.dayOpened(DayOpening(day: day, number: 1, count: 2))
    let bars = #"{"symbol": "600028.SH", "days": 5}"#
    let buy = #"{"symbol": "600028.SH", "shares": 150}"#
    let conduct = RunConduct(
      of: try entries([
        opening, model(4, visible: 0), .thought(Passage(text: "I look.")), call(1, "bars", bars),
        answer(1, true), model(4, visible: 4), call(2, "bars", bars),
        answer(2, false, "ERROR REPEATED_CALL"), model(4, visible: 0),
        .thought(Passage(text: "I sell 600028.SH.")), call(3, "buy", buy),
        answer(3, false, "ERROR LOT_SIZE"), model(0, visible: 12),
        call(4, "", "rubbish", wellFormed: false), answer(4, false),
        opening, model(0, visible: 12), call(5, "bars", bars),
      ]))
    #expect(conduct.calls == 5)
    #expect(conduct.invalidCalls == 1)
    #expect(conduct.repeatedCalls == 1)
    #expect(conduct.orders == 1)
    #expect(conduct.violations == 1)
    #expect(conduct.statedOrders == 1)
    #expect(conduct.contradictions == 1)
    #expect(conduct.generatedTokens == 15)
    #expect(conduct.thoughtTokensMade == 0 + 4 + 8 + 12 + 12)
    #expect(conduct.thoughtTokensVisible == 4 + 0 + 12 + 12)
  }
}

struct `Modes side by side` {
  private func run(_ mode: String, _ season: Int, _ wealth: Double) -> AblationRun {
    AblationRun(
      mode: mode, season: season, conduct: RunConduct(of: []), wealthRatio: wealth, skill: nil)
  }

  @Test func `are compared within seasons`() throws {
    // Seasons differ by far more than modes do: only pairs can tell them apart.
    let runs = (1...20).flatMap { season in
      let base = 0.8 + 0.02 * Double(season)
      return [
        run("interleaved", season, base), run("dropped", season, base - 0.01),
        run("none", season, base + (season % 2 == 0 ? 0.01 : -0.01)),
      ]
    }
    let board = AblationBoard(of: runs, modes: ["interleaved", "dropped", "none"])
    let rows = board.rows.filter { $0.metric == .wealthRatio }
    #expect(rows.map(\.mode) == ["interleaved", "dropped", "none"])
    #expect(rows[0].difference == nil)
    let dropped = try #require(rows[1].difference)
    #expect(abs(dropped.mean + 0.01) < 1e-9 && abs(dropped.high + 0.01) < 1e-9)
    let none = try #require(rows[2].difference)
    #expect(none.low < 0 && none.high > 0)
    // Deviation 0.01026, effect 0.01: ((1.95996 + 0.84162) × 1.026)² = 8.26.
    #expect(rows[2].seasonsNeeded == 9)
    #expect(rows.allSatisfy { $0.seasons == 20 })
    #expect(board.rows.filter { $0.metric == .skill }.allSatisfy { $0.value == nil })
    #expect(board.text.contains("wealth_ratio"))
    #expect(try board.json().contains("\"seasons_needed\":9"))
  }

  @Test func `average the repeats of a season before resampling`() throws {
    let runs = [run("a", 1, 1.0), run("a", 1, 1.2), run("a", 2, 0.9)]
    let row = try #require(
      AblationBoard(of: runs, modes: ["a"]).rows.first { $0.metric == .wealthRatio })
    #expect(row.seasons == 2)
    #expect(abs((row.value?.mean ?? 0) - 1.0) < 1e-12)
  }
}
