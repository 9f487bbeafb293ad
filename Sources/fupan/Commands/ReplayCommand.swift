import ArgumentParser
import Glibc
import Journal
import Market
import Scoring
import Simulation

/// `fupan replay`: a season without a screen.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Trade a season without a screen and print its summary.",
    discussion: """
      Writes a run folder: journal.jsonl is the record; summary.json, nav.csv, trades.csv, \
      position.jsonl and transcript.jsonl are derived from it.

      Examples:
        fupan replay --trader random --seed 7 --out out/random
        fupan replay --market out/sse50 --start 2025-10-09 --out out/run
        fupan replay --market out/sse50 --start 2025-10-09 --out out/run --resume
      """)

  @OptionGroup var season: SeasonOptions

  @Option(help: "Run folder to write.")
  var out: String

  @Flag(help: "Continue the run in --out where it stopped.")
  var resume = false

  @Flag(help: "Recompute the finished journal as 'fupan verify' does before printing the summary.")
  var verify = false

  @Option(help: "Random traders with the same orders to compare luck with; 0 for none.")
  var luck = 1_000

  @Flag(help: "Say on standard error how long each step took.")
  var timings = false

  @Option(help: "How to print the summary.")
  var format = OutputFormat.text

  func validate() throws {
    guard (0...1_000_000).contains(luck) else {
      throw ValidationError("--luck \(luck) is out of range; give 0 to 1000000")
    }
  }

  func run() throws {
    let stop = StopRequest()
    StopSignals.watch(stop)
    var times = StepTimes()
    let stage = try times.measure("market") { try SeasonSetup.stage(of: season) }
    let market = stage.market
    let setup = try SeasonSetup(season, on: stage)
    let folder = RunFolder(path: out)
    try folder.prepare(
      resuming: resume, header: setup.plan.header(on: market), market: season.market,
      mask: stage.mask)
    let progress = ProgressLine(days: setup.plan.days)
    let result = try times.measure("season") {
      try folder.trade(setup, resuming: resume, watchedBy: progress, stop: stop)
    }
    progress.finish()
    season.speed.report(setup.seat.session)
    if verify {
      _ = try times.measure("verification") {
        try RunVerification.verify(contentsOf: folder.journal, on: market)
      }
    }
    let entries = try times.measure("reading") {
      // Written by this very run: only a crash of the machine could have changed it.
      try JournalRecord(contentsOf: folder.journal, checking: .lines).entries()
    }
    let summary = try times.measure("exports") {
      let standing = RunStanding(
        on: stage.market, truth: season.mask ? nil : try MarketSource.truth(of: season.market),
        traders: luck)
      return try folder.writeDerived(from: entries, market: stage.market, standing: standing)
    }
    if timings { Console.complain(times.text) }
    guard result.isEnded else {
      Console.complain(
        "stopped after \(result.daysClosed) of \(setup.plan.days) days; "
          + "hint: the same command with --resume continues")
      throw ExitStatus.interrupted
    }
    if let summary {
      switch format {
      case .text: Console.say(RunBoard.text(of: [summary]))
      case .json: Console.say(try summary.json())
      }
    }
  }
}
