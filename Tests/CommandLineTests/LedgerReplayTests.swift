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
