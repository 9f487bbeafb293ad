public import TradingTypes

extension CorporateAction {
  /// The ex-rights reference price after a close (除权除息参考价), rounded half up to 0.01.
  ///
  /// (close − cash a share) ÷ (1 + new shares a share), as in §4.4.2 of the exchanges' trading rules
  /// without rights issues. At least 0.01.
  public func referencePrice(after close: Price) -> Price {
    let remainder = close.tenThousandths - cashPerShare.tenThousandths
    let shares = 10_000 + bonusPerTenThousand + transferPerTenThousand
    let (product, overflow) = remainder.multipliedReportingOverflow(by: 10_000)
    guard remainder > 0, !overflow else { return Price(fen: 1) }
    // Ten-thousandths to fen is the last division, so that there is one rounding.
    return Price(fen: max(1, DecimalText.quotient(product, roundedHalfUpBy: shares * 100)))
  }
}
