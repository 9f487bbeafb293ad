public import TradingTypes

extension CorporateAction {
  /// The ex-rights reference price after a close (除权除息参考价), rounded half up to 0.01.
  ///
  /// (close − cash a share + rights price × rights a share) ÷ (1 + new and rights shares a share), as
  /// in §4.4.2 of the exchanges' trading rules. At least 0.01.
  public func referencePrice(after close: Price) -> Price {
    let remainder = close.tenThousandths - cashPerShare.tenThousandths
    let shares =
      10_000 + bonusPerTenThousand + transferPerTenThousand + rightsPerTenThousand
    let (product, overflow) = remainder.multipliedReportingOverflow(by: 10_000)
    let (paid, wild) = rightsPrice.tenThousandths.multipliedReportingOverflow(
      by: rightsPerTenThousand)
    let (value, excess) = product.addingReportingOverflow(paid)
    guard value > 0, !overflow, !wild, !excess else { return Price(fen: 1) }
    // Ten-thousandths to fen is the last division, so that there is one rounding.
    return Price(fen: max(1, DecimalText.quotient(value, roundedHalfUpBy: shares * 100)))
  }
}
