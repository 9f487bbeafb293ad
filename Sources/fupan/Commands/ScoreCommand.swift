import ArgumentParser
import Exchange
import Journal
import Market
import Scoring
import Terminal
import TradingTypes

/// `fupan score`: metrics of runs, or of AI-Trader ledgers against an imported market.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Measure runs, values of any program, or the ledgers of AI-Trader agents.",
    discussion: """
      A run is a folder or a file of values, CSV with the columns date,nav and maybe benchmark. Several \
      with equally many days are compared day by day by stationary bootstrap.

      Examples:
        fupan score out/run
        fupan score out/hold out/agent other.csv
        fupan score --aitrader a/*/position.jsonl --market out/m --as-of 2025-10-29
        fupan score --aitrader a/*/position.jsonl --market out/m --rules exchange
      """)

  @Argument(help: "Run folders, journals, or CSV files of values.")
  var runs: [String] = []

  @Option(
    parsing: .upToNextOption, help: "position.jsonl files of AI-Trader agents.")
  var aitrader: [String] = []

  @Option(help: "Market folder that ledgers or runs traded on (default: the one each run names).")
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

  @Option(
    help: "What random traders sell when the schedule does: one holding, or spread over several.")
  var sales = RandomTraders.SaleRule.one

  @Option(help: "Cash before the first line of a CSV file (default: its first line is the start).")
  var cash: Double?

  @Option(help: "Mean days in a block of the bootstrap (default: the root of the days).")
  var block: Double?

  @Option(help: "Seed of the random traders.")
  var seed: UInt64 = 1

  @Option(help: "How to print.")
  var format = OutputFormat.text

  func validate() throws {
    guard runs.isEmpty != aitrader.isEmpty else {
      throw ValidationError("give run folders, or --aitrader FILE... with --market DIR")
    }
    guard (0...1_000_000).contains(luck) else {
      throw ValidationError("--luck \(luck) is out of range; give 0 to 1000000")
    }
    guard block ?? 1 >= 1, block ?? 1 <= 10_000, cash ?? 1 > 0 else {
      throw ValidationError("--block takes 1 to 10000 days, --cash more than zero")
    }
    guard rules == nil || !aitrader.isEmpty else {
      throw ValidationError("--rules belongs to --aitrader; a run was traded by its own")
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
    let lines = reports.enumerated().map { place, report in
      if Console.errorIsTerminal, luck > 0 {
        Console.rewrite(
          ProgressLine.bar(place, of: reports.count)
            + " \(luck) random traders like \(SafeText.line(report.agent))")
      }
      return AITraderLine(
        report: report,
        luckPercentile: luck > 0
          ? report.luckPercentile(on: market, count: luck, sales: sales, seed: seed) : nil)
    }
    if Console.errorIsTerminal { Console.rewrite("") }
    switch format {
    case .text:
      let days = Double(reports.first?.gross.points.count ?? 1)
      let notes = AITraderBoard.notes(of: lines, meanBlock: block ?? days.squareRoot(), seed: seed)
      Console.say(AITraderBoard.text(of: lines) + (notes.isEmpty ? "" : "\n\n" + notes))
    case .json: Console.say(try AITraderBoard.json(of: lines))
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
    let scored = try runs.map { path in
      path.hasSuffix(".csv") ? ScoredRun.series(try series(at: path)) : .journal(try run(at: path))
    }
    let periods = (scored.first?.values.count ?? 2) - 1
    let comparison = RunComparison(
      of: scored, meanBlock: block ?? Double(periods).squareRoot(), seed: seed)
    switch format {
    case .text: Console.say(RunBoard.text(of: scored, comparison))
    case .json: Console.say(try RunBoard.json(of: ScoredLine.lines(of: scored, comparison)))
    }
  }

  private func series(at path: String) throws -> NAVSeries {
    try NAVSeries(name: SafeText.line(path), csv: TextFile.read(path), cash: cash, until: asOf)
  }

  /// The run in the folder or journal at `path`, with luck and skill when its market is at hand.
  private func run(at path: String) throws -> RunSummary {
    let record = try RunFolder.record(at: path)
    let entries = try record.entries().filter { entry in asOf.map { entry.time.day <= $0 } ?? true }
    guard let summary = RunSummary(of: entries) else {
      throw CommandFailure(
        asOf.map { "\(record.name): begins after \($0)" }
          ?? "\(record.name): the journal has no run header")
    }
    guard luck > 0, let standing = try standing(of: summary.header, at: path) else {
      return summary
    }
    return standing.adding(to: summary, of: entries)
  }

  private func standing(of header: RunHeader, at path: String) throws -> RunStanding? {
    let name = market ?? RunFile.marketFolder(of: path) ?? header.market
    guard name == MarketSource.embeddedName || Folders.exists(name) else { return nil }
    let (found, mask) = try RunFolder.market(at: path, called: name, for: header)
    guard found.digest == header.marketDigest else {
      Console.complain(
        "note: \(path): market '\(name)' has changed since; no luck percentile, no skill")
      return nil
    }
    return RunStanding(
      on: found, truth: mask != nil ? nil : try MarketSource.truth(of: name), traders: luck,
      sales: sales)
  }
}

/// The name of an agent from the path of its ledger.
private enum AgentName {
  static func of(ledger path: String) -> String {
    let parts = path.split(separator: "/").dropLast().filter { $0 != "position" }
    return parts.last.map(String.init) ?? path
  }
}
