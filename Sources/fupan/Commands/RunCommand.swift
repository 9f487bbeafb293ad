import Agent
import ArgumentParser
import Dashboard
import Glibc
import Journal
import Market
import Simulation
import Synchronization
import Terminal
import TradingTypes

/// `fupan run`: a season on the screen while it is traded.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Watch a season while it is traded (the default command).",
    discussion: """
      With --trader human you trade: b buys, x sells, X takes an order back, e ends the day.

      Keys: space pauses, n steps, + and - change the speed, Tab and arrows move, ? shows all keys, \
      q leaves at once and loses nothing.

      Examples:
        fupan run
        fupan run --trader random --seed 3
        fupan run --trader human --lang zh
        fupan run --out out/live --resume
        fupan run --trader random --headless-frames 120x36 --at 5,end
      """)

  @OptionGroup var season: SeasonOptions

  @OptionGroup(title: "Screen options")
  var screen: ScreenSettings

  @OptionGroup(title: "Frames without a terminal")
  var frames: FrameOptions

  @Option(help: "Run folder to write (default: a new one in the state folder).")
  var out: String?

  @Option(help: ArgumentHelp("Run folder to play against.", valueName: "dir"))
  var rival: [String] = []

  @Flag(help: "Continue the run in --out where it stopped.")
  var resume = false

  func validate() throws {
    guard !resume || out != nil else { throw ValidationError("--resume needs --out DIR") }
  }

  func run() throws {
    let stage = try SeasonSetup.stage(of: season)
    let market = stage.market
    let folder = RunFolder(path: out ?? Folders.newRun(market: market.name, season: season))
    if !resume { try folder.refuseRun() }
    let isSeated = season.trader == Seat.human
    let session = ScreenSession(
      settings: screen, market: market,
      language: season.agent.language == .chinese ? .chinese : .english,
      pace: isSeated ? .follow : .automatic, rivals: try rival.map { try RunFolder.rival(at: $0) },
      isSeated: isSeated)
    let line = SeatLine(mailbox: session.mailbox)
    let run = LiveRun(
      season: season, stage: stage, folder: folder, resumes: resume,
      line: isSeated && frames.size != nil ? nil : line, mailbox: session.mailbox)
    if let size = frames.size {
      try run.trade()
      let record = try JournalRecord(contentsOf: folder.journal)
      let state = session.still(of: try record.entries(), isEnded: record.isEnded)
      return try frames.print(state, size: size, depth: screen.color.depth)
    }
    let end = try session.show(seat: { line.send($0) }, begin: { run.start() })
    run.stop()
    if !end.isTerminalLost { Console.say(run.farewell) }
    if end != .quit { throw ExitCode(end.exitStatus) }
  }
}

/// A season traded on a thread of its own, whose entries and streams go to a screen's mailbox.
private final class LiveRun: RunObserver {
  private enum Stage {
    case waiting, working
    case over(String)
  }

  private let season: SeasonOptions
  private let ground: SeasonSetup.Stage
  private let folder: RunFolder
  private let resumes: Bool
  /// Where the person sits; nil without a screen.
  private let line: SeatLine?
  private let mailbox: Mailbox<DashboardMessage>
  private let request = StopRequest()
  private let stage = Mutex(Stage.waiting)

  init(
    season: SeasonOptions, stage ground: SeasonSetup.Stage, folder: RunFolder, resumes: Bool,
    line: SeatLine?, mailbox: Mailbox<DashboardMessage>
  ) {
    self.season = season
    self.ground = ground
    self.folder = folder
    self.resumes = resumes
    self.line = line
    self.mailbox = mailbox
  }

  func journalled(_ entry: JournalEntry) { mailbox.post(.entry(entry)) }

  func streamed(_ kind: StreamKind, _ text: String) {
    switch kind {
    case .thought: mailbox.post(.stream(.thought, text))
    case .call: mailbox.post(.stream(.call, text))
    case .status: mailbox.post(.stream(.status, text))
    }
  }

  func start() {
    stage.withLock { $0 = .working }
    WorkerThread.start { [self] in
      CrashGuard.protectThread()
      WorkerThread.yieldToScreen()
      let (reason, farewell) = told()
      stage.withLock { $0 = .over(farewell) }
      mailbox.post(.ended(reason: reason))
    }
  }

  /// Asks the season to stop and waits until its journal is whole; at most ten seconds.
  func stop() {
    request.request()
    line?.close()
    for _ in 0..<1_000 {
      let isWorking = stage.withLock { if case .working = $0 { true } else { false } }
      if !isWorking { return }
      usleep(10_000)
    }
  }

  /// What to print when the screen is gone.
  var farewell: String {
    stage.withLock {
      if case .over(let text) = $0 { text } else { "the run in \(folder.path) was left as it is" }
    }
  }

  /// Trades the season and says how it ended: on the screen, and after it.
  private func told() -> (reason: String, farewell: String) {
    do {
      let result = try trade()
      let days = "\(result.daysClosed) of \(result.header.days) days, NAV \(result.netAssetValue)"
      guard result.isEnded else {
        return (
          "stopped",
          "\(days), saved; with the same options, 'fupan run --out \(folder.path) --resume' goes on"
        )
      }
      return ("", "\(days), saved in \(folder.path); 'fupan watch' shows it again")
    } catch {
      return ("\(error)", "error: \(error)")
    }
  }

  /// Trades the season into its folder, on the calling thread.
  @discardableResult
  func trade() throws -> SeasonResult {
    let setup = try SeasonSetup(season, on: ground, person: line) {
      mailbox.post(.stream(.status, $0))
    }
    try folder.prepare(
      resuming: resumes, header: try setup.plan.header(on: ground.market), market: season.market,
      mask: ground.mask)
    let result = try folder.trade(setup, resuming: resumes, watchedBy: self, stop: request)
    let entries = try JournalRecord(contentsOf: folder.journal).entries()
    let truth = season.mask ? nil : try MarketSource.truth(of: season.market)
    try folder.writeDerived(
      from: entries, market: ground.market, standing: RunStanding(on: ground.market, truth: truth))
    return result
  }
}
