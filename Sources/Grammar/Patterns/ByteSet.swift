/// A set of byte values, as 256 bits.
public struct ByteSet: Sendable, Hashable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0

  /// The set with no bytes.
  public init() {}

  /// The set of these bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  /// The set of the bytes of `text`, meant for ASCII.
  public init(of text: String) { self.init(text.utf8) }

  /// All 256 bytes.
  public static let all = ByteSet(UInt8.min...UInt8.max)
  /// `0` to `9`.
  public static let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))
  /// Printable ASCII from blank to tilde.
  public static let printable = ByteSet(UInt8(0x20)...UInt8(0x7E))

  /// Whether `byte` is in the set.
  public func contains(_ byte: UInt8) -> Bool {
    word(byte >> 6) & (1 << UInt64(byte & 63)) != 0
  }

  /// Adds `byte`.
  public mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: first |= bit
    case 1: second |= bit
    case 2: third |= bit
    default: fourth |= bit
    }
  }

  /// The set without `bytes`.
  public func without(_ bytes: some Sequence<UInt8>) -> ByteSet {
    let removed = ByteSet(bytes)
    return ByteSet((UInt8.min...UInt8.max).filter { contains($0) && !removed.contains($0) })
  }

  /// The bytes both sets have.
  public func intersection(_ other: ByteSet) -> ByteSet {
    ByteSet((UInt8.min...UInt8.max).filter { contains($0) && other.contains($0) })
  }

  /// Adds all bytes of `other`.
  mutating func formUnion(_ other: ByteSet) {
    first |= other.first
    second |= other.second
    third |= other.third
    fourth |= other.fourth
  }

  /// Calls `body` with every byte of the set, ascending.
  func forEach(_ body: (UInt8) -> Void) {
    for index in UInt8(0)..<4 {
      var rest = word(index)
      while rest != 0 {
        body(index << 6 | UInt8(truncatingIfNeeded: rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }

  /// Whether there is no byte in the set.
  public var isEmpty: Bool { first | second | third | fourth == 0 }

  /// How many bytes are in the set.
  public var count: Int {
    first.nonzeroBitCount + second.nonzeroBitCount + third.nonzeroBitCount
      + fourth.nonzeroBitCount
  }

  /// The bytes, ascending.
  public var bytes: [UInt8] { (UInt8.min...UInt8.max).filter(contains) }

  private func word(_ index: UInt8) -> UInt64 {
    switch index {
    case 0: first
    case 1: second
    case 2: third
    default: fourth
    }
  }
}
