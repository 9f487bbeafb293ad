import ArgumentParser
import Glibc
import Market
import MarketData
import Scoring
import SyntheticMarket
import TradingTypes

/// `fupan market study`: what many generated seasons have in common.
struct MarketStudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Generate many seasons and measure them: stylised facts, and what an oracle earns.",
    discussion: """
      Seasons are generated one after the other and not kept. The oracle knows the planted means and \
      holds the best five shares of each day; all figures are above an equal holding of all shares.

      Examples:
        fupan market study --seeds 50
        fupan market study --seeds 200 --no-facts
        fupan market study --seeds 200 --no-facts --signal 0
        fupan market study --seeds 10000 --no-facts --no-oracle
      """)

  @Option(help: "Number of seasons.")
  var seeds = 50

  @Option(help: "Seed of the first one.")
  var first: UInt64 = 1

  @Option(help: "Trading days of a season.")
  var days = 20

  @Option(help: "Trading days of history before it.")
  var history = 250

  @Option(help: "Strength of the planted signals; 0 for a control without any.")
  var signal = 1.0

  @Flag(inversion: .prefixedNo, help: "Measure the stylised facts.")
  var facts = true

  @Flag(inversion: .prefixedNo, help: "Measure what an oracle earns.")
  var oracle = true

  func validate() throws {
    guard (1...1_000_000).contains(seeds) else {
      throw ValidationError("--seeds \(seeds) is out of range; give 1 to 1000000")
    }
    guard (1...2_000).contains(days), (1...5_000).contains(history) else {
      throw ValidationError("--days takes 1 to 2000 and --history 1 to 5000")
    }
    guard (0...10).contains(signal) else { throw ValidationError("--signal takes 0 to 10") }
  }

  func run() throws {
    guard let start = TradingDay("2025-10-09") else { return }
    var study = SeasonStudy()
    var earnings = OracleEarnings()
    var items = 0
    let clock = ContinuousClock()
    var spent = Duration.zero
    var earlyPeak = 0
    for number in 0..<seeds {
      var request = SyntheticMarket.Request(
        seed: first &+ UInt64(number), start: start, days: days, history: history, signal: signal)
      var season: SyntheticMarket.Season?
      spent += clock.measure { season = SyntheticMarket.generate(request) }
      guard let season else { continue }
      items += season.draft.news.count
      if facts { study.add(MarketCheck(of: MarketRecord(season.draft, digest: ""))) }
      if oracle {
        request.signal = 1
        let signals = signal == 1 ? season.truth : SyntheticMarket.generate(request).truth
        earnings.add(InformedOracle(on: season, days: days, signals: signals))
      }
      if number == (seeds - 1) / 10 { earlyPeak = MarketStudyCommand.peakMemory }
      if Console.errorIsTerminal, number % 10 == 9 {
        Console.rewrite("\(number + 1) of \(seeds) seasons")
      }
    }
    if Console.errorIsTerminal { Console.rewrite("") }
    Console.say(
      "\(seeds) seasons of \(days) days after \(history), signal \(signal), \(items) news items")
    if facts { Console.say(study.text) }
    if oracle { Console.say(earnings.text) }
    let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18
    Console.complain(
      "generation: \(TextTable.fixed(seconds / Double(seeds) * 1_000, places: 1)) ms a season; "
        + "peak memory \(MarketStudyCommand.peakMemory) MiB, "
        + "\(earlyPeak) MiB after the first tenth")
  }

  /// The most memory this process has held so far, in MiB.
  private static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1_024
  }
}

/// What the oracle earned over many seasons.
private struct OracleEarnings {
  private var expected = RunningMoments()
  private var realised = RunningMoments()
  private var charges = RunningMoments()

  mutating func add(_ oracle: InformedOracle) {
    expected.add(oracle.expected * 100)
    realised.add(oracle.realised * 100)
    charges.add(oracle.charges * 100)
  }

  var text: String {
    func line(_ name: String, _ moments: RunningMoments) -> String {
      func shown(_ value: Double?, signed: Bool = false) -> String {
        value.map { TextTable.fixed($0, signed: signed) } ?? "n/a"
      }
      return "oracle \(name): \(shown(moments.mean, signed: true)) % a season, "
        + "deviation \(shown(moments.deviation)), standard error \(shown(moments.standardError))"
    }
    return [line("expected", expected), line("realised", realised), line("charges", charges)]
      .joined(separator: "\n")
  }
}
