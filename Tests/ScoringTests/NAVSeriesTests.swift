import Testing

@testable import Scoring

struct `Values of any program` {
  @Test func `are read by column name, the first line as the start`() throws {
    let text =
      "benchmark,date,nav\n3000,2025-10-09,1.00\n3030,2025-10-10,1.02\n2990,2025-10-13,0.99\n"
    let series = try NAVSeries(name: "a.csv", csv: text)
    #expect(series.values == [1, 1.02, 0.99])
    #expect(series.benchmark == [3000, 3030, 2990])
    #expect(abs(try #require(series.metrics.cumulativeReturn) + 0.01) < 1e-12)
  }

  @Test func `start with the given cash and then know no benchmark`() throws {
    let text = "date,nav,benchmark\r\n2025-10-09,101000,3000\r\n2025-10-10,99000,3030\r\n\r\n"
    let series = try NAVSeries(name: "a.csv", csv: text, cash: 100_000)
    #expect(series.values == [100_000, 101_000, 99_000])
    #expect(series.benchmark == nil && series.metrics.beta == nil)
    #expect(series.metrics.benchmarkReturn == nil && series.metrics.excessReturn == nil)
  }

  @Test(arguments: [
    ("", 1), ("day,nav\n", 1), ("date,nav\n2025-10-09,1\n", 3),
    ("date,nav\n2025-10-09,1\n2025-10-09,2\n", 3), ("date,nav\n2025-10-09,1\nx,2\n", 3),
    ("date,nav\n2025-10-09,1\n2025-10-10,nan\n", 3), ("date,nav\n2025-10-09,1\n2025-10-10\n", 3),
    ("date,nav\n2025-10-09,0\n2025-10-10,1\n", 2), ("date,nav\n2025-10-09,1\n2025-10-10,-1\n", 3),
    ("date,nav\n2025-10-09,1\n2025-10-10,0\n2025-10-13,1\n", 4),
    ("date,nav\n2025-10-09,1e308\n2025-10-10,1\n", 2),
    ("date,nav\n2025-10-09,1\n2025-10-10,1e-308\n", 3),
  ])
  func `that cannot be read are refused with their line`(text: String, line: Int) {
    #expect {
      _ = try NAVSeries(name: "a.csv", csv: text)
    } throws: { error in
      (error as? NAVSeriesError)?.line == line && "\(error)".hasPrefix("a.csv:\(line): ")
    }
  }

  @Test func `may end with everything lost, and every figure stays finite`() throws {
    let series = try NAVSeries(
      name: "a.csv", csv: "date,nav\n2025-10-09,1e15\n2025-10-10,1e-9\n2025-10-13,0\n")
    #expect(series.metrics.cumulativeReturn == -1)
    #expect(series.metrics.logReturn == nil)
    let text = try RunBoard.json(of: ScoredLine.lines(of: [.series(series)], nil))
    #expect(text.contains("\"cumulative_return_pct\" : -100"))
  }

  @Test func `alone are shown figure by figure`() throws {
    let series = try NAVSeries(
      name: "a.csv", csv: "\u{FEFF}date,nav\r\n2025-10-09,100\r\n2025-10-10,90\r\n2025-10-13,95\r\n"
    )
    let page = RunBoard.text(of: [.series(series)], nil)
    #expect(page.contains("max drawdown %, longest in days"))
    #expect(page.contains("-10.00, 2"))
  }

  @Test func `several are compared day by day`() throws {
    func series(_ name: String, _ steps: [Double]) throws -> ScoredRun {
      var value = 100.0
      var text = "date,nav,benchmark\n2025-10-01,100,100\n"
      for (place, step) in steps.enumerated() {
        value *= 1 + step
        text += "2025-11-\(place < 9 ? "0" : "")\(place + 1),\(value),100\n"
      }
      return .series(try NAVSeries(name: name, csv: text))
    }
    let wave = (0..<24).map { Double($0 * 7 % 11 - 5) / 1_000 }
    let runs = [
      try series("low", wave), try series("high", wave.map { $0 + 0.01 }),
      try series("other", wave.reversed()),
    ]
    let comparison = try #require(RunComparison(of: runs, meanBlock: 3, draws: 500, seed: 1))
    #expect(comparison.best == 1)
    #expect(comparison.versusBest[1] == nil)
    #expect(try #require(comparison.versusBest[0]) < 0.01)
    #expect(try #require(comparison.ability).superior < 0.05)
    #expect(RunComparison(of: [runs[0]], meanBlock: 3, seed: 1) == nil)
  }
}
