import Foundation
import Testing
import TradingTypes

@testable import Scoring

struct `The board of a contest` {
  static func result(_ seat: String, _ season: Int, growth: Double, skill: Double? = nil) throws
    -> ContestResult
  {
    let day = try #require(TradingDay("2025-10-09"))
    let json = """
      {"seat":"\(seat)","season":\(season),"attempt":1,"market":"m","start":"\(day)",
      "cash":"100000","values":["100000","\(Int(100_000 * (1 + growth)))"],
      "benchmark":["3000","3000","3030"],"isComplete":true,"trades":3,"rejections":0,
      "violations":0,"isVerified":true,
      "fees":"15.00","journalHash":"00"}
      """
    var result = try JSONDecoder().decode(ContestResult.self, from: Data(json.utf8))
    if let skill {
      result.alpha = skill
      result.randomAlpha = 0
      result.oracleAlpha = 1
    }
    return result
  }

  static func board(seasons: Int) throws -> ContestBoard {
    let results = try (1...seasons).flatMap { season in
      let wave = Double(season % 5) * 0.01
      return [
        try result("good", season, growth: 0.02 + wave, skill: 0.5 + wave),
        try result("<bad>", season, growth: -0.02 - wave / 2, skill: -0.1 - wave / 2),
      ]
    }
    return ContestBoard(name: "a & b", roster: ["<bad>", "good"], results: results, seed: 1)
  }

  @Test func `is ordered by skill and ranks are sets`() throws {
    let board = try Self.board(seasons: 20)
    #expect(board.score == .skill)
    #expect(board.rows.map(\.seat) == ["good", "<bad>"])
    #expect(board.rows.map(\.ranks) == [1...1, 2...2])
  }

  @Test func `gives no rank below eight seasons`() throws {
    let board = try Self.board(seasons: 7)
    #expect(board.rows.allSatisfy { $0.ranks == nil })
    #expect(board.text.contains("no ranks"))
  }

  @Test func `a season that one seat did not finish counts for nobody`() throws {
    var results = try (1...10).flatMap {
      [try Self.result("a", $0, growth: 0.01), try Self.result("b", $0, growth: 0.02)]
    }
    results[1].isComplete = false
    let board = ContestBoard(name: "c", roster: ["a", "b"], results: results, seed: 1)
    #expect(board.seasons == 9)
    #expect(board.rows.allSatisfy { $0.runs == 9 })
  }

  @Test func `says who is first only when no other seat can be`() throws {
    #expect(try Self.board(seasons: 20).verdict == "good is first: no other seat can be.")
    let even = try (1...10).flatMap { season in
      let wave = Double(season % 2) * 0.1
      return [
        try Self.result("a", season, growth: 0, skill: wave),
        try Self.result("b", season, growth: 0, skill: 0.11 - wave),
        try Self.result("c", season, growth: 0, skill: -5 + wave),
      ]
    }
    let board = ContestBoard(name: "c", roster: ["a", "b", "c"], results: even, seed: 1)
    #expect(board.verdict == "b and a may each be first: 10 seasons do not tell them apart.")
  }

  @Test func `counts the chance of the best once for every seat that could have been it`() throws {
    let results = try (1...8).flatMap { season in
      try ["a", "b", "c", "d"].enumerated().map { place, seat in
        var result = try Self.result(
          seat, season, growth: 0, skill: 0.5 - Double(place) + Double(season % 3) * 0.01)
        // Eight seasons at the 28th percentile: a chance of one in twenty for one seat.
        result.alphaPercentile = place == 0 ? 28 : 50
        return result
      }
    }
    let board = ContestBoard(name: "c", roster: ["a", "b", "c", "d"], results: results, seed: 1)
    let chance = try #require(board.rows[0].chance)
    #expect(chance < 0.05)
    #expect(board.verdict.contains("a are not told from random ones (p = 0.19"))
    #expect(board.verdict.hasSuffix("best of 4 seats)."))
  }

  @Test func `shows a chance that no draw reached as less than one in a thousand`() {
    #expect(ContestBoard.chance(0.0001) == "<0.001")
    #expect(ContestBoard.chance(0.0006) == "0.001")
    #expect(ContestBoard.chance(nil) == "n/a")
  }

  @Test func `the chart of excess has the scale of the table`() throws {
    let results = try (1...9).flatMap { season in
      [
        try Self.result("a", season, growth: 0.05 + Double(season % 3) * 0.01),
        try Self.result("b", season, growth: -0.03),
      ]
    }
    let board = ContestBoard(name: "c", roster: ["a", "b"], results: results, seed: 1)
    let row = try #require(board.rows.first)
    let score = try #require(row.score)
    #expect(board.score == .excess && score.mean > 0.03)
    let shown = TextTable.fixed(score.mean * 100, places: 3, signed: true)
    #expect(ContestChart.intervals(board).contains("a: \(shown), 95 % from "))
  }

  @Test func `the page loads nothing and escapes names`() throws {
    let page = ContestPage(try Self.board(seasons: 20)).html
    #expect(page.contains("&lt;bad&gt;") && !page.contains("<bad>"))
    #expect(page.contains("<svg") && page.contains("a &amp; b"))
    for loader in ["http:", "https:", "<script", "<link", "src=", "url("] {
      #expect(!page.contains(loader), "\(loader)")
    }
  }

  @Test func `every form has the same bytes twice`() throws {
    let (first, second) = (try Self.board(seasons: 9), try Self.board(seasons: 9))
    #expect(first.text == second.text)
    #expect(try first.json() == second.json())
    #expect(first.csv == second.csv && first.markdown == second.markdown)
    #expect(ContestPage(first).html == ContestPage(second).html)
  }

  @Test func `shows baselines and barred seats without a rank`() throws {
    var results = try (1...12).flatMap { season in
      let wave = Double(season % 5) * 0.01
      return [
        try Self.result("a", season, growth: 0.02, skill: 0.5 + wave),
        try Self.result("b", season, growth: 0.01, skill: 0.1 - wave / 2),
        try Self.result("rule", season, growth: 0.03, skill: 0.9 + wave / 3),
        try Self.result("rash", season, growth: 0.04, skill: 0.95 - wave / 3),
        try Self.result("ghost", season, growth: 0.05, skill: 0.99),
      ]
    }
    results[3].violations = 2
    results[9].isVerified = false
    let board = ContestBoard(
      name: "c", roster: ["a", "b", "rule", "rash", "ghost"], results: results,
      baselines: ["rule"], allowedViolations: 1, seed: 1)
    #expect(board.rows.map(\.seat) == ["ghost", "rash", "rule", "a", "b"])
    #expect(board.rows.map { board.rank(of: $0) } == ["–", "–", "base", "1", "2"])
    #expect(board.text.contains("rash has no rank: it sent 2 orders that broke a rule"))
    #expect(board.text.contains("ghost has no rank: 1 of its runs were not verified"))
  }
}
