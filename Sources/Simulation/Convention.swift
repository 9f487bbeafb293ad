import Exchange
import Ledger
import TradingTypes

/// A convention of the venue or the account: something no rule text settles, named in the header of a
/// run so that two runs under different ones cannot be confused.
public struct Convention: Sendable, Hashable {
  /// Its name, such as `sealed_limit`; the header puts `venue.` before it.
  public let name: String
  /// What it settles, in a line.
  public let meaning: String
  /// What it may be; a range in words for a number.
  public let choices: [String]
  /// What a plan has for it.
  public let value: String
}

extension SeasonPlan {
  /// Every convention with this plan's choice, in the order of the header.
  public var conventions: [Convention] {
    let numbers = [
      Convention(
        name: "commission_ppm", meaning: "commission in parts per million of the amount",
        choices: ["0 to 1000000"], value: "\(venue.commissionRate)"),
      Convention(
        name: "commission_minimum", meaning: "least commission in yuan",
        choices: ["0.00 or more"], value: "\(venue.commissionMinimum)"),
      Convention(
        name: "participation_ppm",
        meaning: "part of a bar's volume that orders may take, in parts per million",
        choices: ["0 to 1000000"], value: "\(venue.participation)"),
      Convention(
        name: "slippage_ticks", meaning: "ticks by which a market order fills worse than the open",
        choices: ["0 to 1000000"], value: "\(venue.slippageTicks)"),
      Convention(
        name: "price_cage",
        meaning: "whether limit orders keep to the price cage around the last price",
        venue.priceCage),
      Convention(
        name: "anticipated_proceeds",
        meaning: "whether a daily buy counts on the market sells sent before it",
        anticipatesProceeds),
    ]
    guard venue.profile == .exchange else { return numbers }
    return numbers + [
      Convention(
        name: "same_day_proceeds", meaning: "whether the proceeds of a sale may buy the same day",
        account.sameDayProceeds),
      Convention(
        name: "fee_rounding", meaning: "how each charge becomes whole fen", venue.feeRounding),
      Convention(
        name: "commission_minimum_per", meaning: "what the least commission is taken on",
        venue.commissionUnit),
      Convention(
        name: "market_order_reserve", meaning: "price at which a market buy freezes cash",
        venue.marketOrderReserve),
      Convention(
        name: "limit_fill", meaning: "when a limit order trades in a bar", venue.limitFill),
      Convention(
        name: "sealed_limit", meaning: "whether an order trades at the limit against it",
        venue.sealedLimit),
      Convention(
        name: "dividend_below_fen", meaning: "what becomes of a dividend's parts of a fen",
        account.dividendRounding),
      Convention(
        name: "new_share_fraction", meaning: "what becomes of parts of a bonus share",
        account.newShareRounding),
      Convention(
        name: "odd_lot_balance", meaning: "balance that an odd lot is the remainder of",
        venue.oddLotBalance),
      Convention(
        name: "rights", meaning: "what a holder does with rights", account.rights),
    ]
  }

  /// Chooses `value` for the convention called `name`.
  public mutating func choose(_ name: String, _ value: String) throws(SeasonError) {
    guard let known = conventions.first(where: { $0.name == name }) else {
      throw .unknownConvention(name: name, known: conventions.map(\.name))
    }
    guard take(name, value) else {
      throw .unknownChoice(convention: name, value: value, choices: known.choices)
    }
  }

  /// Takes over a convention; false when it does not exist or cannot be that.
  mutating func take(_ name: String, _ value: String) -> Bool {
    switch name {
    case "commission_ppm": set(&venue.commissionRate, value)
    case "participation_ppm": set(&venue.participation, value)
    case "slippage_ticks": set(&venue.slippageTicks, value)
    case "commission_minimum": set(&venue.commissionMinimum, value)
    case "price_cage": set(&venue.priceCage, value)
    case "anticipated_proceeds": set(&anticipatesProceeds, value)
    case "same_day_proceeds": set(&account.sameDayProceeds, value)
    case "fee_rounding": set(&venue.feeRounding, value)
    case "commission_minimum_per": set(&venue.commissionUnit, value)
    case "market_order_reserve": set(&venue.marketOrderReserve, value)
    case "limit_fill": set(&venue.limitFill, value)
    case "sealed_limit": set(&venue.sealedLimit, value)
    case "dividend_below_fen": set(&account.dividendRounding, value)
    case "new_share_fraction": set(&account.newShareRounding, value)
    case "odd_lot_balance": set(&venue.oddLotBalance, value)
    case "rights": set(&account.rights, value)
    default: false
    }
  }
}

extension Convention {
  fileprivate init<Choice: RawRepresentable<String> & CaseIterable>(
    name: String, meaning: String, _ choice: Choice
  ) {
    self.init(
      name: name, meaning: meaning, choices: Choice.allCases.map(\.rawValue),
      value: choice.rawValue)
  }

  fileprivate init(name: String, meaning: String, _ isOn: Bool) {
    self.init(name: name, meaning: meaning, choices: ["on", "off"], value: isOn ? "on" : "off")
  }
}

private func set<Choice: RawRepresentable<String>>(_ choice: inout Choice, _ text: String) -> Bool {
  guard let chosen = Choice(rawValue: text) else { return false }
  choice = chosen
  return true
}

private func set(_ isOn: inout Bool, _ text: String) -> Bool {
  guard text == "on" || text == "off" else { return false }
  isOn = text == "on"
  return true
}

private func set(_ number: inout Int64, _ text: String) -> Bool {
  guard let value = Int64(text), (0...1_000_000).contains(value) else { return false }
  number = value
  return true
}

private func set(_ amount: inout Money, _ text: String) -> Bool {
  guard let value = Money(text), value >= .zero, value <= Money(yuan: 1_000_000) else {
    return false
  }
  amount = value
  return true
}
