extension Instrument {
  /// The largest move of an ordinary day in per cent (涨跌幅限制), as the rules stand today.
  ///
  /// A rule of thumb for charts, checks and bounds: new listings and earlier years are the venue's.
  public var usualLimitPercent: Int64 {
    switch board {
    case .star, .chinext: 20
    case .bse: 30
    case .main, .index: isSpecialTreatment ? 5 : 10
    }
  }

  /// The lowest and highest price around a reference, rounded to the fen with halves up.
  public func usualBand(around reference: Price) -> (low: Price, high: Price) {
    func limit(_ percent: Int64) -> Price {
      Price(
        fen: DecimalText.quotient(
          reference.tenThousandths * (100 + percent), roundedHalfUpBy: 10_000))
    }
    return (limit(-usualLimitPercent), limit(usualLimitPercent))
  }
}
