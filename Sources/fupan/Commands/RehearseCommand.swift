import ArgumentParser
import Dashboard
import Glibc
import Journal
import Market
import Synchronization
import Terminal
import TradingTypes

/// `fupan rehearse`: the screen under a stream of made-up thought, to measure what it costs.
struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse", abstract: "Stream made-up thoughts to the screen and measure it.",
    discussion: """
      Prints one JSON line when it is over: frames, seconds and processor time of the process.

      Example:
        fupan rehearse out/run --tokens-per-second 500 --seconds 10
      """, shouldDisplay: false)

  @Argument(help: "Run folder that fills the other panes.")
  var folder: String

  @Option(help: "Pieces of thought a second, about a word each.")
  var tokensPerSecond = 500

  @Option(help: "How long.")
  var seconds = 10

  @OptionGroup(title: "Screen options")
  var screen: ScreenSettings

  @Option(help: "Language of the screen and of the thoughts.")
  var lang = WatchCommand.ScreenLanguage.en

  func validate() throws {
    guard (1...100_000).contains(tokensPerSecond), (1...600).contains(seconds) else {
      throw ValidationError("give 1 to 100000 tokens a second, for 1 to 600 seconds")
    }
  }

  func run() throws {
    let isChinese = lang == .zh
    let entries = try RunFolder.record(at: folder).entries()
    let session = ScreenSession(
      settings: screen, market: try MarketSource.market(MarketSource.embeddedName),
      language: isChinese ? .chinese : .english, pace: .follow)
    let words = isChinese ? Rehearsal.chinese : Rehearsal.english
    let cost = Mutex(Rehearsal.Cost())
    let (count, rate, mailbox) = (tokensPerSecond * seconds, tokensPerSecond, session.mailbox)
    let end = try session.show(
      didShow: { cost.withLock { $0.frames += 1 } },
      begin: {
        for entry in entries { session.mailbox.post(.entry(entry)) }
        WorkerThread.start {
          usleep(500_000)
          let start = ContinuousClock.now
          cost.withLock { $0.begin() }
          for place in 0..<count {
            mailbox.post(.stream(.thought, words[(place * 7) % words.count]))
            let due = start + .nanoseconds(1_000_000_000 / rate) * (place + 1)
            let rest = due - ContinuousClock.now
            if rest > .zero { usleep(UInt32(rest / .microseconds(1))) }
          }
          cost.withLock { $0.end() }
          mailbox.post(.key(.character("q")))
        }
      })
    Console.say(
      cost.withLock { cost in
        "{\"cpu_ms\":\(cost.processor / 1_000),\"frames\":\(cost.frames),\"seconds\":\(seconds)}"
      })
    if end != .quit { throw ExitCode(end.exitStatus) }
  }
}

/// What a rehearsal says and what it measures.
private enum Rehearsal {
  static let english = [
    "volume ", "is ", "thin, ", "so ", "the ", "opening ", "auction ", "may ", "gap; ", "I ",
    "hold ", "cash ", "and ", "wait ", "for ", "600519 ", "below ", "its ", "average. ", "\n",
  ]
  static let chinese = [
    "成交", "清淡", "，", "开盘", "竞价", "可能", "跳空", "；", "我", "先", "留着", "现金", "，", "等",
    "600519 ", "回到", "均线", "之下", "。", "\n",
  ]

  /// Frames shown and processor time used, in microseconds.
  struct Cost {
    var frames = 0
    private(set) var processor = 0

    mutating func begin() {
      frames = 0
      processor = -Cost.used
    }

    mutating func end() { processor += Cost.used }

    private static var used: Int {
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000
        + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    }
  }
}
