import TradingTypes

/// Entries in a row that are not linked to the chain yet: each without its hash, after room for the
/// hash before it.
///
/// Unchecked: a block is filled by the writer, handed over whole to whoever links it, and handed
/// back empty; only one of them ever holds it.
final class EntryBlock: @unchecked Sendable {
  /// Room before each body, so that a hash and what it links lie together.
  static let room = 32

  private(set) var lines = LineWriter(capacity: 1 << 15)
  /// Where each body ends.
  private(set) var ends: [Int] = []
  /// Whether a day ends here: what was written has to be safe.
  var isSafePoint = false

  /// Writes the body of an entry and returns its length.
  func append(_ event: JournalEvent, at time: TradingTime, number: Int) -> Int {
    let length = EntryBlock.write(event, at: time, number: number, to: &lines)
    ends.append(lines.count)
    return length
  }

  /// Makes the block empty for its next entries.
  func clear() {
    lines.clear()
    ends.removeAll(keepingCapacity: true)
    isSafePoint = false
  }

  private static func write(
    _ event: JournalEvent, at time: TradingTime, number: Int, to lines: inout LineWriter
  ) -> Int {
    lines.skip(room)
    let start = lines.count
    lines.raw("{\"seq\":")
    lines.integer(number)
    lines.raw(",\"time\":")
    lines.time(time)
    lines.raw(",")
    event.write(to: &lines)
    return lines.count - start
  }
}
