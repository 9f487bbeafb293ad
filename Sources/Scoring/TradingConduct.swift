public import Journal
public import TradingTypes

/// How a trader traded: how much it held, in how few shares, and what its sales brought.
///
/// Gains are first in, first out and before charges. New shares take a part of what their lot cost;
/// rights shares are a purchase.
public struct TradingConduct: Sendable, Hashable {
  /// Value of all buys.
  public private(set) var bought = Money.zero
  /// Value of all sells.
  public private(set) var sold = Money.zero
  /// Refused orders by the code of the rule.
  public private(set) var refusals: [OrderRejection.Code: Int] = [:]

  private var lots: [Symbol: [Lot]] = [:]
  private var gains: [OrderID: Money] = [:]
  private var closes = 0
  private var valueSum = 0.0
  private var holdingsValueSum = 0.0
  private var exposureSum = 0.0
  private var holdingsSum = 0
  private var concentrationSum = 0.0
  private var daysHeld = 0.0
  private var costSold = 0.0

  private struct Lot: Hashable {
    var shares: Int64
    var cost: Money
    let day: Int
  }

  /// Nothing yet.
  public init() {}

  /// The conduct that `entries` record.
  public init(of entries: some Sequence<JournalEntry>) {
    for entry in entries {
      switch entry.event {
      case .fill(let fill): take(fill.side, fill.symbol, fill.quantity, fill.amount, by: fill.order)
      case .entitlement(let entitlement): take(entitlement)
      case .orderRejected(let refused): refusals[refused.rejection.code, default: 0] += 1
      case .dayClosed(let closing):
        close(at: closing.netAssetValue, holding: closing.positions.map(\.value))
      default: break
      }
    }
  }

  /// Counts shares traded for `amount`.
  public mutating func take(
    _ side: Side, _ symbol: Symbol, _ quantity: Quantity, _ amount: Money, by order: OrderID
  ) {
    guard quantity > .zero else { return }
    switch side {
    case .buy:
      bought += amount
      lots[symbol, default: []].append(Lot(shares: quantity.shares, cost: amount, day: closes))
    case .sell:
      sold += amount
      sell(symbol, quantity.shares, for: amount, by: order)
    }
  }

  /// Counts a close with the values of what is held.
  public mutating func close(at netAssetValue: Money, holding values: [Money]) {
    closes += 1
    holdingsSum += values.count
    let total = netAssetValue.approximateYuan
    valueSum += total
    let held = values.map(\.approximateYuan)
    let sum = held.reduce(0, +)
    holdingsValueSum += sum
    guard total > 0 else { return }
    exposureSum += sum / total
    concentrationSum += held.reduce(0) { $0 + $1 / total * ($1 / total) }
  }

  private mutating func take(_ entitlement: Entitlement) {
    let new = entitlement.shares.shares
    guard new > 0, let held = lots[entitlement.symbol], !held.isEmpty else { return }
    if entitlement.cash < .zero {
      lots[entitlement.symbol]?.append(Lot(shares: new, cost: -entitlement.cash, day: closes))
      return
    }
    let all = held.reduce(0) { $0 + $1.shares }
    guard all > 0 else { return }
    // Rounded over the whole, so that the parts add up.
    var before: Int64 = 0
    var given: Int64 = 0
    lots[entitlement.symbol] = held.map { lot in
      before += lot.shares
      let upTo = Int64((Double(new) * Double(before) / Double(all)).rounded())
      var lot = lot
      lot.shares += upTo - given
      given = upTo
      return lot
    }
  }

