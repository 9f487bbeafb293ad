import ArgumentParser
import Glibc
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
    var table = TextTable([
      .left("market"), .right("shares"), .right("days"), .left("from"), .left("to"),
      .left("hourly"), .left("digest"),
    ])
    for name in [MarketSource.embeddedName] + neighbours() {
      do {
        let market = try MarketSource.market(name)
        table.add([
          name, String(market.instruments.count), String(market.calendar.count),
          market.calendar.first?.description ?? "", market.calendar.last?.description ?? "",
          market.hasHours ? "yes" : "no", String(market.digest.prefix(12)),
        ])
      } catch {
        Console.complain("\(error)")
      }
    }
    Console.say(table.text)
  }

  private func neighbours() -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder == "." ? name : "\(folder)/\(name)"
      if Folders.exists(path + "/market.toml") { names.append(path) }
    }
    return names.sorted()
  }
}
