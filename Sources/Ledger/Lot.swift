public import TradingTypes

/// Shares of one purchase that are still held; lots are sold first in, first out.
public struct Lot: Sendable, Hashable {
  /// Day of the purchase: from here dividend tax counts the holding period.
  public let acquired: TradingDay
  /// First day the shares may be sold: the next trading day, or a bonus issue's listing day.
  public internal(set) var isSettled: Bool
  /// Day a bonus issue is listed; nil for shares that were bought.
  public let listed: TradingDay?
  /// Shares left.
  public internal(set) var quantity: Quantity
  /// What the shares left cost, without charges.
  public internal(set) var amount: Money
  /// Charges paid for the shares left.
  public internal(set) var charges: Money
  /// Dividends received on the shares left that a sale will be taxed on.
  public internal(set) var taxable: Money

  /// Takes `shares` out of the lot with their part of cost, charges and taxable dividends.
  ///
  /// Parts are rounded half up to a ten-thousandth of a yuan; the last shares take what is left.
  mutating func take(_ shares: Quantity) -> Lot {
    var taken = self
    taken.quantity = shares
    guard shares < quantity else {
      quantity = .zero
      amount = .zero
      charges = .zero
      taxable = .zero
      return taken
    }
    taken.amount = amount.part(shares, of: quantity)
    taken.charges = charges.part(shares, of: quantity)
    taken.taxable = taxable.part(shares, of: quantity)
    quantity -= shares
    amount -= taken.amount
    charges -= taken.charges
    taxable -= taken.taxable
    return taken
  }
}

extension Money {
  /// The share of `part` in `whole` of this amount, rounded half up to a ten-thousandth.
  fileprivate func part(_ part: Quantity, of whole: Quantity) -> Money {
    guard tenThousandths != 0 else { return .zero }
    let (short, isLong) = tenThousandths.multipliedReportingOverflow(by: part.shares)
    let (quotient, remainder) =
      isLong
      ? whole.shares.dividingFullWidth(tenThousandths.multipliedFullWidth(by: part.shares))
      : short.quotientAndRemainder(dividingBy: whole.shares)
    return Money(
      tenThousandths: remainder.magnitude * 2 >= whole.shares.magnitude ? quotient + 1 : quotient)
  }
}
