/// Names and codes to look for in a text, and what stands for each.
///
/// Names in Latin letters match in any case, unless told otherwise, and only as whole words; codes
/// only where they are not a part of a longer number, so that amounts and hashes are left alone.
struct WordTable: Sendable {
  private struct Word: Sendable {
    let text: String
    let bytes: [UInt8]
    let mask: String
    let isLatin: Bool
  }

  /// A word that was found.
  struct Match {
    let range: Range<Int>
    let text: String
    let mask: String
  }

  /// By first byte, in lower case; longest first.
  private let words: [[Word]]
  private let isCaseExact: Bool

  /// - `isCaseExact`: whether a name matches only as it is written.
  init(_ pairs: [(text: String, mask: String)], isCaseExact: Bool = false) {
    self.isCaseExact = isCaseExact
    var words = [[Word]](repeating: [], count: 256)
    for (text, mask) in pairs where !text.isEmpty && text != mask {
      let bytes = text.utf8.map(WordTable.lowercased)
      words[Int(bytes[0])].append(
        Word(text: text, bytes: bytes, mask: mask, isLatin: bytes.allSatisfy { $0 < 128 }))
    }
    for place in words.indices { words[place].sort { $0.bytes.count > $1.bytes.count } }
    self.words = words
  }

  /// The word that starts at `place`, the longest if there are several.
  func match(in bytes: [UInt8], at place: Int) -> Match? {
    for word in words[Int(WordTable.lowercased(bytes[place]))] {
      let end = place + word.bytes.count
      guard end <= bytes.count,
        zip(bytes[place..<end], word.bytes).allSatisfy({ WordTable.lowercased($0) == $1 }),
        !isCaseExact || bytes[place..<end].elementsEqual(word.text.utf8),
        !word.isLatin || WordTable.isWhole(bytes, place..<end)
      else { continue }
      return Match(range: place..<end, text: word.text, mask: word.mask)
    }
    return nil
  }

  /// Whether no letter or digit touches the range, but for the prefix of a venue such as `sh600519`.
  private static func isWhole(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let isNumber = isDigit(bytes[range.lowerBound])
    if range.upperBound < bytes.count {
      let next = bytes[range.upperBound]
      if isWord(next) { return false }
      let after = range.upperBound + 1
      if isNumber, next == UInt8(ascii: "."), after < bytes.count, isDigit(bytes[after]) {
        return false
      }
    }
    guard range.lowerBound > 0 else { return true }
    let last = bytes[range.lowerBound - 1]
    guard isNumber else { return !isWord(last) }
    if last == UInt8(ascii: "."), range.lowerBound > 1, isDigit(bytes[range.lowerBound - 2]) {
      return false
    }
    guard isWord(last) else { return true }
    guard range.lowerBound >= 2 else { return false }
    let prefix = bytes[range.lowerBound - 2..<range.lowerBound].map(lowercased)
    let isVenue = ["sh", "sz", "bj"].contains { $0.utf8.elementsEqual(prefix) }
    return isVenue && (range.lowerBound == 2 || !isWord(bytes[range.lowerBound - 3]))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte + 32 : byte
  }
}
