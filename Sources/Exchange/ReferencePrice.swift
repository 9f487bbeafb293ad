public import TradingTypes

/// The price that the day's band is measured from (前收盘价, 除权除息参考价).
public enum ReferencePrice {
  /// The reference on an ex-date, rounded half up to the tick.
  ///
  /// `(close - cash + rights price × rights ratio) / (1 + new shares ratio)`, the new shares being
  /// bonus, transferred and rights shares for every 10,000 held. SSE 4.3.1 to 4.3.3, SZSE 4.4.1 to
  /// 4.4.3 (2023); rounding confirmed on market data.
  public static func exRights(
    previousClose: Price, cashPerShare: Money = .zero, newPerTenThousand: Int64 = 0,
    rightsPerTenThousand: Int64 = 0, rightsPrice: Price = Price(tenThousandths: 0)
  ) -> Price {
    let tick = VenueTerms.tick.tenThousandths
    let value =
      (previousClose.tenThousandths - cashPerShare.tenThousandths) * 10_000
      + rightsPrice.tenThousandths * rightsPerTenThousand
    let shares = 10_000 + newPerTenThousand + rightsPerTenThousand
    let ticks = DecimalText.quotient(value, roundedHalfUpBy: shares * tick)
    return Price(tenThousandths: ticks * tick)
  }
}
