public import TradingTypes

/// The charges of one day: commission, stamp duty, transfer fee.
///
/// Each component is rounded half up to the fen on the order's total, so that charges do not depend
/// on how many fills an order took. Handling and regulatory fees are inside the commission.
public struct FeeSchedule: Sendable, Hashable {
  /// Commission in parts per million, both sides.
  public let commissionRate: Int64
  /// Least commission of an order.
  public let commissionMinimum: Money
  /// Stamp duty of sells in parts per million.
  public let stampDutyRate: Int64
  /// Stamp duty of buys in parts per million; zero since 2008-09-19.
  public let stampDutyOnBuys: Int64
  /// Transfer fee in parts per million, both sides.
  public let transferFeeRate: Int64
  /// How each component becomes whole fen.
  public let rounding: FenRounding
  /// What the least commission is taken on.
  public let commissionUnit: CommissionUnit

  /// Stamp duty from a day on, in parts per million, newest first.
  ///
  /// The last row holds for all earlier days. Halved by 财政部 税务总局公告2023年第39号; taken of
  /// sells only since 2008-09-19.
  private static let stampDuties: [(from: TradingDay, sells: Int64, buys: Int64)] = [
    (date(2023, 8, 28), 500, 0),
    (date(2008, 9, 19), 1_000, 0),
    (date(2008, 4, 24), 1_000, 1_000),
    (date(2007, 5, 30), 3_000, 3_000),
    (date(2005, 1, 24), 1_000, 1_000),
    (date(2001, 11, 16), 2_000, 2_000),
    (date(1998, 6, 12), 4_000, 4_000),
  ]
  /// The transfer fee was halved on this day (中国结算).
  ///
  /// Before 2015-08-01 it was 0.3 ‰ of the par value in Shanghai and 0.0255 ‰ of the amount in
  /// Shenzhen; a schedule knows neither venue nor shares, so the rate that followed stands in.
  static let transferFeeHalved = date(2022, 4, 29)

  /// The charges in force on `day` under `terms`.
  public init(on day: TradingDay, terms: VenueTerms) {
    commissionRate = terms.commissionRate
    commissionMinimum = terms.commissionMinimum
    rounding = terms.feeRounding
    commissionUnit = terms.commissionUnit
    let isCharged = terms.profile == .exchange
    let duty = FeeSchedule.stampDuties.first { $0.from <= day } ?? FeeSchedule.stampDuties.last
    stampDutyRate = isCharged ? duty?.sells ?? 0 : 0
    stampDutyOnBuys = isCharged ? duty?.buys ?? 0 : 0
    transferFeeRate = !isCharged ? 0 : day < FeeSchedule.transferFeeHalved ? 20 : 10
  }

  /// The charges on an order that has traded `amount` in all; nothing on nothing.
  public func fees(on amount: Money, side: Side) -> Fees {
    guard amount > .zero else { return .none }
    let duty = side == .sell ? stampDutyRate : stampDutyOnBuys
    return Fees(
      commission: max(
        amount.charge(partsPerMillion: commissionRate, rounded: rounding), commissionMinimum),
      stampDuty: duty == 0 ? .zero : amount.charge(partsPerMillion: duty, rounded: rounding),
      transferFee: amount.charge(partsPerMillion: transferFeeRate, rounded: rounding))
  }

  /// The charges on a fill of `amount` of an order that had traded `before` already.
  public func fees(on amount: Money, after before: Money, side: Side) -> Fees {
    guard before > .zero, commissionUnit == .order else { return fees(on: amount, side: side) }
    let total = fees(on: before + amount, side: side)
    let charged = fees(on: before, side: side)
    return Fees(
      commission: total.commission - charged.commission,
      stampDuty: total.stampDuty - charged.stampDuty,
      transferFee: total.transferFee - charged.transferFee)
  }
}
