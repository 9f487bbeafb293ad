/// A price of one share in yuan, counted in whole ten-thousandths.
///
/// Exchange prices lie on a tick of 0.01; the finer scale holds index levels and per-share amounts.
public struct Price: Sendable, Hashable, Comparable {
  /// The price in ten-thousandths of a yuan.
  public let tenThousandths: Int64

  /// A price of `tenThousandths` ten-thousandths of a yuan.
  public init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

  /// A price of whole fen (分, cents).
  public init(fen: Int64) { tenThousandths = fen * 100 }

  /// The price written in `text`, such as `"5.36"`; nil when it is not one.
  public init?(_ text: some StringProtocol) {
    guard let value = DecimalText.tenThousandths(of: text) else { return nil }
    tenThousandths = value
  }

  /// Whether the left value comes first.
  public static func < (left: Price, right: Price) -> Bool {
    left.tenThousandths < right.tenThousandths
  }

  /// Whether the price is a whole number of `tick`s.
  public func isOnTick(_ tick: Price) -> Bool { tenThousandths % tick.tenThousandths == 0 }

  /// The value of `quantity` shares at this price: the only product of prices there is; exact.
  public static func * (price: Price, quantity: Quantity) -> Money {
    Money(tenThousandths: price.tenThousandths * quantity.shares)
  }

  /// The price as a chart's or an indicator's operand; never for a balance.
  public var approximateYuan: Double { Double(tenThousandths) / 10_000 }
}

extension Price: CustomStringConvertible {
  /// The exact price with at least two decimals, such as `5.36`.
  public var description: String { DecimalText.text(tenThousandths: tenThousandths) }
}

extension Price: Codable {
  /// Reads the value as ``encode(to:)`` wrote it.
  public init(from decoder: any Decoder) throws {
    self = try decoder.exactText("a price") { Price($0) }
  }

  /// Writes the value as its exact text or number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