  private mutating func sell(
    _ symbol: Symbol, _ shares: Int64, for amount: Money, by order: OrderID
  ) {
    guard var held = lots[symbol] else { return }
    var left = shares
    var cost = Money.zero
    while left > 0, let lot = held.first {
      let taken = min(left, lot.shares)
      // The last shares of a lot take what is left of its cost.
      let part =
        taken == lot.shares
        ? lot.cost
        : Money(
          tenThousandths: Int64(
            (Double(lot.cost.tenThousandths) * Double(taken) / Double(lot.shares)).rounded()))
      cost += part
      daysHeld += Double(closes - lot.day) * part.approximateYuan
      costSold += part.approximateYuan
      left -= taken
      held[0].shares -= taken
      held[0].cost -= part
      if held[0].shares == 0 { held.removeFirst() }
    }
    lots[symbol] = held.isEmpty ? nil : held
    // Shares that were there before the record began have no known cost.
    if left == 0 { gains[order, default: .zero] += amount - cost }
  }
}

extension TradingConduct {
  /// Mean share of the net asset value that is invested at the close.
  public var exposure: Double? { mean(exposureSum) }
  /// Mean number of shares held at the close.
  public var holdings: Double? { mean(Double(holdingsSum)) }
  /// Mean sum of squared weights in the net asset value (Herfindahl): 1 is one share and no cash.
  public var concentration: Double? { mean(concentrationSum) }
  /// Value traded, buys and sells, over the mean net asset value.
  public var turnover: Double? { valueSum > 0 ? traded / (valueSum / Double(closes)) : nil }
  /// Half the value traded over the mean value of what is held, as RQAlpha counts.
  public var holdingsTurnover: Double? {
    holdingsValueSum > 0 ? traded / (holdingsValueSum / Double(closes)) / 2 : nil
  }
  /// Sell orders whose cost is known.
  public var sales: Int { gains.count }
  /// Share of those that brought more than they cost.
  public var winningSales: Double? {
    gains.isEmpty
      ? nil : Double(gains.values.count { $0 > .zero }) / Double(gains.count)
  }
  /// Gains of winning sell orders over losses of losing ones; nil without a loss.
  public var profitFactor: Double? {
    let won = gains.values.reduce(Money.zero) { $0 + max($1, .zero) }
    let lost = gains.values.reduce(Money.zero) { $0 - min($1, .zero) }
    return lost > .zero ? won.approximateYuan / lost.approximateYuan : nil
  }
  /// Mean trading days from purchase to sale, weighted by cost.
  public var holdingDays: Double? { costSold > 0 ? daysHeld / costSold : nil }

  /// `fees` over the mean net asset value, in basis points.
  public func basisPoints(of fees: Money) -> Double? {
    valueSum > 0 ? fees.approximateYuan / (valueSum / Double(closes)) * 10_000 : nil
  }

  private var traded: Double { (bought + sold).approximateYuan }

  private func mean(_ sum: Double) -> Double? { closes > 0 ? sum / Double(closes) : nil }
}

/// The keys of conduct in JSON.
enum ConductKey: String, CodingKey, CaseIterable {
  case exposure = "exposure_pct"
  case holdings = "mean_holdings"
  case concentration
  case holdingsTurnover = "holdings_turnover"
  case feesInBasisPoints = "fees_bp"
  case winningSales = "winning_sales_pct"
  case profitFactor = "profit_factor"
  case holdingDays = "holding_days"
  case refusals = "rejections_by_rule"
}

extension TradingConduct {
  /// Writes every figure beside the others of its run; what is undefined is null.
  func encode(fees: Money, to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: ConductKey.self)
    try keys.encode(exposure.map { $0 * 100 }, forKey: .exposure)
    try keys.encode(holdings, forKey: .holdings)
    try keys.encode(concentration, forKey: .concentration)
    try keys.encode(holdingsTurnover, forKey: .holdingsTurnover)
    try keys.encode(basisPoints(of: fees), forKey: .feesInBasisPoints)
    try keys.encode(winningSales.map { $0 * 100 }, forKey: .winningSales)
    try keys.encode(profitFactor, forKey: .profitFactor)
    try keys.encode(holdingDays, forKey: .holdingDays)
    let named = refusals.map { ($0.key.rawValue, $0.value) }
    try keys.encode(Dictionary(uniqueKeysWithValues: named), forKey: .refusals)
  }
}
