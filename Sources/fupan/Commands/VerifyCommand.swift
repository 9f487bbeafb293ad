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
    discussion: """
      Says 'identical', or the first entry and field that differ (exit code 1). Of a masked run also \
      every file is searched for real names, codes and dates. With --reinfer the language model \
      thinks the whole season again, token by token, which takes as long as the run.

      Examples:
        fupan verify out/run
        fupan verify out/run --reinfer --threads 2
      """)

  @Argument(help: "Run folders.")
  var runs: [String]

  @Option(help: "Market they were made on (default: the one each run names).")
  var market: String?

  @Flag(help: "Let the language model think the runs again and compare every token.")
  var reinfer = false

  @Option(help: "Its model file (default: the one of that name that 'make model' fetches).")
  var model: String?

  @Option(help: "Its threads; the result does not depend on them.")
  var threads = ModelOptions.defaultThreads

  func validate() throws {
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads \(threads) is out of range; give 1 to 256")
    }
  }

  func run() throws {
    var failures = 0
    for path in runs {
      do {
        let journal = try RunFolder.journal(at: path)
        let record = try JournalRecord(contentsOf: journal, checking: .lines)
        let header = try record.header()
        let (market, mask) = try RunFolder.market(at: path, called: self.market, for: header)
        if let mask { try LeakScan.check(folder: path, key: mask.key) }
        let agent =
          reinfer
          ? try Rethinking(of: header, record.entries(), model: model, threads: threads) : nil
        let verified = try RunVerification.verify(
          contentsOf: journal, on: market, by: agent?.trader, watchedBy: agent?.progress)
        agent?.progress.finish()
        let rest =
          verified.unfinishedEntries == 0
          ? "" : ", \(verified.unfinishedEntries) entries of an unfinished day not recomputed"
        Console.say(
          "\(path): identical: \(verified.entries) entries, \(verified.daysClosed) days"
            + "\(rest), journal \(verified.journalHash)" + (agent?.report ?? ""))
      } catch {
        failures += 1
        Console.complain("error: \(error)")
      }
    }
    if failures > 0 { throw ExitStatus.failed }
  }
}
