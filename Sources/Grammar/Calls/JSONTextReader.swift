/// Reads strict JSON (RFC 8259) from bytes of any origin; never traps, nesting is bounded.
struct JSONTextReader {
  private let bytes: [UInt8]
  private var place = 0
  private static let deepest = 16

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func whole() throws(JSONText.Failure) -> JSONText {
    let value = try value(depth: 0)
    skipBlanks()
    guard place == bytes.count else { throw failure("the end") }
    return value
  }

  /// The first value, and where it ends.
  mutating func first() throws(JSONText.Failure) -> (value: JSONText, end: Int) {
    let value = try value(depth: 0)
    return (value, place)
  }

  private mutating func value(depth: Int) throws(JSONText.Failure) -> JSONText {
    guard depth < Self.deepest else { throw failure("at most \(Self.deepest) levels") }
    skipBlanks()
    switch peek {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONText.Failure) -> JSONText {
    place += 1
    var members: [JSONText.Member] = []
    skipBlanks()
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw failure("a member's name") }
      let name = try string()
      skipBlanks()
      guard take(":") else { throw failure("a colon") }
      members.append(JSONText.Member(name: name, value: try value(depth: depth + 1)))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw failure("a comma or }") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONText.Failure) -> JSONText {
    place += 1
    var elements: [JSONText] = []
    skipBlanks()
    if take("]") { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
    } while take(",")
    guard take("]") else { throw failure("a comma or ]") }
    return .array(elements)
  }

  private mutating func word(
    _ text: String, _ value: JSONText
  ) throws(JSONText.Failure) -> JSONText {
    guard bytes[place...].starts(with: text.utf8) else { throw failure("a value") }
    place += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONText.Failure) -> JSONText {
    let start = place
    _ = take("-")
    if !take("0") { guard digits() > 0 else { throw failure("a value") } }
    if take(".") { guard digits() > 0 else { throw failure("a decimal") } }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() > 0 else { throw failure("an exponent") }
    }
    return .number(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func string() throws(JSONText.Failure) -> String {
    place += 1
    var content: [UInt8] = []
    while let byte = peek {
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw failure("well-formed UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): content += try escape()
      case 0..<0x20: throw failure("no raw control character")
      default: content.append(byte)
      }
    }
    throw failure("a closing quotation mark")
  }

  private mutating func escape() throws(JSONText.Failure) -> [UInt8] {
    guard let byte = peek else { throw failure("an escape") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"): return Array(String(Character(try unicodeEscape())).utf8)
    default: throw failure("a known escape")
    }
  }

  private mutating func unicodeEscape() throws(JSONText.Failure) -> Unicode.Scalar {
    var value = try hexadecimal()
    if (0xD800..<0xDC00).contains(value) {
      guard take("\\"), take("u") else { throw failure("the second half of a pair") }
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw failure("the second half of a pair") }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw failure("a character") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONText.Failure) -> UInt32 {
    guard place + 4 <= bytes.count else { throw failure("four hexadecimal digits") }
    var value: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw failure("four hexadecimal digits")
      }
      value = value * 16 + UInt32(digit)
    }
    place += 4
    return value
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = peek, ByteSet.digits.contains(byte) { place += 1 }
    return place - start
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private func failure(_ expected: String) -> JSONText.Failure {
    JSONText.Failure(offset: place, expected: expected)
  }
}
