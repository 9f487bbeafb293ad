public import TradingTypes

/// Reads a record entry by entry.
public struct JournalCursor: Sendable {
  private let name: String
  private var reader: LineReader
  private var isPeeked: (time: TradingTime, origin: EntryOrigin)?
  /// Number of the next entry, from 0.
  public private(set) var sequence = 0

  /// Who makes an entry: needed to repeat a run from its record.
  public enum EntryOrigin: Sendable, Hashable {
    /// The trader: an order, a cancel, a thought, a call.
    case trader
    /// The simulation, as a consequence.
    case simulation
    /// The simulation closes a day; how the trader stopped is in it.
    case dayClosing
  }

  /// A cursor before the first entry of `record`.
  public init(_ record: JournalRecord) {
    name = record.name
    reader = LineReader(record.bytes)
  }

  /// The instant and the origin of the next entry, or nil at the end.
  public mutating func peek() throws(JournalError) -> (time: TradingTime, origin: EntryOrigin)? {
    if let isPeeked { return isPeeked }
    guard !reader.isAtEnd else { return nil }
    do throws(LineError) {
      var ahead = reader
      let head = try JournalCursor.head(&ahead)
      let origin = try JournalCursor.origin(&ahead)
      isPeeked = (head.time, origin)
      return isPeeked
    } catch {
      throw .malformed(
        file: name, line: sequence + 1, column: error.column, expected: error.expected)
    }
  }

  /// The next entry, or nil at the end.
  public mutating func next() throws(JournalError) -> JournalEntry? {
    guard !reader.isAtEnd else { return nil }
    do throws(LineError) {
      let head = try JournalCursor.head(&reader)
      let event = try JournalEvent(from: &reader)
      try reader.expect(",\"hash\":")
      let hash = try reader.hash()
      try reader.expect("}")
      try reader.endLine()
      sequence += 1
      isPeeked = nil
      return JournalEntry(sequence: head.sequence, time: head.time, event: event, hash: hash)
    } catch {
      throw .malformed(
        file: name, line: sequence + 1, column: error.column, expected: error.expected)
    }
  }

  /// The next entry's event alone, or nil at the end; cheaper than ``next()``.
  public mutating func nextEvent() throws(JournalError) -> JournalEvent? {
    guard !reader.isAtEnd else { return nil }
    do throws(LineError) {
      _ = try JournalCursor.head(&reader)
      let event = try JournalEvent(from: &reader)
      try stepOver()
      return event
    } catch {
      throw .malformed(
        file: name, line: sequence + 1, column: error.column, expected: error.expected)
    }
  }

  /// Steps over the next entry.
  public mutating func skip() throws(JournalError) {
    do throws(LineError) {
      try stepOver()
    } catch {
      throw .malformed(
        file: name, line: sequence + 1, column: error.column, expected: error.expected)
    }
  }

  private mutating func stepOver() throws(LineError) {
    reader.toLineEnd()
    try reader.endLine()
    sequence += 1
    isPeeked = nil
  }

  private static func head(
    _ reader: inout LineReader
  ) throws(LineError) -> (sequence: Int, time: TradingTime) {
    try reader.expect("{\"seq\":")
    let sequence: Int = try reader.integer()
    try reader.expect(",\"time\":")
    let time = try reader.time()
    try reader.expect(",")
    return (sequence, time)
  }

  private static func origin(_ reader: inout LineReader) throws(LineError) -> EntryOrigin {
    try reader.expect("\"kind\":\"")
    if reader.accepts("order_accepted\"") { return .trader }
    if reader.accepts("fill\"") { return .simulation }
    if reader.accepts("day_closed\"") { return .dayClosing }
    if reader.accepts("run_started\"") || reader.accepts("day_opened\"")
      || reader.accepts("entitlement\"") || reader.accepts("dividend_tax\"")
      || reader.accepts("run_ended\"")
    {
      return .simulation
    }
    guard reader.accepts("order_ended\"") else { return .trader }
    try reader.expect(",\"data\":")
    return try EndedOrder(from: &reader).reason == .cancelled ? .trader : .simulation
  }
}
