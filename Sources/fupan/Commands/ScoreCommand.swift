import ArgumentParser
import Exchange
import Journal
import Market
import Scoring
import TradingTypes

/// `fupan score`: metrics of runs, or of AI-Trader ledgers against an imported market.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Measure runs, or the ledgers of AI-Trader agents.",
    discussion: """
      Examples:
        fupan score out/run
        fupan score --aitrader agents/*/position.jsonl --market out/sse50 --as-of 2025-10-29
        fupan score --aitrader agents/*/position.jsonl --market out/sse50 --rules exchange
      """)

  @Argument(help: "Run folders.")
  var runs: [String] = []

  @Option(
    parsing: .upToNextOption, help: "position.jsonl files of AI-Trader agents.")
  var aitrader: [String] = []

  @Option(help: "Market folder the ledgers traded on.")
  var market: String?

  @Option(help: "Count no day after this one.")
  var asOf: TradingDay?

  @Option(
    help:
      "Send the ledgers' actions through our venue: aitrader (must agree) or exchange (what would be refused)."
  )
  var rules: RulesProfile?

  @Option(help: "Random traders with the same schedule to compare with; 0 for none.")
  var luck = 1_000

  @Option(help: "Seed of the random traders.")
  var seed: UInt64 = 1

  @Option(help: "How to print: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    guard runs.isEmpty != aitrader.isEmpty else {
      throw ValidationError("give run folders, or --aitrader FILE... with --market DIR")
    }
    guard (0...1_000_000).contains(luck) else {
      throw ValidationError("--luck \(luck) is out of range; give 0 to 1000000")
    }
    guard aitrader.isEmpty || market != nil else {
      throw ValidationError("--aitrader needs --market DIR, the market the ledgers traded on")
    }
  }

  func run() throws {
    if let market, !aitrader.isEmpty, let rules {
      try replayLedgers(on: MarketSource.market(market), under: rules)
    } else if let market, !aitrader.isEmpty {
      try scoreLedgers(on: MarketSource.market(market))
    } else {
      try scoreRuns()
    }
  }

  private func scoreLedgers(on market: MarketRecord) throws {
    let reports = try aitrader.map { file in
      let ledger = try AITraderLedger(
        agent: AgentName.of(ledger: file), text: TextFile.read(file), file: file)
      return try AITraderReport(of: ledger, on: market, until: asOf, file: file) {
        FeeSchedule(on: $2, terms: VenueTerms()).fees(on: $1, side: $0).total
      }
    }
    .sorted {
      ($0.metrics.cumulativeReturn ?? 0, $1.agent) > ($1.metrics.cumulativeReturn ?? 0, $0.agent)
    }
    .map { report in
      AITraderLine(
        report: report,
        luckPercentile: luck > 0
          ? report.luckPercentile(on: market, count: luck, seed: seed) : nil)
    }
    switch format {
    case .text: Console.say(AITraderBoard.text(of: reports))
    case .json: Console.say(try AITraderBoard.json(of: reports))
    }
  }

  private func replayLedgers(on market: MarketRecord, under rules: RulesProfile) throws {
    let replays = try aitrader.compactMap { file -> LedgerReplay? in
      let ledger = try AITraderLedger(
        agent: AgentName.of(ledger: file), text: TextFile.read(file), file: file)
      guard !ledger.isHourly || aitrader.count == 1 else {
        Console.complain("\(file): left out: hourly ledgers break T+1 and cannot be replayed")
        return nil
      }
      return try LedgerReplay(of: ledger, on: market, until: asOf, rules: rules, file: file)
    }
    switch format {
    case .text: Console.say(LedgerReplay.text(of: replays))
    case .json: Console.say(try JSONLine.text(replays))
    }
  }

  private func scoreRuns() throws {
    let summaries = try runs.map { path in
      let record = try RunFolder.record(at: path)
      guard let summary = RunSummary(of: try record.entries()) else {
        throw CommandFailure("\(record.name): the journal has no run header")
      }
      return summary
    }
    switch format {
    case .text: Console.say(RunBoard.text(of: summaries))
    case .json: Console.say(try RunBoard.json(of: summaries))
    }
  }
}

/// The name of an agent from the path of its ledger.
private enum AgentName {
  static func of(ledger path: String) -> String {
    let parts = path.split(separator: "/").dropLast().filter { $0 != "position" }
    return parts.last.map(String.init) ?? path
  }
}
