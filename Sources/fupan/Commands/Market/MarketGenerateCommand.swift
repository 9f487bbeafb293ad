import ArgumentParser
import Market
import MarketData
import SyntheticMarket
import TradingTypes

/// `fupan market generate --seed N --out DIR`.
struct MarketGenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Generate a fictional market; the same seed gives the same bytes.",
    discussion: """
      Example:
        fupan market generate --seed 7 --days 20 --out out/seven
      """)

  @Option(help: "Picks the market.")
  var seed: UInt64

  @Option(help: "Market folder to write.")
  var out: String

  @Option(help: "First trading day of the season.")
  var start: TradingDay?

  @Option(help: "Trading days of the season.")
  var days = 20

  @Option(help: "Trading days of history before it.")
  var history = 250

  @Option(help: "Strength of the planted signals; 0 for a control without any.")
  var signal = 1.0

  @Flag(help: "Also write truth.csv: the conditional means that no trader may see.")
  var truth = false

  @Flag(help: "Replace an earlier market folder at --out.")
  var replace = false

  func validate() throws {
    guard (1...2_000).contains(days), (1...5_000).contains(history) else {
      throw ValidationError("--days takes 1 to 2000 and --history 1 to 5000")
    }
    guard (0...10).contains(signal) else { throw ValidationError("--signal takes 0 to 10") }
  }

  func run() throws {
    guard let first = start ?? TradingDay("2025-10-09") else { return }
    let season = SyntheticMarket.generate(
      SyntheticMarket.Request(
        seed: seed, start: first, days: days, history: history, signal: signal))
    let market = try MarketFolder.write(season.draft, to: out, replacing: replace)
    if truth { try WholeFile.write(season.truth.csv, to: out + "/truth.csv") }
    Console.say("\(out): market '\(market.name)', digest \(market.digest)")
  }
}
