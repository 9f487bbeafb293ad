public import TradingTypes

/// Reads a record entry by entry.
public struct JournalCursor: Sendable {
  private let name: String
  private var reader: LineReader
  private var ahead: Head?
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

  /// What stands before an entry's data, and where that begins.
  private struct Head {
    let sequence: Int
    let time: TradingTime
    let kind: EntryKind
    let origin: EntryOrigin
    let data: Int
  }

  /// A cursor before the first entry of `record`.
  public init(_ record: JournalRecord) {
    name = record.name
    reader = LineReader(record.bytes)
  }

  /// The instant and the origin of the next entry, or nil at the end.
  public mutating func peek() throws(JournalError) -> (time: TradingTime, origin: EntryOrigin)? {
    if ahead == nil { try look() }
    return ahead.map { ($0.time, $0.origin) }
  }

  /// The next entry, or nil at the end.
  public mutating func next() throws(JournalError) -> JournalEntry? {
    if ahead == nil { try look() }
    guard let head = ahead else { return nil }
    do throws(LineError) {
      reader.move(to: head.data)
      let event = try JournalEvent(head.kind, from: &reader)
      try reader.expect(",\"hash\":")
      let hash = try reader.hash()
      try reader.expect("}")
      try stepOver()
      return JournalEntry(sequence: head.sequence, time: head.time, event: event, hash: hash)
    } catch {
      throw malformed(error)
    }
  }

  /// The next entry's event alone, or nil at the end; cheaper than ``next()``.
  public mutating func nextEvent() throws(JournalError) -> JournalEvent? {
    if ahead == nil { try look() }
    guard let head = ahead else { return nil }
    do throws(LineError) {
      reader.move(to: head.data)
      let event = try JournalEvent(head.kind, from: &reader)
      reader.toLineEnd()
      try stepOver()
      return event
    } catch {
      throw malformed(error)
    }
  }

  /// Steps over the next entry.
  public mutating func skip() throws(JournalError) {
    do throws(LineError) {
      reader.toLineEnd()
      try stepOver()
    } catch {
      throw malformed(error)
    }
  }

  /// How the trader stopped, out of the next entry, which closes a day; steps over it.
  ///
  /// Only the words are read: everything else in a closing is recomputed.
  public mutating func nextStop() throws(JournalError) -> String {
    do throws(LineError) {
      if let data = ahead?.data { reader.move(to: data) }
      // The positions before it hold no text of anybody's.
      try reader.move(after: "],\"stop\":")
      let stop = try reader.text()
      reader.toLineEnd()
      try stepOver()
      return stop
    } catch {
      throw malformed(error)
    }
  }

  private mutating func look() throws(JournalError) {
    guard !reader.isAtEnd else { return }
    do throws(LineError) {
      try reader.expect("{\"seq\":")
      let sequence: Int = try reader.integer()
      try reader.expect(",\"time\":")
      let time = try reader.time()
      try reader.expect(",")
      let kind = try EntryKind(from: &reader)
      ahead = Head(
        sequence: sequence, time: time, kind: kind,
        origin: try JournalCursor.origin(of: kind, at: reader), data: reader.position)
    } catch {
      throw malformed(error)
    }
  }

  private mutating func stepOver() throws(LineError) {
    try reader.endLine()
    sequence += 1
    ahead = nil
  }

  private func malformed(_ error: LineError) -> JournalError {
    .malformed(file: name, line: sequence + 1, column: error.column, expected: error.expected)
  }

  private static func origin(
    of kind: EntryKind, at data: LineReader
  ) throws(LineError) -> EntryOrigin {
    switch kind {
    case .dayClosed: return .dayClosing
    case .fill, .runStarted, .dayOpened, .entitlement, .dividendTax, .runEnded: return .simulation
    case .orderEnded:
      var data = data
      return try EndedOrder(from: &data).reason == .cancelled ? .trader : .simulation
    case .orderAccepted, .orderRejected, .briefing, .modelCall, .thought, .toolCall, .toolResult,
      .note, .compaction:
      return .trader
    }
  }
}
