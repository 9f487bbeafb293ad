import ArgumentParser
import Journal
import Market
import MarketData

/// `fupan market unmask DIR`: a file of a masked run with the real names, codes and days.
struct MarketUnmaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmask",
    abstract: "Print a file of a masked run with the real names, codes and days.",
    discussion: """
      What stands for what follows from the run's seed, its first day and the market; it is also \
      written to mask-key.csv when the run is made. The run itself stays as it is.

      Examples:
        fupan market unmask out/run trades.csv
        fupan market unmask out/run transcript.jsonl | less
      """)

  @Argument(help: "Run folder.")
  var folder: String

  @Argument(help: "File inside it.")
  var file = "journal.jsonl"

  @Option(help: "Market the run was made on (default: the one it names).")
  var market: String?

  func run() throws {
    let journal = try RunFolder.journal(at: folder)
    let header = try JournalRecord(contentsOf: journal, checking: .lines).header()
    guard let mask = try RunFolder.market(at: folder, called: self.market, for: header).mask else {
      throw CommandFailure("\(folder): the run was not masked", hint: "its files tell real names")
    }
    guard mask.market.digest == header.marketDigest else {
      throw CommandFailure(
        "\(folder): was made on another market", hint: "name the right one with --market")
    }
    let text = try TextFile.read("\(folder)/\(file)")
    Console.say(mask.key.unmasked(text: text.hasSuffix("\n") ? String(text.dropLast()) : text))
  }
}
