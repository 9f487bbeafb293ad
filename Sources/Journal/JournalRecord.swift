import TradingTypes

/// The whole entries of a journal, as bytes that were checked against their chain.
public struct JournalRecord: Sendable {
  /// The name that errors give: the path, or a made-up name.
  public let name: String
  /// The lines, each ending in a newline.
  public let bytes: [UInt8]
  /// Number of entries.
  public let count: Int
  /// Days that were closed.
  public let daysClosed: Int
  /// Whether the run came to its end.
  public let isEnded: Bool
  /// The hash of the last entry in hexadecimal, empty when there is none.
  public let hash: String
  /// The damaged tail that was left out, when the file ended in one.
  public let tail: DamagedTail?

  private let dayEnd: Mark

  /// How closely a journal is looked at when it is read.
  public enum Checking: Sendable, Hashable {
    /// Every hash is recomputed.
    case hashes
    /// Only that the lines are entries in sequence: enough when the run is recomputed anyway, which
    /// finds a changed byte by its entry and field.
    case lines
  }

  /// The first `count` entries, their length in bytes and the days they close.
  private struct Mark: Sendable {
    var bytes = 0
    var count = 0
    var days = 0
  }

  /// The record in the file at `path`; a damaged last line is left out and told.
  public init(
    contentsOf path: String, checking: Checking = .hashes
  ) throws(JournalError) {
    try self.init(name: path, bytes: try JournalFile.read(path), checking: checking)
  }

  /// The record in `bytes`; a damaged last line is left out and told.
  ///
  /// Damage before the last line is an error that names its line: a kill or a full disk only ever
  /// damages the end.
  public init(
    name: String, bytes: [UInt8], checking: Checking = .hashes
  ) throws(JournalError) {
    var chain = HashChain()
    var scratch = LineWriter()
    var mark = Mark()
    var dayEnd = Mark()
    var isEnded = false
    var tail: DamagedTail?
    while mark.bytes < bytes.count {
      let end = bytes.newline(from: mark.bytes)
      let line = mark.bytes..<(end ?? bytes.endIndex)
      do throws(JournalError) {
        guard end != nil else {
          throw .malformed(
            file: name, line: mark.count + 1, column: line.count + 1, expected: "a whole line")
        }
        let head = try JournalRecord.check(
          bytes, line: line, number: mark.count, chain: &chain, scratch: &scratch, name: name,
          checking)
        mark = Mark(
          bytes: line.upperBound + 1, count: mark.count + 1,
          days: mark.days + (head == .dayClosed ? 1 : 0))
        if head == .dayClosed { dayEnd = mark }
        isEnded = head == .runEnded
      } catch {
        guard end == nil || line.upperBound + 1 == bytes.count else { throw error }
        tail = DamagedTail(
          line: mark.count + 1, length: bytes.count - mark.bytes, problem: error.problem)
        break
      }
    }
    self.name = name
    self.bytes = mark.bytes == bytes.count ? bytes : Array(bytes[..<mark.bytes])
    count = mark.count
    daysClosed = mark.days
    self.isEnded = isEnded
    // The chain may already hold a damaged tail's hash, so the last whole line is asked.
    hash = JournalRecord.lastHash(bytes[..<mark.bytes])
    self.tail = tail
    self.dayEnd = dayEnd
  }

  /// The record up to the last day that was closed, or the whole of it when the run ended.
  ///
  /// Nil when no day was closed: then there is nothing to continue from.
  public var wholeDays: JournalRecord? {
    if isEnded { return self }
    guard dayEnd.days > 0 else { return nil }
    return JournalRecord(
      name: name, bytes: Array(bytes[..<dayEnd.bytes]), count: dayEnd.count,
      daysClosed: dayEnd.days, isEnded: false,
      hash: JournalRecord.lastHash(bytes[..<dayEnd.bytes]), tail: nil, dayEnd: dayEnd)
  }

