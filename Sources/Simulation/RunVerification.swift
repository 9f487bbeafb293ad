public import Journal
public import Market

/// A run that was recomputed from its journal and its market, entry by entry.
public struct VerifiedRun: Sendable, Hashable {
  /// The run's header.
  public let header: RunHeader
  /// Entries that were recomputed and are identical.
  public let entries: Int
  /// Days that were closed.
  public let daysClosed: Int
  /// Whether the run came to its end.
  public let isEnded: Bool
  /// Entries of a day that was not closed: their chain was checked, nothing was recomputed.
  public let unfinishedEntries: Int
  /// Hash of the last recomputed entry.
  public let journalHash: String
}

/// Recomputes every check, fill, charge, posting and hash of a run.
public enum RunVerification {
  /// Verifies the journal at `path` against the market it was made on.
  ///
  /// The file is hashed once, by the recomputation, so that a changed byte is named by its entry and
  /// field rather than by the place where the chain breaks.
  ///
  /// With a `trader`, what it decides is made again too: it must be the one the header describes.
  public static func verify(
    contentsOf path: String, on market: MarketRecord, by trader: (any Trader)? = nil,
    watchedBy observer: (any RunObserver)? = nil
  ) throws -> VerifiedRun {
    let record = try JournalRecord(contentsOf: path, checking: .lines)
    let verified = try verify(record, on: market, by: trader, watchedBy: observer)
    // What follows the last close is not recomputed, so its chain has to be looked at here.
    if verified.unfinishedEntries > 0 { _ = try JournalRecord(contentsOf: path) }
    return verified
  }

  /// Verifies `record` against the market it was made on.
  ///
  /// Throws a ``JournalError/differs(file:_:)`` that names the first entry and field that differ, or
  /// what makes the journal unreadable, or a ``SeasonError``.
  ///
  /// Without a `trader` its recorded orders and steps are taken as they are; with one, every decision
  /// is made again and compared, token by token for an agent on the same model.
  public static func verify(
    _ record: JournalRecord, on market: MarketRecord, by trader: (any Trader)? = nil,
    watchedBy observer: (any RunObserver)? = nil
  ) throws -> VerifiedRun {
    if let tail = record.tail {
      throw SeasonError.damagedTail(
        journal: record.name, line: tail.line, problem: tail.problem)
    }
    let header = try record.header()
    guard header.marketDigest == market.digest else {
      throw SeasonError.otherMarket(
        journal: record.name, market: market.name, recorded: header.marketDigest,
        found: market.digest)
    }
    guard let whole = record.wholeDays else {
      return VerifiedRun(
        header: header, entries: 0, daysClosed: 0, isEnded: false,
        unfinishedEntries: record.count, journalHash: "")
    }
    let plan = try SeasonPlan(header: header)
    let result = try Season.run(
      plan, on: market, by: trader ?? RecordedTrader(whole, name: plan.trader),
      into: JournalWriter(verifying: whole), watchedBy: observer, stop: StopRequest(),
      repeating: nil,
      through: whole.daysClosed, ending: whole.isEnded)
    return VerifiedRun(
      header: header, entries: result.entries, daysClosed: result.daysClosed,
      isEnded: result.isEnded, unfinishedEntries: record.count - result.entries,
      journalHash: result.journalHash)
  }
}
