import TradingTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes one line of canonical JSON: keys in a fixed order, no blanks, numbers and texts exact.
///
/// The bytes live in memory that only this value owns and frees, grown before every write, so that
/// an entry costs no allocation.
struct LineWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  /// The last date written and its ten characters: a season writes each of its dates many times.
  private var knownDay: TradingDay?
  private var knownText = (UInt64(0), UInt16(0))

  init(capacity: Int = 1 << 12) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  /// The bytes written so far; valid until the next write.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// The byte at `offset`, which lies inside what was written.
  func pointer(at offset: Int) -> UnsafeMutablePointer<UInt8> { base + offset }

  mutating func clear() { count = 0 }

  /// Leaves `length` bytes of room whose content is not decided yet.
  mutating func skip(_ length: Int) {
    reserve(length)
    count += length
  }

  @inline(__always)
  mutating func byte(_ value: UInt8) {
    reserve(1)
    base[count] = value
    count += 1
  }

  /// Text of ours that needs no escape.
  @inline(__always)
  mutating func raw(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    reserve(length)
    memcpy(base + count, text.utf8Start, length)
    count += length
  }

  /// Bytes as they are.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    memcpy(base + count, source, bytes.count)
    count += bytes.count
  }

  mutating func integer(_ value: some BinaryInteger) {
    if value < 0 { byte(UInt8(ascii: "-")) }
    digits(UInt64(value.magnitude))
  }

  mutating func boolean(_ value: Bool) { value ? raw("true") : raw("false") }

  /// Ten-thousandths as quoted decimal text with at least two decimals.
  mutating func decimal(_ tenThousandths: Int64) {
    reserve(32)
    byte(UInt8(ascii: "\""))
    if tenThousandths < 0 { byte(UInt8(ascii: "-")) }
    let (fen, rest) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: 100)
    digits(fen / 100)
    byte(UInt8(ascii: "."))
    twoDigits(fen % 100)
    if rest != 0 {
      if rest % 10 == 0 { byte(UInt8(ascii: "0") + UInt8(rest / 10)) } else { twoDigits(rest) }
    }
    byte(UInt8(ascii: "\""))
  }

  mutating func symbol(_ symbol: Symbol) {
    byte(UInt8(ascii: "\""))
    let code = UInt64(symbol.code)
    twoDigits(code / 10_000)
    twoDigits(code / 100 % 100)
    twoDigits(code % 100)
    switch symbol.venue {
    case .shanghai: raw(".SH\"")
    case .shenzhen: raw(".SZ\"")
    case .beijing: raw(".BJ\"")
    }
  }

  mutating func day(_ day: TradingDay) {
    byte(UInt8(ascii: "\""))
    unquoted(day)
    byte(UInt8(ascii: "\""))
  }

  /// Characters of an instant inside its quotes.
  static let timeLength = "2025-10-09 10:30".utf8.count

  mutating func time(_ time: TradingTime) {
    byte(UInt8(ascii: "\""))
    unquoted(time.day)
    byte(UInt8(ascii: " "))
    twoDigits(UInt64(time.minute / 60))
    byte(UInt8(ascii: ":"))
    twoDigits(UInt64(time.minute % 60))
    byte(UInt8(ascii: "\""))
  }

  /// Text in quotes; quotes, backslashes and control characters are escaped, all else stays UTF-8.
  mutating func text(_ text: String) {
    byte(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { source in
      reserve(source.count)
      for unit in source { escaped(unit) }
    }
    byte(UInt8(ascii: "\""))
  }

  mutating func hexadecimal(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count * 2)
    for value in bytes {
      memcpy(base + count, LineWriter.hexPairs.utf8Start + 2 * Int(value), 2)
      count += 2
    }
  }

  /// Two lower-case hexadecimal digits for every value of a byte.
  private static let hexPairs: StaticString = """
    000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f2021222324252627\
    28292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f\
    505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f7071727374757677\
    78797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f\
    a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7\
    c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeef\
    f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff
    """

  /// Two decimal digits for every number below a hundred.
  private static let pairs: StaticString = """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839\
    40414243444546474849505152535455565758596061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """

  static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  @inline(__always)
  private mutating func escaped(_ unit: UInt8) {
    switch unit {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case UInt8(ascii: "\n"): raw("\\n")
    case UInt8(ascii: "\r"): raw("\\r")
    case UInt8(ascii: "\t"): raw("\\t")
    case 0..<32, 127:
      raw("\\u00")
      byte(LineWriter.hexDigit(unit >> 4))
      byte(LineWriter.hexDigit(unit & 15))
    default:
      byte(unit)
    }
  }

  private mutating func unquoted(_ day: TradingDay) {
    if let offset = day.relativeOffset {
      raw(offset < 0 ? "D" : "D+")
      return integer(offset)
    }
    if day != knownDay { learn(day) }
    reserve(10)
    memcpy(base + count, &knownText.0, 8)
    memcpy(base + count + 8, &knownText.1, 2)
    count += 10
  }

  @inline(never)
  private mutating func learn(_ day: TradingDay) {
    let start = count
    let number = UInt64(day.yyyymmdd)
    twoDigits(number / 1_000_000)
    twoDigits(number / 10_000 % 100)
    byte(UInt8(ascii: "-"))
    twoDigits(number / 100 % 100)
    byte(UInt8(ascii: "-"))
    twoDigits(number % 100)
    memcpy(&knownText.0, base + start, 8)
    memcpy(&knownText.1, base + start + 8, 2)
    knownDay = day
    count = start
  }

  /// A number below a hundred as two digits.
  @inline(__always)
  private mutating func twoDigits(_ value: UInt64) {
    reserve(2)
    memcpy(base + count, LineWriter.pairs.utf8Start + 2 * Int(truncatingIfNeeded: value), 2)
    count += 2
  }

  private mutating func digits(_ value: UInt64) {
    if value < 10 { return byte(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value)) }
    reserve(20)
    var length = 2
    var bound: UInt64 = 100
    while value >= bound {
      length += 1
      guard length < 20 else { break }
      bound *= 10
    }
    var rest = value
    var place = count + length
    while rest >= 100 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      place -= 2
      memcpy(base + place, LineWriter.pairs.utf8Start + 2 * Int(truncatingIfNeeded: pair), 2)
      rest = quotient
    }
    if rest >= 10 {
      memcpy(base + count, LineWriter.pairs.utf8Start + 2 * Int(truncatingIfNeeded: rest), 2)
    } else {
      base[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)
    }
    count += length
  }

  @inline(__always)
  private mutating func reserve(_ extra: Int) {
    if count + extra > capacity { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    let larger = max(capacity * 2, count + extra)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memcpy(moved, base, count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
