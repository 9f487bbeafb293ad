import Journal
import Scoring
import Terminal
import Testing
import TradingTypes

@testable import Dashboard

struct `The leaderboard of a contest` {
  /// Three seats in twelve seasons: one always ahead, two that take turns.
  static func board(seasons: Int = 12) throws -> ContestBoard {
    let summary = try #require(RunSummary(of: RecordedSeason().entries()))
    var results: [ContestResult] = []
    for season in 1...seasons {
      for (place, seat) in ["ahead", "even", "odd"].enumerated() {
        var result = ContestResult(summary, seat: seat, season: season, attempt: 1)
        let lead = place == 0 ? 9_000 : (season + place) % 2 == 0 ? 1_000 : -1_000
        result.values = result.values.indices.map {
          Money(yuan: 100_000 + Int64((lead + season * 37) * ($0 + 1) / result.values.count))
        }
        result.luckPercentile = place == 0 ? 4.2 : 50 + Double(season)
        result.isVerified = true
        results.append(result)
      }
    }
    return ContestBoard(
      name: "baselines", roster: ["ahead", "even", "odd"], results: results, seed: 1)
  }

  @Test(arguments: Language.allCases) func `looks as approved`(language: Language) throws {
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 36)] {
      var state = DashboardState(language: language, pace: .follow, board: try Self.board())
      _ = state.update(.resize(size))
      try expectGolden(
        state.text, "contest-\(size.width)x\(size.height)-\(language.rawValue).txt")
    }
  }

  @Test func `shows sets of ranks and luck, and no rank before there are enough seasons`() throws {
    var state = DashboardState(language: .english, board: try Self.board())
    _ = state.update(.resize(Size(width: 120, height: 36)))
    let rows = state.text.split(separator: "\n").filter {
      $0.contains("ahead") || $0.contains("even") || $0.contains("odd")
    }
    #expect(rows.count == 3 && rows[0].contains("ahead") && rows[0].contains("4.2"))
    #expect(rows[0].contains(" 1 ") && rows[1].contains("2–3") && rows[2].contains("2–3"))
    var early = DashboardState(language: .english, board: try Self.board(seasons: 3))
    _ = early.update(.resize(Size(width: 120, height: 36)))
    #expect(early.text.contains("fewer than 8 seasons"))
    #expect(!early.text.contains("2–3"))
  }

  @Test func `opens a seat's run where its journal was kept, and says so where not`() throws {
    let entries = RecordedSeason().entries()
    var state = DashboardState(
      language: .english, pace: .follow, rivals: [Rival(name: "odd", entries: entries)],
      board: try Self.board())
    _ = state.update(.resize(Size(width: 120, height: 36)))
    for entry in entries { _ = state.update(.entry(entry)) }
    _ = state.type("⏎")
    #expect(state.view == .leaderboard && state.text.contains("no journal was kept"))
    _ = state.type("jj⏎")
    let seat = try Self.board().rows[2].seat
    #expect((state.view == .compare) == (seat == "odd"))
    _ = state.type("8s")
    #expect(state.text.contains("this run"))
    _ = state.type("s")
    #expect(state.text.contains("baselines"))
  }

  @Test func `luck is shown of whole runs only`() {
    let entries = RecordedSeason().entries()
    var state = DashboardState(
      language: .english, pace: .follow, rivals: [Rival(name: "rival", entries: entries)])
    _ = state.update(.resize(Size(width: 120, height: 36)))
    for entry in entries { _ = state.update(.entry(entry)) }
    _ = state.update(.luck(rival: nil, percentile: 12.5))
    _ = state.update(.luck(rival: 0, percentile: 87.25))
    _ = state.type("8")
    #expect(state.text.contains("12.5") && state.text.contains("87.3"))
    _ = state.type("[[")
    #expect(!state.text.contains("12.5") && !state.text.contains("87.3"))
  }
}
