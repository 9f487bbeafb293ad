import Journal
import Market
import Simulation

/// A season that was traded to its end in memory.
struct PlayedRun: Sendable {
  /// What happened.
  let entries: [JournalEntry]
  /// The journal as it would stand in a file.
  let journal: [UInt8]

  /// Trades the season; nil when it was asked to stop before the end.
  ///
  /// - Throws: what the season throws.
  init?(
    _ plan: SeasonPlan, on market: MarketRecord, by trader: any Trader, stop: StopRequest
  ) throws {
    let collector = EntryCollector()
    let writer = JournalWriter()
    let outcome = try Season.run(
      plan, on: market, by: trader, into: writer, watchedBy: collector, stop: stop)
    guard outcome.isEnded else { return nil }
    entries = collector.entries
    journal = writer.bytes
  }

  /// Recomputes every check, fill, charge and hash of the journal.
  ///
  /// - Throws: a `JournalError` that names the first entry that differs.
  func verify(on market: MarketRecord) throws {
    _ = try RunVerification.verify(
      JournalRecord(name: "journal.jsonl", bytes: journal), on: market)
  }
}
