public import TradingTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Appends entries to a journal: one canonical JSON line each, chained by SHA-256.
///
/// A writer may be given a record that the run is expected to repeat. While it lasts, entries are
/// compared with it instead of being written, and the first that differs is an error: that is how a
/// run is resumed and how it is verified.
public final class JournalWriter {
  /// Where entries go.
  private enum Sink {
    case memory, nowhere, file
  }

  /// The name that errors give: the path, or a made-up name.
  public let name: String
  /// Number of entries so far.
  public private(set) var count = 0

  private let sink: Sink
  private let file: JournalFile?
  private let syncs: Bool
  private var line = LineWriter()
  private var out = LineWriter()
  private var chunks: [[UInt8]] = []
  private var chain = HashChain()
  private var expected: [UInt8]
  private var expectedOffset = 0

  /// A journal in memory.
  public init() {
    name = "memory"
    sink = .memory
    file = nil
    syncs = false
    expected = []
  }

  /// A new journal file; `syncs` waits for the disk at each day's end.
  ///
  /// Without it a crash of the machine, not of the program, may lose the last days.
  public init(creating path: String, syncs: Bool = true) throws(JournalError) {
    name = path
    sink = .file
    file = try JournalFile(path: path, keeping: nil)
    self.syncs = syncs
    expected = []
  }

  /// Continues the journal file at `path`: the run must first repeat `record`, then appends.
  ///
  /// What the file holds after `record` is cut off.
  public init(
    continuing path: String, after record: JournalRecord, syncs: Bool = true
  ) throws(JournalError) {
    name = path
    sink = .file
    file = try JournalFile(path: path, keeping: record.bytes.count)
    self.syncs = syncs
    expected = record.bytes
  }

  /// Writes nothing; the run must repeat `record`, which is checked to the end by ``finish()``.
  public init(verifying record: JournalRecord) {
    name = record.name
    sink = .nowhere
    file = nil
    syncs = false
    expected = record.bytes
  }

  /// Whether the run is still repeating a record.
  public var isRepeating: Bool { expectedOffset < expected.count }

  /// The hash of the last entry in hexadecimal: the run's fingerprint.
  public var hash: String { chain.text }

  /// The lines of a journal in memory.
  public var bytes: [UInt8] { Array(chunks.joined()) + Array(out.bytes) }

  /// Appends what happened at `time`.
  public func append(_ event: JournalEvent, at time: TradingTime) throws(JournalError) {
    line.clear()
    line.raw("{\"seq\":")
    line.integer(count)
    line.raw(",\"time\":")
    line.time(time)
    line.raw(",")
    event.write(to: &line)
    var digest = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    chain.link(line.bytes) { hash in
      withUnsafeMutableBytes(of: &digest) { $0.copyMemory(from: hash) }
    }
    line.raw(",\"hash\":\"")
    withUnsafeBytes(of: &digest) { line.hexadecimal($0) }
    line.raw("\"}\n")
    if expectedOffset < expected.count { try compare() } else { try emit() }
    count += 1
  }

  /// Hands everything to the system, and to the disk when the writer syncs: a day is safe.
  public func endDay() throws(JournalError) {
    guard let file else { return }
    try file.write(out.bytes)
    out.clear()
    if syncs, !isRepeating { try file.synchronise() }
  }

  /// Ends the journal: everything is written, and a record to verify has been used up.
  public func finish() throws(JournalError) {
    guard !isRepeating else {
      throw .differs(
        file: name,
        JournalDifference(
          sequence: count, field: "entry", recorded: expectedLine, recomputed: ""))
    }
    try endDay()
  }

  private func emit() throws(JournalError) {
    switch sink {
    case .nowhere:
      throw .differs(
        file: name,
        JournalDifference(
          sequence: count, field: "entry", recorded: "",
          recomputed: String(decoding: line.bytes, as: UTF8.self)))
    case .memory:
      out.append(line.bytes)
      guard out.count > 1 << 18 else { return }
      chunks.append(Array(out.bytes))
      out.clear()
    case .file:
      out.append(line.bytes)
      guard out.count > 1 << 16, let file else { return }
      try file.write(out.bytes)
      out.clear()
    }
  }

  private func compare() throws(JournalError) {
    let length = line.count
    let isEqual =
      expectedOffset + length <= expected.count
      && expected.withUnsafeBytes { bytes in
        guard let recorded = bytes.baseAddress, let recomputed = line.bytes.baseAddress else {
          return false
        }
        return memcmp(recorded + expectedOffset, recomputed, length) == 0
      }
    if isEqual {
      expectedOffset += length
      return
    }
    let recorded = Array(expectedLine.utf8)
    let recomputed = Array(line.bytes.dropLast())
    let difference =
      LineDifference.find(
        sequence: count, recorded: recorded[...], recomputed: recomputed[...])
      ?? JournalDifference(sequence: count, field: "entry", recorded: "", recomputed: "")
    throw .differs(file: name, difference)
  }

  private var expectedLine: String {
    let end = expected[expectedOffset...].firstIndex(of: UInt8(ascii: "\n")) ?? expected.endIndex
    return String(decoding: expected[expectedOffset..<end], as: UTF8.self)
  }
}
