public import TradingTypes

/// One double-entry posting (记账): what each account gains, summing to zero.
///
/// Assets and expenses count positive, income and the owner's stake negative, so a posting that
/// creates or loses a fen cannot balance. Nothing edits a posting; a mistake needs another one.
public struct Posting: Sendable, Hashable {
  /// Cash that is free.
  public var cash: Money = .zero
  /// Cash frozen by open buy orders (冻结资金).
  public var frozenCash: Money = .zero
  /// Dividends earned and not yet paid.
  public var receivable: Money = .zero
  /// Shares held, at the prices they cost.
  public var positions: Money = .zero
  /// Commission paid.
  public var commission: Money = .zero
  /// Stamp duty paid.
  public var stampDuty: Money = .zero
  /// Transfer fees paid.
  public var transferFee: Money = .zero
  /// Dividend tax paid.
  public var dividendTax: Money = .zero
  /// Gains of sales over cost before charges; income, so a gain is negative.
  public var realised: Money = .zero
  /// Dividends earned; income, so negative.
  public var dividends: Money = .zero
  /// What the owner put in; negative.
  public var opening: Money = .zero

  /// A posting of nothing.
  public init() {}

  /// The sum over all accounts: zero when the posting balances.
  public var sum: Money {
    cash + frozenCash + receivable + positions + commission + stampDuty + transferFee + dividendTax
      + realised + dividends + opening
  }

  /// Adds `posting` account by account.
  ///
  /// - Precondition: `posting` balances.
  mutating func add(_ posting: Posting) {
    precondition(
      posting.sum == .zero, "posting does not balance: \(posting.sum) over in \(posting)")
    cash += posting.cash
    frozenCash += posting.frozenCash
    receivable += posting.receivable
    positions += posting.positions
    commission += posting.commission
    stampDuty += posting.stampDuty
    transferFee += posting.transferFee
    dividendTax += posting.dividendTax
    realised += posting.realised
    dividends += posting.dividends
    opening += posting.opening
  }
}
