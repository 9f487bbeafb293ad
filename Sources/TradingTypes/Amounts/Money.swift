/// An amount of money in yuan (CNY), counted in whole ten-thousandths.
///
/// Sums are exact and trap on overflow. There is no product with a floating-point number: rates are
/// applied by ``charge(partsPerMillion:)``, which says its rounding.
public struct Money: Sendable, Hashable, Comparable, AdditiveArithmetic {
  /// The amount in ten-thousandths of a yuan.
  public let tenThousandths: Int64

  /// An amount of `tenThousandths` ten-thousandths of a yuan.
  public init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

  /// An amount of whole fen (分, cents).
  public init(fen: Int64) { tenThousandths = fen * 100 }

  /// An amount of whole yuan.
  public init(yuan: Int64) { tenThousandths = yuan * 10_000 }

  /// The amount written in `text`, such as `"100000"` or `"-12.05"`; nil when it is not one.
  public init?(_ text: some StringProtocol) {
    guard let value = DecimalText.tenThousandths(of: text) else { return nil }
    tenThousandths = value
  }

  /// Nothing.
  public static let zero = Money(tenThousandths: 0)

  /// The sum, exact.
  public static func + (left: Money, right: Money) -> Money {
    Money(tenThousandths: left.tenThousandths + right.tenThousandths)
  }

  /// The difference, exact.
  public static func - (left: Money, right: Money) -> Money {
    Money(tenThousandths: left.tenThousandths - right.tenThousandths)
  }

  /// The amount with the other sign.
  public static prefix func - (amount: Money) -> Money {
    Money(tenThousandths: -amount.tenThousandths)
  }

  /// Whether the left value comes first.
  public static func < (left: Money, right: Money) -> Bool {
    left.tenThousandths < right.tenThousandths
  }

  /// The amount times a whole count, exact.
  public static func * (amount: Money, count: Int64) -> Money {
    Money(tenThousandths: amount.tenThousandths * count)
  }

  /// The amount rounded half up to whole fen.
  public var roundedToFen: Money {
    Money(fen: DecimalText.quotient(tenThousandths, roundedHalfUpBy: 100))
  }

  /// The charge on this amount at `rate` parts per million, rounded to whole fen, half up unless said.
  ///
  /// 0.025 % is 250 parts per million. The product is taken at full width, so it cannot overflow
  /// before the one rounding.
  public func charge(
    partsPerMillion rate: Int64, rounded rounding: FenRounding = .halfUp
  ) -> Money {
    precondition(tenThousandths >= 0 && rate >= 0, "charges are taken on positive amounts")
    let (short, isLong) = tenThousandths.multipliedReportingOverflow(by: rate)
    let (quotient, remainder) =
      isLong
      ? Int64(100_000_000).dividingFullWidth(tenThousandths.multipliedFullWidth(by: rate))
      : short.quotientAndRemainder(dividingBy: 100_000_000)
    let isUp =
      switch rounding {
      case .halfUp: remainder >= 50_000_000
      case .up: remainder > 0
      case .cut: false
      }
    return Money(fen: isUp ? quotient + 1 : quotient)
  }

  /// The amount as a ratio's operand or a number on a screen; never for a balance.
  public var approximateYuan: Double { Double(tenThousandths) / 10_000 }
}

extension Money: CustomStringConvertible {
  /// The exact amount with at least two decimals, such as `99989.91`.
  public var description: String { DecimalText.text(tenThousandths: tenThousandths) }
}

extension Money: Codable {
  /// Reads the value as ``encode(to:)`` wrote it.
  public init(from decoder: any Decoder) throws {
    self = try decoder.exactText("an amount of money") { Money($0) }
  }

  /// Writes the value as its exact text or number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
