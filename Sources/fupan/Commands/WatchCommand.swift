import ArgumentParser
import Dashboard
import Glibc
import Journal
import Market
import Synchronization
import Terminal

/// `fupan watch DIR`: the screen on a finished or growing run.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Watch a run again, or while another process writes it.",
    discussion: """
      Further folders are compared with the first, day by day: key 7 shows two runs beside each
      other, key 8 the leaderboard. With --frames, frames are printed and no terminal is needed.

      Examples:
        fupan watch out/run
        fupan watch out/agent out/hold out/random
        fupan watch out/run --frames 120x36 --at 3,end --keys 5
      """)

  @Argument(help: "Run folders: the one to watch, then those to compare it with.")
  var folders: [String]

  @OptionGroup(title: "Frames without a terminal")
  var frames: FrameOptions

  @OptionGroup(title: "Screen options")
  var screen: ScreenSettings

  @Option(name: .customLong("lang"), help: "Language of the screen: en or zh.")
  var language = ScreenLanguage.en

  @Option(help: "Market the run was made on (default: the one it names); only for charts and news.")
  var market: String?

  enum ScreenLanguage: String, ExpressibleByArgument, CaseIterable { case en, zh }

  func run() throws {
    let folder = folders[0]
    let record = try RunFolder.record(at: folder)
    let name = market ?? RunFile.marketFolder(of: folder) ?? MarketSource.embeddedName
    var session = ScreenSession(
      settings: screen, market: try? MarketSource.market(name),
      language: language == .zh ? .chinese : .english, pace: .play)
    session.rivals = try folders.dropFirst().map { try RunFolder.rival(at: $0) }
    let entries = try record.entries()
    if let size = frames.size {
      return try frames.print(session.still(of: entries), size: size)
    }
    let follower = JournalFollower(
      path: record.name, shown: entries.count, mailbox: session.mailbox)
    let end = try session.show(begin: {
      for entry in entries { session.mailbox.post(.entry(entry)) }
      if record.isEnded {
        session.mailbox.post(.ended(reason: ""))
      } else {
        follower.start()
      }
    })
    follower.stop()
    if end != .quit { throw ExitCode(end.exitStatus) }
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
