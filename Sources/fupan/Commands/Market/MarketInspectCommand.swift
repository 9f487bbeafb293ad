import ArgumentParser
import Market
import MarketData

/// `fupan market inspect DIR`: a person's overview of a market.
struct MarketInspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Show what a market holds.")

  @Argument(help: "Market folder, or 'demo' for the one inside this program.")
  var market = MarketSource.embeddedName

  @Option(help: "How to print.")
  var format = OutputFormat.text

  func run() throws {
    let overview = MarketOverview(of: try MarketSource.market(market))
    switch format {
    case .text: Console.say(overview.text)
    case .json: Console.say(try JSONLine.text(overview))
    }
  }
}

/// `fupan market check DIR`: whether a market is sound and looks like one of A-shares.
struct MarketCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a market's files, its trading rules and its stylised facts.",
    discussion: """
      Ends with 1 when a file or a rule is broken or a statistic misses its band. One year of a sound \
      market may miss one or two by chance; --tolerate says how many may.

      Examples:
        fupan market check out/sse50
        fupan market check out/seven --tolerate 2
      """)

  @Argument(help: "Market folder, or 'demo' for the one inside this program.")
  var market = MarketSource.embeddedName

  @Option(help: "How many statistics may lie outside their bands.")
  var tolerate = 0

  func validate() throws {
    guard (0...43).contains(tolerate) else { throw ValidationError("--tolerate takes 0 to 43") }
  }

  func run() throws {
    let check = MarketCheck(of: try MarketSource.market(market), tolerating: tolerate)
    Console.say(check.text)
    if !check.passes { throw ExitStatus.failed }
  }
}
