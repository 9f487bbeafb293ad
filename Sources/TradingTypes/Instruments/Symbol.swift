/// The exchange (交易所) a security is listed on.
public enum Venue: UInt8, Sendable, Hashable, CaseIterable {
  /// Shanghai (上海证券交易所).
  case shanghai
  /// Shenzhen (深圳证券交易所).
  case shenzhen
  /// Beijing (北京证券交易所).
  case beijing

  /// The suffix after the dot: `SH`, `SZ` or `BJ`.
  public var suffix: String {
    switch self {
    case .shanghai: "SH"
    case .shenzhen: "SZ"
    case .beijing: "BJ"
    }
  }
}

/// A security's code and venue, such as `600519.SH`.
public struct Symbol: Sendable, Hashable, Comparable {
  /// The six digits of the code as a number.
  public let code: UInt32
  /// Where the security is listed.
  public let venue: Venue

  /// The symbol with a six-digit `code`; nil when the number has more digits.
  public init?(code: UInt32, venue: Venue) {
    guard code <= 999_999 else { return nil }
    self.code = code
    self.venue = venue
  }

  /// The symbol written in `text`: exactly six digits, a dot, and `SH`, `SZ` or `BJ`.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 9, bytes[6] == UInt8(ascii: ".") else { return nil }
    var code: UInt32 = 0
    for byte in bytes[..<6] {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      code = code * 10 + UInt32(byte - UInt8(ascii: "0"))
    }
    let suffix = String(decoding: bytes[7...], as: UTF8.self)
    guard let venue = Venue.allCases.first(where: { $0.suffix == suffix }) else { return nil }
    self.code = code
    self.venue = venue
  }

  /// Whether the left value comes first.
  public static func < (left: Symbol, right: Symbol) -> Bool {
    left.rank < right.rank
  }

  /// Code and venue as one number, in the order of symbols.
  private var rank: UInt64 { UInt64(code) << 8 | UInt64(venue.rawValue) }

  /// The six digits as text.
  public var digits: String {
    let text = String(code)
    return String(repeating: "0", count: 6 - text.count) + text
  }
}

extension Symbol: CustomStringConvertible {
  /// The six digits, a dot and the venue's suffix.
  public var description: String { "\(digits).\(venue.suffix)" }
}

extension Symbol: Codable {
  /// Reads the value as ``encode(to:)`` wrote it.
  public init(from decoder: any Decoder) throws {
    self = try decoder.exactText("a symbol like 600519.SH") { Symbol($0) }
  }

  /// Writes the value as its exact text or number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
