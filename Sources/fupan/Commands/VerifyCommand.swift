import ArgumentParser
import Journal
import Market
import MarketData
import Simulation

/// `fupan verify DIR...`: recomputes runs from their journals.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute every check, fill, charge, posting and hash of runs.",
    discussion: "Says 'identical', or the first entry and field that differ (exit code 1).")

  @Argument(help: "Run folders.")
  var runs: [String]

  @Option(help: "Market they were made on (default: the one each run names).")
  var market: String?

  func run() throws {
    var failures = 0
    for path in runs {
      do {
        let journal = try RunFolder.journal(at: path)
        let name = market ?? RunFile.marketFolder(of: path) ?? MarketSource.embeddedName
        let header = try JournalRecord(contentsOf: journal, checking: .lines).header()
        var market = try MarketSource.market(name)
        if header.settings.contains(SeasonSetup.maskSetting) {
          let masked = try MarketSource.masked(name, seed: header.seed)
          try LeakScan.check(folder: path, key: masked.key)
          market = masked.market
        }
        let verified = try RunVerification.verify(contentsOf: journal, on: market)
        let rest =
          verified.unfinishedEntries == 0
          ? "" : ", \(verified.unfinishedEntries) entries of an unfinished day not recomputed"
        Console.say(
          "\(path): identical: \(verified.entries) entries, \(verified.daysClosed) days"
            + "\(rest), journal \(verified.journalHash)")
      } catch {
        failures += 1
        Console.complain("error: \(error)")
      }
    }
    if failures > 0 { throw ExitStatus.failed }
  }
}

/// Looks for what a mask should hide in the files of a run.
private enum LeakScan {
  static func check(folder: String, key: MaskKey) throws {
    let files = [
      "journal.jsonl", "summary.json", "nav.csv", "trades.csv", "position.jsonl",
      "transcript.jsonl",
    ]
    for file in files where Folders.exists("\(folder)/\(file)") {
      let text = try TextFile.read("\(folder)/\(file)")
      for (number, line) in text.split(separator: "\n").enumerated() {
        if let leak = key.leaks(in: String(line)).first {
          throw CommandFailure("\(folder)/\(file):\(number + 1): the mask leaks '\(leak)'")
        }
      }
    }
  }
}