  /// The header: the first entry.
  public func header() throws(JournalError) -> RunHeader {
    var cursor = JournalCursor(self)
    guard let first = try cursor.next(), case .runStarted(let header) = first.event else {
      throw .empty(file: name)
    }
    return header
  }

  /// All entries, in order.
  public func entries() throws(JournalError) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    entries.reserveCapacity(count)
    var cursor = JournalCursor(self)
    while let entry = try cursor.next() { entries.append(entry) }
    return entries
  }

  private init(
    name: String, bytes: [UInt8], count: Int, daysClosed: Int, isEnded: Bool, hash: String,
    tail: DamagedTail?, dayEnd: Mark
  ) {
    self.name = name
    self.bytes = bytes
    self.count = count
    self.daysClosed = daysClosed
    self.isEnded = isEnded
    self.hash = hash
    self.tail = tail
    self.dayEnd = dayEnd
  }

  /// What a line is, as far as continuing a run needs it.
  private enum Head {
    case dayClosed, runEnded, other
  }

  private static let suffixLength = #","hash":""}"#.utf8.count + 64

  /// A line's number, kind, recorded hash and where its own bytes end.
  private struct Frame {
    var sequence: Int
    var head: Head
    var bodyEnd: Int
    var hash: Range<Int>
  }

  private static func check(
    _ bytes: [UInt8], line: Range<Int>, number: Int, chain: inout HashChain,
    scratch: inout LineWriter, name: String, _ checking: Checking
  ) throws(JournalError) -> Head {
    let frame: Frame
    do throws(LineError) {
      frame = try JournalRecord.frame(of: bytes, line: line)
    } catch {
      throw .malformed(
        file: name, line: number + 1, column: error.column, expected: error.expected)
    }
    guard frame.sequence == number else {
      throw .outOfSequence(file: name, line: number + 1, expected: number, found: frame.sequence)
    }
    guard checking == .hashes else { return frame.head }
    let isLinked = bytes.withUnsafeBytes { all in
      chain.links(
        UnsafeRawBufferPointer(rebasing: all[line.lowerBound..<frame.bodyEnd]),
        as: UnsafeRawBufferPointer(rebasing: all[frame.hash]), scratch: &scratch)
    }
    guard isLinked else {
      throw .brokenChain(
        file: name, line: number + 1, recorded: String(decoding: bytes[frame.hash], as: UTF8.self),
        computed: chain.text)
    }
    return frame.head
  }

  private static func frame(
    of bytes: [UInt8], line: Range<Int>
  ) throws(LineError) -> Frame {
    var reader = LineReader(bytes, at: line.lowerBound)
    try reader.expect("{\"seq\":")
    let sequence: Int = try reader.integer()
    // The instant is only stepped over: a hash or a recomputation finds a changed one.
    try reader.expect(",\"time\":\"")
    try reader.stepOverTime()
    try reader.expect("\",\"kind\":\"")
    let head: Head =
      reader.accepts("day_closed\"")
      ? .dayClosed : reader.accepts("run_ended\"") ? .runEnded : .other
    let bodyEnd = line.upperBound - suffixLength
    guard bodyEnd > reader.position else { throw reader.failure("a whole entry") }
    var end = LineReader(bytes, at: bodyEnd)
    guard end.accepts(",\"hash\":") else { throw reader.failure("a hash at the line's end") }
    let hash = try end.hashRange()
    guard end.accepts("}"), end.position == line.upperBound else {
      throw reader.failure("the line's end")
    }
    return Frame(sequence: sequence, head: head, bodyEnd: bodyEnd, hash: hash)
  }

  private static func lastHash(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.count > 67 else { return "" }
    return String(decoding: bytes[(bytes.endIndex - 67)..<(bytes.endIndex - 3)], as: UTF8.self)
  }
}

/// The end of a journal file that is not a whole entry.
public struct DamagedTail: Sendable, Hashable {
  /// Line at which it starts, from 1.
  public let line: Int
  /// Its length in bytes.
  public let length: Int
  /// What is wrong with it.
  public let problem: String
}
