import ArgumentParser
import Scoring

/// `fupan traders`: the seats that can trade.
struct TradersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "traders", abstract: "List the seats that can trade.")

  @Option(help: "How to print.")
  var format = OutputFormat.text

  private struct Line: Encodable {
    let name: String
    let summary: String
  }

  func run() throws {
    switch format {
    case .text:
      var table = TextTable([.left("trader"), .left("what it does")])
      for seat in Seat.catalogue { table.add([seat.name, seat.summary]) }
      Console.say(table.text)
    case .json:
      Console.say(
        try JSONLine.text(Seat.catalogue.map { Line(name: $0.name, summary: $0.summary) }))
    }
  }
}
