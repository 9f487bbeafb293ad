import Foundation
import TestSupport
import Testing

/// The contest's ledgers, sent through our venue order by order.
struct `Published ledgers` {
  static let source = ReferenceFolder.file("market/sse50-2025")

  @Test(.enabled(if: source != nil, "the reference folder is not beside this checkout"))
  func `replay to the yuan under the contest's rules, and are refused in part by the exchange`()
    throws
  {
    let source = try #require(Self.source)
    let values = [
      "MiniMax-M2": 102_808.0, "claude-3.7-sonnet": 99_291, "deepseek-chat-v3.1": 98_017,
      "gemini-2.5-flash": 100_965, "gpt-5": 97_469,
    ]
    let ledgers = values.keys.sorted().map {
      source.appending(path: "agents/\($0)/position.jsonl").path
    }
    try Program.inFolder { folder in
      let market = folder.appending(path: "market").path
      #expect(
        try Program.run("market", "import", "aitrader", source.path, "--out", market).status == 0)
      let same = try Self.replays(ledgers, market, "aitrader")
      #expect(same.count == values.count)
      for replay in same {
        let name = try #require(replay["trader"] as? String)
        #expect(replay["cash_mismatches"] as? Int == 0, "\(name)")
        #expect(replay["refused"] as? Int == 0, "\(name)")
        #expect(replay["final_nav"] as? Double == values[name], "\(name)")
      }
      let real = try Self.replays(ledgers, market, "exchange")
      #expect(real.allSatisfy { ($0["refused"] as? Int ?? 0) > 0 })
      #expect(real.allSatisfy { ($0["fees"] as? Double ?? 0) > 100 })
    }
  }

  /// Figures of the board and where the reference has them; a part of a hundred per cent becomes one.
  private static let figures: [(key: String, block: String, name: String, scale: Double)] = [
    ("final_nav", "own", "final_value", 1),
    ("cumulative_return_pct", "own", "cumulative_return", 100),
    ("log_return_pct", "own", "log_return", 100),
    ("annualised_return_pct", "own", "annualized_return", 100),
    ("annualised_volatility_pct", "own", "volatility_ann", 100), ("sharpe", "own", "sharpe", 1),
    ("sharpe_se", "own", "sharpe_se_annual_lo_iid", 1),
    ("downside_deviation_pct", "own", "downside_dev_ann", 100), ("sortino", "own", "sortino", 1),
    ("max_drawdown_pct", "own", "max_drawdown", 100), ("calmar", "own", "calmar", 1),
    ("beta", "own", "beta", 1), ("alpha_pct", "own", "alpha_ann_arith", 100),
    ("alpha_t", "own", "alpha_tstat", 1), ("tracking_error_pct", "own", "tracking_error_ann", 100),
    ("information_ratio", "own", "information_ratio_excess_sharpe", 1),
    ("excess_return_pct", "own", "excess_return_geom", 100),
    ("benchmark_return_pct", "own", "benchmark_return", 100),
    ("win_rate_pct", "own", "win_rate_days", 100), ("psr", "own", "psr_vs_0", 1),
    ("turnover", "trading", "turnover_two_sided_over_mean_nav", 1),
    ("holdings_turnover", "trading", "turnover_rqalpha", 1),
    ("winning_sales_pct", "trading", "win_rate_sell_trades_fifo", 100),
    ("exposure_pct", "trading", "mean_exposure", 100),
    ("mean_holdings", "trading", "mean_holdings", 1),
    ("concentration", "trading", "mean_hhi", 1),
  ]

  @Test(.enabled(if: source != nil, "the reference folder is not beside this checkout"))
  func `have every figure of the reference in three windows`() throws {
    let source = try #require(Self.source)
    let file = try #require(ReferenceFolder.file("reference/aitrader-metrics.json"))
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let windows = try #require(root["windows"] as? [String: [String: [String: Any]]])
    try Program.inFolder { folder in
      let market = folder.appending(path: "market").path
      #expect(
        try Program.run("market", "import", "aitrader", source.path, "--out", market).status == 0)
      for (end, agents) in windows.sorted(by: { $0.key < $1.key }) {
        let names = agents.keys.filter { $0 != "SSE50" }.sorted()
        let ledgers = names.map { source.appending(path: "agents/\($0)/position.jsonl").path }
        let outcome = try Program.run(
          arguments: ["score", "--aitrader"] + ledgers
            + ["--market", market, "--as-of", end, "--luck", "0", "--format", "json"],
          in: folder)
        let lines = try #require(
          try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        #expect(lines.count == names.count)
        for line in lines {
          let name = try #require(line["trader"] as? String)
          for figure in Self.figures {
            let block = try #require(agents[name]?[figure.block] as? [String: Any])
            var expected = try #require(block[figure.name] as? Double) * figure.scale
            if figure.key == "winning_sales_pct", name == "deepseek-chat-v3.1" {
              // One of its sells is of zero shares: the reference counts it as a sale that lost.
              let sells = try #require(block["n_sells"] as? Double)
              expected *= sells / (sells - 1)
            }
            let actual = try #require(line[figure.key] as? Double, "\(name) \(end) \(figure.key)")
            #expect(
              abs(actual - expected) <= 1e-6 * max(1e-3, abs(expected)),
              "\(name) \(end) \(figure.key)")
          }
        }
      }
    }
  }

  private static func replays(
    _ ledgers: [String], _ market: String, _ rules: String
  ) throws -> [[String: Any]] {
    let process = Process()
    let output = Pipe()
    process.executableURL = Program.path
    process.arguments =
      ["score", "--aitrader"] + ledgers
      + ["--market", market, "--rules", rules, "--as-of", "2025-10-29", "--format", "json"]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
  }
}
