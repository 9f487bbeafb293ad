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

  init(capacity: Int = 1 << 12) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  /// The bytes written so far; valid until the next write.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  mutating func clear() { count = 0 }

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
    let magnitude = tenThousandths.magnitude
    digits(magnitude / 10_000)
    byte(UInt8(ascii: "."))
    let fraction = magnitude % 10_000
    twoDigits(fraction / 100)
    let rest = fraction % 100
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
      base[count] = LineWriter.hexDigit(value >> 4)
      base[count + 1] = LineWriter.hexDigit(value & 15)
      count += 2
    }
  }

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
    let number = UInt64(day.yyyymmdd)
    twoDigits(number / 1_000_000)
    twoDigits(number / 10_000 % 100)
    byte(UInt8(ascii: "-"))
    twoDigits(number / 100 % 100)
    byte(UInt8(ascii: "-"))
    twoDigits(number % 100)
  }

  @inline(__always)
  private mutating func twoDigits(_ value: UInt64) {
    reserve(2)
    base[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10)
    base[count + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
    count += 2
  }

  private mutating func digits(_ value: UInt64) {
    if value < 10 { return byte(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value)) }
    reserve(20)
    var length = 0
    var rest = value
    while rest > 0 {
      rest /= 10
      length += 1
    }
    rest = value
    var place = count + length
    while rest > 0 {
      place -= 1
      base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
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
