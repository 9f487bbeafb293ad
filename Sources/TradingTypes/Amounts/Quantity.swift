/// A number of shares (股).
public struct Quantity: Sendable, Hashable, Comparable, AdditiveArithmetic, Codable {
  /// The number of shares; negative only as a difference.
  public let shares: Int64

  /// A quantity of `shares` shares.
  public init(_ shares: Int64) { self.shares = shares }

  /// No shares.
  public static let zero = Quantity(0)

  /// The sum, exact.
  public static func + (left: Quantity, right: Quantity) -> Quantity {
    Quantity(left.shares + right.shares)
  }

  /// The difference, exact.
  public static func - (left: Quantity, right: Quantity) -> Quantity {
    Quantity(left.shares - right.shares)
  }

  /// Whether the left value comes first.
  public static func < (left: Quantity, right: Quantity) -> Bool { left.shares < right.shares }

  /// Reads the value as ``encode(to:)`` wrote it.
  public init(from decoder: any Decoder) throws {
    shares = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes the value as its exact text or number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(shares)
  }
}

extension Quantity: CustomStringConvertible {
  /// The number of shares without separators.
  public var description: String { String(shares) }
}

extension Quantity: ExpressibleByIntegerLiteral {
  /// As many shares as the literal says.
  public init(integerLiteral value: Int64) { shares = value }
}
