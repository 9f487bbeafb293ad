import Journal
import Market
import Scoring
import TradingTypes

/// A run's folder: the journal is the record, everything else is derived from it and never read back.
struct RunFolder {
  let path: String

  /// The record.
  var journal: String { path + "/journal.jsonl" }

  /// Reads the record of the run folder, or of the journal file, at `path`.
  ///
  /// - Throws: ``CommandFailure`` when there is no journal, and what reading it throws.
  static func record(at path: String) throws -> JournalRecord {
    let file = path.hasSuffix(".jsonl") ? path : RunFolder(path: path).journal
    guard Folders.exists(file) else {
      throw CommandFailure(
        "\(path): there is no journal.jsonl", hint: "give the folder that --out named")
    }
    return try JournalRecord(contentsOf: file)
  }

  /// Writes the derived files of a run whose `entries` are complete or not.
  ///
  /// - Throws: ``CommandFailure`` when a file cannot be written.
  func writeDerived(from entries: [JournalEntry], market: MarketRecord) throws {
    guard let summary = RunSummary(of: entries) else { return }
    try WholeFile.write(try RunExports.header(summary.header) + "\n", to: path + "/run.json")
    try WholeFile.write(try summary.json() + "\n", to: path + "/summary.json")
    try WholeFile.write(summary.curve.csv(), to: path + "/nav.csv")
    try WholeFile.write(
      RunExports.tradesCSV(of: entries) { market.instrument($0)?.name ?? "" },
      to: path + "/trades.csv")
    try WholeFile.write(
      try RunExports.positionLedger(of: entries, symbols: market.instruments.map(\.symbol)),
      to: path + "/position.jsonl")
    let transcript = try RunExports.transcript(of: entries)
    if !transcript.isEmpty {
      try WholeFile.write(transcript, to: path + "/transcript.jsonl")
    }
  }
}
