/// A position in a file's bytes; every read is checked against the end first.
struct ByteCursor {
  let file: String
  let bytes: UnsafeRawBufferPointer
  var offset = 0

  /// Bytes from here to the end.
  var remaining: Int { bytes.count - offset }

  /// Fails unless `count` more bytes exist; `place` names what needs them.
  func require(_ count: UInt64, for place: @autoclosure () -> String) throws(ModelFileError) {
    guard count <= UInt64(remaining) else {
      let (end, overflow) = UInt64(offset).addingReportingOverflow(count)
      throw .truncated(
        file: file, place: place(), end: overflow ? .max : end, size: UInt64(bytes.count))
    }
  }

  /// The next little-endian number.
  mutating func number<N: FixedWidthInteger>(
    _ type: N.Type, _ place: @autoclosure () -> String
  ) throws(ModelFileError) -> N {
    let size = MemoryLayout<N>.size
    try require(UInt64(size), for: place())
    let value = bytes.loadUnaligned(fromByteOffset: offset, as: N.self)
    offset += size
    return N(littleEndian: value)
  }

  /// Where the next length-prefixed string lies; at most `limit` bytes long.
  mutating func stringRange(
    limit: UInt64 = .max, _ place: @autoclosure () -> String
  ) throws(ModelFileError) -> Range<Int> {
    let start = offset
    let length = try number(UInt64.self, place())
    guard length <= limit else {
      throw .malformed(
        file: file, offset: start,
        problem:
          "\(place()) is \(grouped(length)) bytes long; at most \(grouped(limit)) are allowed")
    }
    try require(length, for: place())
    offset += Int(length)
    return (offset - Int(length))..<offset
  }

  /// The text at `range`; invalid UTF-8 becomes U+FFFD.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
