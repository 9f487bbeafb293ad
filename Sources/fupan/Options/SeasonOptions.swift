import ArgumentParser
import Journal
import TradingTypes

/// The options that fix a season, shared by `run` and `replay`.
struct SeasonOptions: ParsableArguments {
  @Option(help: "Market folder, or 'demo' for the market inside this program.")
  var market = "demo"

  @Option(help: "Seat that trades; 'fupan traders' lists them.")
  var trader = "agent"

  @OptionGroup(title: "Agent options")
  var agent: AgentOptions

  @Option(help: "Language model: a GGUF file (default: the one that 'make model' fetches).")
  var model: String?

  @Option(help: "When the trader decides.")
  var mode = DecisionMode.daily

  @Option(help: "Venue: exchange (rules and charges) or aitrader (the contest's).")
  var rules = RulesProfile.exchange

  @Option(help: "First trading day, YYYY-MM-DD (default: the market's season).")
  var start: TradingDay?

  @Option(help: "Number of trading days.")
  var days = 20

  @Option(help: "Cash at the start, in CNY.")
  var cash = Money(yuan: 100_000)

  @Option(help: "Seed of every random choice.")
  var seed: UInt64 = 1

  @Option(
    name: .customLong("convention"),
    help: ArgumentHelp(
      "Choose what no rule text settles, such as 'sealed_limit=fill'; 'fupan conventions' lists them.",
      valueName: "name=value"))
  var conventions: [String] = []

  @Flag(help: "Hide names, codes and days behind neutral ones, against memorised history.")
  var mask = false

  @Option(help: "Threads of the language model; the result does not depend on it.")
  var threads: Int?

  @OptionGroup(title: "Speed of the language model; the result does not depend on it")
  var speed: SpeedOptions

  func validate() throws {
    guard (1...10_000).contains(days) else {
      throw ValidationError("--days \(days) is out of range; give 1 to 10000")
    }
    guard cash > .zero, cash <= Money(yuan: 1_000_000_000_000) else {
      throw ValidationError("--cash \(cash) is out of range; give more than 0 and at most 1e12 CNY")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads \(threads) is out of range; give 1 to 256")
    }
  }
}
