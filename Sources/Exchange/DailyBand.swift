public import TradingTypes

/// The lowest and highest price a share may trade at today (跌停价, 涨停价).
public struct DailyBand: Sendable, Hashable {
  /// Limit down (跌停价).
  public let low: Price
  /// Limit up (涨停价).
  public let high: Price

  /// A band between two prices.
  public init(low: Price, high: Price) {
    self.low = low
    self.high = high
  }

  /// The band of `percent` around `reference`, each side rounded half up to the tick.
  ///
  /// A side that rounds back to the reference moves by one tick, and no price falls below one tick.
  /// Integer arithmetic throughout: `10.05` at 10 % gives 11.06 and 9.05, where binary floating point
  /// gives 11.05. SSE 3.3.13 and 3.3.17, SZSE 3.3.13 and 3.3.19 (2023).
  public init(around reference: Price, percent: Int64) {
    self.init(around: reference, up: percent, down: percent)
  }

  /// The band from `down` percent below the reference to `up` percent above it, rounded alike.
  public init(around reference: Price, up: Int64, down: Int64) {
    let tick = VenueTerms.tick.tenThousandths
    func limit(_ share: Int64) -> Int64 {
      let product = reference.tenThousandths * share
      return DecimalText.quotient(product, roundedHalfUpBy: 100 * tick) * tick
    }
    var high = limit(100 + up)
    var low = limit(100 - down)
    if high <= reference.tenThousandths { high = reference.tenThousandths + tick }
    if low >= reference.tenThousandths { low = reference.tenThousandths - tick }
    self.init(
      low: Price(tenThousandths: max(low, tick)), high: Price(tenThousandths: high))
  }

  /// Whether `price` may trade today.
  public func contains(_ price: Price) -> Bool { low <= price && price <= high }
}
