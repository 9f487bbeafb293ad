import ArgumentParser
import Market
import MarketData
import Scoring
import TradingTypes

/// `fupan market list`: the market inside this program and the market folders nearby.
struct MarketListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the markets that can be replayed.",
    discussion: "Looks at the market inside this program and at the folders inside FOLDER.")

  @Argument(help: "Folder whose market folders are listed.")
  var folder = "."

  func run() throws {
    guard Folders.isFolder(folder) else {
      throw CommandFailure("\(folder): there is no such folder")
    }
    var table = TextTable([
      .left("market"), .right("shares"), .right("days"), .left("from"), .left("to"),
      .left("hourly"), .left("digest"),
    ])
    func add(_ name: String, _ market: MarketRecord) {
      table.add([
        name, String(market.instruments.count), String(market.calendar.count),
        market.calendar.first?.description ?? "", market.calendar.last?.description ?? "",
        market.hasHours ? "yes" : "no", String(market.digest.prefix(12)),
      ])
    }
    add(MarketSource.embeddedName, try MarketSource.market(MarketSource.embeddedName))
    for listing in MarketFolder.list(in: folder) {
      switch listing.market {
      case .success(let market): add(listing.path, market)
      case .failure(let error): Console.complain("\(error)")
      }
    }
    Console.say(table.text)
  }
}
