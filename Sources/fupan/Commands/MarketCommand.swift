import ArgumentParser
import Market
import MarketData

/// `fupan market`: look at, check, make and import markets.
struct MarketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "market", abstract: "List, inspect, check, generate and import markets.",
    subcommands: [
      MarketListCommand.self, MarketGenerateCommand.self, MarketImportCommand.self,
    ])
}

/// `fupan market import FORMAT SRC --out DIR`.
struct MarketImportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case aitrader }

  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Build a market folder from files of another program.",
    discussion: """
      Example:
        fupan market import aitrader ../ai-trader/data --out out/sse50
      """)

  @Argument(
    help: "Format of the source: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: Format

  @Argument(help: "Folder that holds the source's files.")
  var source: String

  @Option(help: "Market folder to write.")
  var out: String

  @Option(help: "Name of the market (default: the last part of --out).")
  var name: String?

  @Flag(help: "Replace an earlier market folder at --out.")
  var replace = false

  func run() throws {
    let name = name ?? out.split(separator: "/").last.map(String.init) ?? "market"
    let imported = try AITraderImporter.import(from: source, name: name)
    let market = try MarketFolder.write(imported.draft, to: out, replacing: replace)
    Console.complain(imported.report.description)
    Console.say("\(out): market '\(market.name)', digest \(market.digest)")
  }
}
