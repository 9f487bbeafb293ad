import ArgumentParser
import Dashboard
import Glibc
import Journal
import Market
import Scoring
import Synchronization
import Terminal

/// `fupan watch DIR`: the screen on a finished or growing run.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Watch a run again, or while another process writes it.",
    discussion: """
      Further folders are compared with the first, day by day: key 7 shows two runs beside each \
      other, key 8 the leaderboard. The folder of a contest shows its leaderboard, with the runs whose \
      journals were kept. With --frames, frames are printed and no terminal is needed.

      Examples:
        fupan watch out/run
        fupan watch out/agent out/hold out/random
        fupan watch out/contest
        fupan watch out/run --frames 120x36 --at 3,end --keys 5
      """)

  @Argument(help: "Run folders: the one to watch, then those to compare it with.")
  var folders: [String]

  @OptionGroup(title: "Frames without a terminal")
  var frames: FrameOptions

  @OptionGroup(title: "Screen options")
  var screen: ScreenSettings

  @Option(name: .customLong("lang"), help: "Language of the screen.")
  var language = ScreenLanguage.en

  @Option(help: "Market the run was made on (default: the one it names); only for charts and news.")
  var market: String?

  enum ScreenLanguage: String, ExpressibleByArgument, CaseIterable { case en, zh }

  func run() throws {
    let shown = try WatchedRuns(folders)
    var session = ScreenSession(
      settings: screen, market: try shown.market(asked: market),
      language: language == .zh ? .chinese : .english, pace: .play)
    session.board = shown.board
    session.rivals = shown.rivals.map { Rival(name: $0.name, entries: $0.entries) }
    let records = shown.runs.map(\.entries)
    let luck = { @Sendable [market = session.market, mailbox = session.mailbox] in
      for (place, entries) in records.enumerated() {
        guard let percentile = RunLuck.percentile(of: entries, on: market) else { continue }
        mailbox.post(.luck(rival: place == 0 ? nil : place - 1, percentile: percentile))
      }
    }
    let entries = shown.first?.entries ?? []
    if let size = frames.size {
      luck()
      let state = session.still(of: entries, isEnded: shown.first?.record.isEnded ?? true)
      return try frames.print(state, size: size, depth: screen.color.depth)
    }
    let follower = shown.first.map {
      JournalFollower(path: $0.record.name, shown: entries.count, mailbox: session.mailbox)
    }
    let end = try session.show(begin: {
      for entry in entries { session.mailbox.post(.entry(entry)) }
      if let first = shown.first, !first.record.isEnded {
        follower?.start()
      } else {
        session.mailbox.post(.ended(reason: ""))
      }
      WorkerThread.start { luck() }
    })
    follower?.stop()
    if end != .quit { throw ExitCode(end.exitStatus) }
  }
}

/// The runs that a screen shows: of folders that were named, or of a contest's folder.
private struct WatchedRuns {
  struct Run {
    let name: String
    let path: String
    let record: JournalRecord
    let entries: [JournalEntry]
  }

  /// The run to watch, then those to compare it with; none when a contest kept no journal.
  let runs: [Run]
  /// The leaderboard of the contest, if that is what was named.
  let board: ContestBoard?

  var first: Run? { runs.first }

  /// The market that was asked for, or the one the first run was made on; nil when that is gone:
  /// bars of another market would be wrong.
  ///
  /// - Throws: what reading the market that was asked for throws.
  func market(asked name: String?) throws -> MarketRecord? {
    guard let first, case .runStarted(let header) = first.entries.first?.event else {
      return try name.map { try MarketSource.market($0) }
    }
    if let name {
      let market = try RunFolder.market(at: first.path, called: name, for: header).market
      guard header.marketDigest == market.digest else {
        throw CommandFailure(
          "\(name): \(first.name) was made on another market",
          hint: "leave out --market, or give the one it was made on")
      }
      return market
    }
    guard let market = try? RunFolder.market(at: first.path, called: nil, for: header).market,
      header.marketDigest == market.digest
    else { return nil }
    return market
  }

  var rivals: ArraySlice<Run> { runs.dropFirst() }

  /// - Throws: ``CommandFailure`` when a folder holds neither a run nor a contest, and what reading
  ///   a record throws.
  init(_ folders: [String]) throws {
    var named: [(name: String, folder: String)] = []
    var board: ContestBoard?
    for folder in folders {
      if board == nil, ContestFolder.isContest(folder) {
        let contest = ContestFolder(path: folder)
        board = try contest.standings()
        named += try contest.keptRuns().map { ($0.seat, $0.folder) }
      } else {
        named.append((RunFolder.name(of: folder), folder))
      }
    }
    self.board = board
    runs = try named.map {
      let record = try RunFolder.record(at: $0.folder)
      return Run(name: $0.name, path: $0.folder, record: record, entries: try record.entries())
    }
  }
}

/// Follows a journal that another process writes, entry by entry.
private final class JournalFollower: Sendable {
  private let path: String
  private let mailbox: Mailbox<DashboardMessage>
  private let shown: Mutex<Int>
  private let isStopped = Atomic(false)

  init(path: String, shown: Int, mailbox: Mailbox<DashboardMessage>) {
    self.path = path
    self.mailbox = mailbox
    self.shown = Mutex(shown)
  }

  func start() {
    WorkerThread.start { [self] in
      var size: off_t = -1
      while !isStopped.load(ordering: .relaxed) {
        usleep(200_000)
        var status = stat()
        guard stat(path, &status) == 0, status.st_size != size else { continue }
        size = status.st_size
        if readMore() { return }
      }
    }
  }

  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Posts what is new; true when the run is over.
  ///
  /// A line that is still being written is left for the next look.
  private func readMore() -> Bool {
    guard let record = try? JournalRecord(contentsOf: path), let entries = try? record.entries()
    else { return false }
    shown.withLock { count in
      for entry in entries.dropFirst(count) { mailbox.post(.entry(entry)) }
      count = max(count, entries.count)
    }
    guard record.isEnded else { return false }
    mailbox.post(.ended(reason: ""))
    return true
  }
}
