public import TradingTypes

/// Appends entries to a journal: one canonical JSON line each, chained by SHA-256.
///
/// A writer may be given a record that the run is expected to repeat. While it lasts, entries are
/// compared with it instead of being written, and the first that differs is an error: that is how a
/// run is resumed and how it is verified.
public final class JournalWriter {
  /// The name that errors give: the path, or a made-up name.
  public let name: String
  /// Number of entries so far.
  public private(set) var count = 0

  private let linker: EntryLinker
  private var pipeline: EntryPipeline?
  private var block = EntryBlock()
  private var blockSize = 0
  private var failure: JournalError?
  private var toRepeat: Int

  /// A journal in memory.
  public convenience init() {
    self.init(name: "memory", sink: .memory, expected: [])
  }

  /// A new journal file; `syncs` waits for the disk at each day's end.
  ///
  /// Without it a crash of the machine, not of the program, may lose the last days.
  public convenience init(creating path: String, syncs: Bool = true) throws(JournalError) {
    let file = try JournalFile(path: path, keeping: nil)
    self.init(name: path, sink: .file(file, syncs: syncs), expected: [])
  }

  /// Continues the journal file at `path`: the run must first repeat `record`, then appends.
  ///
  /// What the file holds after `record` is cut off.
  public convenience init(
    continuing path: String, after record: JournalRecord, syncs: Bool = true
  ) throws(JournalError) {
    let file = try JournalFile(path: path, keeping: record.bytes.count)
    self.init(name: path, sink: .file(file, syncs: syncs), expected: record.bytes)
  }

  /// Writes nothing; the run must repeat `record`, which is checked to the end by ``finish()``.
  public convenience init(verifying record: JournalRecord) {
    self.init(name: record.name, sink: .nowhere, expected: record.bytes)
  }

  private init(name: String, sink: EntryLinker.Sink, expected: [UInt8]) {
    self.name = name
    linker = EntryLinker(name: name, sink: sink, expected: expected)
    toRepeat = expected.count
  }

  /// From here on hashes, compares and writes on another thread, behind the run.
  ///
  /// Right for a run that nobody watches entry by entry: what goes wrong is then thrown up to a few
  /// days later, at the latest by ``finish()``, and ``hash`` waits for all entries so far.
  public func linkBehind() {
    if pipeline == nil { pipeline = EntryPipeline(linker) }
  }

  /// Whether the run is still repeating a record.
  public var isRepeating: Bool { toRepeat > 0 }

  /// The hash of the last entry in hexadecimal: the run's fingerprint.
  public var hash: String {
    catchUp()
    return linker.hash
  }

  /// The lines of a journal in memory.
  public var bytes: [UInt8] {
    catchUp()
    return linker.bytes
  }

  /// Where the record and the run part, as far as entries were compared.
  public var difference: JournalError? {
    guard let failure = catchUp(), case .differs = failure else { return nil }
    return failure
  }

  /// Appends what happened at `time`.
  public func append(_ event: JournalEvent, at time: TradingTime) throws(JournalError) {
    let length = block.append(event, at: time, number: count) + EntryLinker.tailLength
    count += 1
    toRepeat -= length
    blockSize += length
    guard let pipeline else { return try linkNow() }
    if blockSize > 1 << 16 { try pass(to: pipeline) }
  }

  /// Hands everything to the system, and to the disk when the writer syncs: a day is safe.
  ///
  /// A writer that links behind does so as soon as it comes to it.
  public func endDay() throws(JournalError) {
    block.isSafePoint = true
    if let pipeline { try pass(to: pipeline) } else { try linker.makeSafe() }
  }

  /// Ends the journal: everything is written, a record to verify has been used up, and another process
  /// may write the file.
  public func finish() throws(JournalError) {
    try endDay()
    if let failure = catchUp() ?? linker.missing { throw failure }
    linker.release()
  }

  private func pass(to pipeline: EntryPipeline) throws(JournalError) {
    block = pipeline.pass(block)
    blockSize = 0
    if let failure = pipeline.failure { throw failure }
  }

  private func linkNow() throws(JournalError) {
    defer { block.clear() }
    do throws(JournalError) {
      try linker.link(block)
    } catch {
      failure = error
      throw error
    }
  }

  /// Waits until all entries are linked and returns what went wrong, if anything did.
  @discardableResult
  private func catchUp() -> JournalError? {
    guard let pipeline else { return failure }
    if blockSize > 0 {
      block = pipeline.pass(block)
      blockSize = 0
    }
    return pipeline.drain()
  }
}
