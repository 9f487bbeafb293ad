import TradingTypes

/// Every kind of posting that there is.
extension Posting {
  /// The owner puts cash in.
  static func opening(_ cash: Money) -> Posting {
    var posting = Posting()
    posting.cash = cash
    posting.opening = -cash
    return posting
  }

  /// Free cash is frozen for an open buy; a negative amount is freed.
  static func freezing(_ amount: Money) -> Posting {
    var posting = Posting()
    posting.cash = -amount
    posting.frozenCash = amount
    return posting
  }

  /// Shares are bought.
  static func purchase(_ fill: Fill) -> Posting {
    var posting = charges(of: fill)
    posting.cash = -(fill.amount + fill.fees.total)
    posting.positions = fill.amount
    return posting
  }

  /// Shares that had cost `cost` before charges are sold.
  static func sale(_ fill: Fill, cost: Money) -> Posting {
    var posting = charges(of: fill)
    posting.cash = fill.amount - fill.fees.total
    posting.positions = -cost
    posting.realised = cost - fill.amount
    return posting
  }

  /// A dividend is earned.
  static func dividend(_ cash: Money) -> Posting {
    var posting = Posting()
    posting.receivable = cash
    posting.dividends = -cash
    return posting
  }

  /// A dividend earned before is paid.
  static func payment(of due: PendingDividend) -> Posting {
    var posting = Posting()
    posting.cash = due.cash
    posting.receivable = -due.cash
    return posting
  }

  /// Tax on dividends is taken at a sale.
  static func dividendTax(_ tax: Money) -> Posting {
    var posting = Posting()
    posting.cash = -tax
    posting.dividendTax = tax
    return posting
  }

  /// Rights shares are subscribed.
  static func subscription(_ cost: Money) -> Posting {
    var posting = Posting()
    posting.cash = -cost
    posting.positions = cost
    return posting
  }

  /// The charges of a fill, which the cash of its posting must meet.
  private static func charges(of fill: Fill) -> Posting {
    var posting = Posting()
    posting.commission = fill.fees.commission
    posting.stampDuty = fill.fees.stampDuty
    posting.transferFee = fill.fees.transferFee
    return posting
  }
}
