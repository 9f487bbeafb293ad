#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Text files as Chinese spreadsheets and trading terminals save them: UTF-8, GBK or UTF-16.
enum ForeignText {
  /// The text in UTF-8; nil when it is in none of the three encodings, or the system lacks its table.
  ///
  /// UTF-16 shows itself by its byte-order mark; what is not UTF-8 is read as GB 18030, of which
  /// GBK and GB 2312 are parts.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xFF, 0xFE]) { return converted(bytes.dropFirst(2), from: "UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return converted(bytes.dropFirst(2), from: "UTF-16BE") }
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    return converted(bytes[...], from: "GB18030")
  }

  private static func converted(_ source: ArraySlice<UInt8>, from encoding: String) -> [UInt8]? {
    guard let table = iconv_open("UTF-8", encoding), table != iconv_t(bitPattern: -1) else {
      return nil
    }
    defer { iconv_close(table) }
    var source = source.map { CChar(bitPattern: $0) }
    // No character of these encodings is shorter than a third of its UTF-8.
    var result = [CChar](repeating: 0, count: source.count * 3 + 4)
    let size = result.count
    var left = source.count
    var room = size
    let isWhole = source.withUnsafeMutableBufferPointer { source in
      result.withUnsafeMutableBufferPointer { result in
        var from = source.baseAddress
        var to = result.baseAddress
        return iconv(table, &from, &left, &to, &room) != Int(bitPattern: UInt.max) && left == 0
      }
    }
    guard isWhole else { return nil }
    return result.prefix(size - room).map { UInt8(bitPattern: $0) }
  }
}
