#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Links entries to the chain and takes each whole line where it belongs: it is compared with the
/// record that the run has to repeat, and behind its end goes to a file or to memory.
final class EntryLinker {
  /// Where lines go.
  enum Sink {
    case memory, nowhere
    case file(JournalFile, syncs: Bool)
  }

  /// Length of what follows a body in its line: the hash with its key, the brace, the newline.
  static let tailLength = #","hash":""}"#.utf8.count + 64 + 1

  private let name: String
  private let sink: Sink
  private let expected: [UInt8]
  private var expectedOffset = 0
  private var count = 0
  private var chain = HashChain()
  private var tail = LineWriter(capacity: 128)
  private var out = LineWriter()
  private var chunks: [[UInt8]] = []

  init(name: String, sink: Sink, expected: [UInt8]) {
    self.name = name
    self.sink = sink
    self.expected = expected
  }

  /// The hash of the last entry in hexadecimal.
  var hash: String { chain.text }

  /// The lines of a journal in memory.
  var bytes: [UInt8] { Array(chunks.joined()) + Array(out.bytes) }

  /// Links the entries of `block`, in order.
  ///
  /// - Throws: ``JournalError/differs(file:_:)`` for the first line that is not the recorded one, and
  ///   what writing the file throws.
  func link(_ block: EntryBlock) throws(JournalError) {
    var start = 0
    for end in block.ends {
      let body = chain.link(block.lines.pointer(at: start), count: end - start, tail: &tail)
      if expectedOffset < expected.count { try compare(body) } else { try emit(body) }
      count += 1
      start = end
    }
  }

  /// Hands everything to the system, and to the disk when the journal syncs.
  func makeSafe() throws(JournalError) {
    guard case .file(let file, let syncs) = sink else { return }
    try file.write(out.bytes)
    out.clear()
    if syncs, expectedOffset == expected.count { try file.synchronise() }
  }

  /// Lets other processes write the file.
  func release() {
    if case .file(let file, _) = sink { file.release() }
  }

  /// The error of a run that ended before its record does, if it did.
  var missing: JournalError? {
    guard expectedOffset < expected.count else { return nil }
    return .differs(
      file: name,
      JournalDifference(
        sequence: count, field: "entry", recorded: String(decoding: expectedLine, as: UTF8.self),
        recomputed: ""))
  }

  private func emit(_ body: UnsafeRawBufferPointer) throws(JournalError) {
    switch sink {
    case .nowhere:
      throw .differs(
        file: name,
        JournalDifference(
          sequence: count, field: "entry", recorded: "",
          recomputed: String(decoding: body, as: UTF8.self)))
    case .memory:
      out.append(body)
      out.append(tail.bytes)
      guard out.count > 1 << 18 else { return }
      chunks.append(Array(out.bytes))
      out.clear()
    case .file(let file, _):
      out.append(body)
      out.append(tail.bytes)
      guard out.count > 1 << 16 else { return }
      try file.write(out.bytes)
      out.clear()
    }
  }

  private func compare(_ body: UnsafeRawBufferPointer) throws(JournalError) {
    let length = body.count + tail.count
    let isEqual =
      expectedOffset + length <= expected.count
      && expected.withUnsafeBytes { recorded in
        guard let recorded = recorded.baseAddress, let body = body.baseAddress,
          let end = tail.bytes.baseAddress
        else { return false }
        let line = recorded + expectedOffset
        return memcmp(line, body, length - tail.count) == 0
          && memcmp(line + (length - tail.count), end, tail.count) == 0
      }
    if isEqual {
      expectedOffset += length
      return
    }
    let recomputed = Array(body) + Array(tail.bytes.dropLast())
    let difference =
      LineDifference.find(
        sequence: count, recorded: expectedLine[...], recomputed: recomputed[...])
      ?? JournalDifference(sequence: count, field: "entry", recorded: "", recomputed: "")
    throw .differs(file: name, difference)
  }

  private var expectedLine: [UInt8] {
    let end = expected.newline(from: expectedOffset) ?? expected.endIndex
    return Array(expected[expectedOffset..<end])
  }
}
