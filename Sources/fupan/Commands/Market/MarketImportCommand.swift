import ArgumentParser
import Market
import MarketData

/// `fupan market import FORMAT SRC --out DIR`.
struct MarketImportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case aitrader, tushare, akshare, baostock, tdx, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Build a market folder from files of another program.",
    discussion: """
      Formats: \(Format.allCases.map(\.rawValue).joined(separator: ", ")). Prices must be the ones \
      that were paid: adjusted prices (复权) are refused unless --adjust round is given. Tables \
      may be UTF-8, GBK or UTF-16; a row given twice counts once, two that differ are refused.

      Examples:
        fupan market import aitrader ../ai-trader/data --out out/sse50
        fupan market import tdx ~/tdx/vipdoc --out out/tdx
        fupan market import csv quotes.csv --columns day=Date,close=Last --out out/own
      """)

  @Argument(help: "Format of the source.")
  var format: Format

  @Argument(help: "Folder (or file) that holds the source.")
  var source: String

  @Option(help: "Market folder to write.")
  var out: String

  @Option(help: "Name of the market (default: the last part of --out).")
  var name: String?

  @Option(help: "What to do with adjusted prices.")
  var adjust = AdjustPolicy.refuse

  @Option(help: "Headings of a csv source, such as day=Date,close=Last.")
  var columns: String?

  @Flag(help: "Replace an earlier market folder at --out.")
  var replace = false

  func validate() throws {
    guard columns == nil || format == .csv else {
      throw ValidationError("--columns belongs to the csv format")
    }
  }

  func run() throws {
    guard Folders.exists(source) else {
      throw CommandFailure("\(source): no such file or folder")
    }
    let name = name ?? out.split(separator: "/").last.map(String.init) ?? "market"
    let imported = try imported(as: name)
    let market = try MarketFolder.write(imported.draft, to: out, replacing: replace)
    Console.complain(imported.report.description)
    Console.say("\(out): market '\(market.name)', digest \(market.digest)")
  }

  private func imported(as name: String) throws -> ImportedMarket {
    switch format {
    case .aitrader: return try AITraderImporter.import(from: source, name: name)
    case .tdx: return try TDXImporter.import(from: source, name: name)
    case .tushare: return try tabular(.tushare, name)
    case .akshare: return try tabular(.akshare, name)
    case .baostock: return try tabular(.baostock, name)
    case .csv:
      guard let columns else { return try tabular(.csv, name) }
      guard let mapped = TabularFormat.csv.mapping(columns: columns) else {
        throw UsageFailure(
          "--columns '\(columns)' is not a list of datum=heading",
          hint: "data are day, time, symbol, open, high, low, close, reference, volume, turnover")
      }
      return try tabular(mapped, name)
    }
  }

  private func tabular(_ format: TabularFormat, _ name: String) throws -> ImportedMarket {
    try TabularImporter.import(from: source, format: format, name: name, adjust: adjust)
  }
}
