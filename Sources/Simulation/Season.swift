public import Journal
public import Market
public import TradingTypes

/// How far a season came.
public struct SeasonResult: Sendable, Hashable {
  /// The run's header.
  public let header: RunHeader
  /// Days that were closed.
  public let daysClosed: Int
  /// Whether the season came to its end; otherwise it was asked to stop and can be continued.
  public let isEnded: Bool
  /// Net asset value at the last close.
  public let netAssetValue: Money
  /// Hash of the journal's last entry: the run's fingerprint.
  public let journalHash: String
  /// Entries in the journal.
  public let entries: Int
}

/// A season of trading: the step loop, always in the same order.
///
/// Bars arrive, the view moves to that instant, the trader decides, orders are checked, orders match,
/// fills are posted, the journal records, the clock moves on.
public enum Season {
  /// Trades a season from its beginning.
  ///
  /// Throws what the trader throws, a ``JournalError`` when the journal cannot be written, or a
  /// ``SeasonError`` before anything is written.
  @discardableResult
  public static func run(
    _ plan: SeasonPlan, on market: MarketRecord, by trader: any Trader,
    into journal: JournalWriter, watchedBy observer: (any RunObserver)? = nil,
    stop: StopRequest = StopRequest()
  ) throws -> SeasonResult {
    try run(
      plan, on: market, by: trader, into: journal, watchedBy: observer, stop: stop, repeating: nil)
  }

  /// Continues the run whose journal is at `path`, or begins it when nothing whole is there.
  ///
  /// Days that were closed are repeated from the journal and checked against it entry by entry; what
  /// the file holds after the last closed day is cut off; then `trader` goes on. The journal ends as
  /// if the run had never been interrupted.
  @discardableResult
  public static func resume(
    _ plan: SeasonPlan, on market: MarketRecord, by trader: any Trader, at path: String,
    syncs: Bool = true, watchedBy observer: (any RunObserver)? = nil,
    stop: StopRequest = StopRequest()
  ) throws -> SeasonResult {
    let found = try JournalRecord(contentsOf: path)
    // Even a run that closed no day yet is not begun anew with other options.
    let wanted = try plan.header(on: market)
    if found.count > 0 {
      let header = try found.header()
      guard header == wanted else { throw difference(between: header, and: wanted, in: path) }
    }
    guard let record = found.wholeDays else {
      let journal = try JournalWriter(
        continuing: path, after: try JournalRecord(name: path, bytes: []), syncs: syncs)
      return try run(plan, on: market, by: trader, into: journal, watchedBy: observer, stop: stop)
    }
    let journal = try JournalWriter(continuing: path, after: record, syncs: syncs)
    return try run(
      plan, on: market, by: trader, into: journal, watchedBy: observer, stop: stop,
      repeating: record)
  }

  static func run(
    _ plan: SeasonPlan, on market: MarketRecord, by trader: any Trader,
    into journal: JournalWriter, watchedBy observer: (any RunObserver)?, stop: StopRequest,
    repeating record: JournalRecord?, through lastDay: Int? = nil, ending ends: Bool = true
  ) throws -> SeasonResult {
    let header = try plan.header(on: market)
    let days = try plan.calendar(on: market)
    let floor = SeasonFloor(
      plan, on: market, first: days[0], journal: journal, observer: observer)
    let desk = SeasonDesk(floor, observer: observer, stop: stop)
    let recorded = record.map { RecordedTrader($0, name: plan.trader) }
    let repeated = record?.daysClosed ?? 0
    desk.begin(header)
    var closed = 0
    do {
      for (index, day) in days.enumerated() {
        if closed == lastDay || (stop.isRequested && closed >= repeated) { break }
        if index == repeated, let record { try trader.restore(from: try record.entries()) }
        let seat = index < repeated ? recorded ?? trader : trader
        guard try desk.trade(day, number: index + 1, by: seat) else { break }
        closed += 1
      }
      let isEnded = closed == days.count && ends
      if isEnded { try desk.end(daysClosed: closed) }
      try journal.finish()
      return SeasonResult(
        header: header, daysClosed: closed, isEnded: isEnded,
        netAssetValue: desk.closing().netAssetValue, journalHash: journal.hash,
        entries: journal.count)
    } catch {
      // What came before stays readable; a second failure to write adds nothing to the first.
      try? journal.endDay()
      // Entries are compared behind the run: where it first parted explains what followed.
      throw journal.difference ?? error
    }
  }

  private static func difference(
    between recorded: RunHeader, and wanted: RunHeader, in path: String
  ) -> SeasonError {
    if recorded.marketDigest != wanted.marketDigest {
      return .otherMarket(
        journal: path, market: wanted.market, recorded: recorded.marketDigest,
        found: wanted.marketDigest)
    }
    let pairs: [(String, String, String)] =
      [
        ("program", recorded.program, wanted.program),
        ("trader", recorded.trader, wanted.trader), ("model", recorded.model, wanted.model),
        ("model digest", recorded.modelDigest, wanted.modelDigest),
        ("kernels", recorded.kernels, wanted.kernels),
        ("seed", "\(recorded.seed)", "\(wanted.seed)"),
        ("rules", recorded.rules.rawValue, wanted.rules.rawValue),
        ("mode", recorded.mode.rawValue, wanted.mode.rawValue),
        ("start", "\(recorded.start)", "\(wanted.start)"),
        ("days", "\(recorded.days)", "\(wanted.days)"),
        ("cash", "\(recorded.cash)", "\(wanted.cash)"),
      ]
      + zip(recorded.settings, wanted.settings).map {
        ($0.name, $0.value, $1.name == $0.name ? $1.value : "\($1.name) \($1.value)")
      }
    let first = pairs.first { $0.1 != $0.2 }
    return .otherPlan(
      journal: path, field: first?.0 ?? "settings", recorded: first?.1 ?? "as recorded",
      wanted: first?.2 ?? "otherwise")
  }
}
