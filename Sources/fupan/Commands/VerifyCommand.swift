import ArgumentParser
import Journal
import Market
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
        let record = try RunFolder.record(at: path)
        let name = market ?? RunFile.marketFolder(of: path) ?? MarketSource.embeddedName
        let verified = try RunVerification.verify(record, on: try MarketSource.market(name))
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
