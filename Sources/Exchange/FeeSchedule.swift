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
  /// Stamp duty in parts per million, sells only.
  public let stampDutyRate: Int64
  /// Transfer fee in parts per million, both sides.
  public let transferFeeRate: Int64
  /// How each component becomes whole fen.
  public let rounding: FenRounding
  /// What the least commission is taken on.
  public let commissionUnit: CommissionUnit

  /// Stamp duty was halved on this day (财政部 税务总局公告2023年第39号).
  static let stampDutyHalved = date(2023, 8, 28)
  /// The transfer fee was halved on this day (中国结算).
  static let transferFeeHalved = date(2022, 4, 29)

  /// The charges in force on `day` under `terms`.
  public init(on day: TradingDay, terms: VenueTerms) {
    commissionRate = terms.commissionRate
    commissionMinimum = terms.commissionMinimum
    rounding = terms.feeRounding
    commissionUnit = terms.commissionUnit
    let isCharged = terms.profile == .exchange
    stampDutyRate = !isCharged ? 0 : day < FeeSchedule.stampDutyHalved ? 1_000 : 500
    transferFeeRate = !isCharged ? 0 : day < FeeSchedule.transferFeeHalved ? 20 : 10
  }

  /// The charges on an order that has traded `amount` in all; nothing on nothing.
  public func fees(on amount: Money, side: Side) -> Fees {
    guard amount > .zero else { return .none }
    return Fees(
      commission: max(
        amount.charge(partsPerMillion: commissionRate, rounded: rounding), commissionMinimum),
      stampDuty: side == .sell
        ? amount.charge(partsPerMillion: stampDutyRate, rounded: rounding) : .zero,
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
