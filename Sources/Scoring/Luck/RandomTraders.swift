import Dispatch
public import Market
public import TradingTypes

/// Random legal traders that follow another trader's schedule: the same days, sides and amounts of
/// money, but symbols drawn at random among those that the very order could be for.
///
/// A purchase draws uniformly among the shares of which the nearest whole hundreds to the scheduled
/// amount reach the board's minimum lot, and buys those hundreds, less when cash is short. A sale
/// draws among the holdings that may be sold (T+1), as ``SaleRule`` says. All trade at the day's open,
/// sealed or not; dividends are not credited, so that traders and the ledgers of contests that omit
/// them compare.
public struct RandomTraders: Sendable {
  /// What a random trader sells when the schedule sells.
  public enum SaleRule: String, Sendable, Hashable, CaseIterable {
    /// The scheduled amount of one holding, drawn among those worth as much; all of the most valuable
    /// one when none is. Order for order the schedule, and the closest to its turnover and exposure.
    case one
    /// The scheduled amount from one holding after another in random order: more and smaller orders
    /// than the schedule, less exposure.
    case spread
  }

  /// How one random trader ended.
  public struct Outcome: Sendable, Hashable {
    /// Final net asset value in ten-thousandths of a yuan.
    public let value: Int64
    /// Expected alpha as ``ExpectedAlpha`` counts it; zero when the means are not known.
    public let alpha: Double
  }

  private let cash: Int64
  private let charges: Bool
  private let sales: SaleRule
  private let days: [RandomTraderDay]
  private let finalCloses: [Int64]
  private let lots: [Int64]

  /// Traders for `schedule` on `market`; nil when the market has no day of the season.
  ///
  /// With `charges` they pay what the exchange profile charges, else nothing.
  public init?(
    following schedule: TradeSchedule, on market: MarketRecord, charges: Bool,
    sales: SaleRule = .one, means: KnownMeans? = nil
  ) {
    self.sales = sales
    let days = market.calendar.filter { schedule.days.contains($0) }
    guard let last = days.last else { return nil }
    cash = schedule.cash.tenThousandths
    self.charges = charges
    lots = market.instruments.map { $0.board == .star ? 200 : 100 }
    var rest = schedule.steps[...]
    self.days = days.map { day in
      var steps: [TradeSchedule.Step] = []
      while let step = rest.first, step.day <= day || day == last {
        steps.append(step)
        rest.removeFirst()
      }
      return RandomTraderDay(day, steps: steps, on: market, means: means)
    }
    finalCloses = market.series.map { series in
      let count = series.dayCount(before: last) + (series.dayBar(on: last) == nil ? 0 : 1)
      return count == 0 ? 0 : series.days[count - 1].bar.close.tenThousandths
    }
  }

  /// How `count` traders end, in the order of their numbers.
  ///
  /// The same seed gives the same outcomes whatever the number of cores.
  public func outcomes(count: Int, seed: UInt64) -> [Outcome] {
    (0..<count).map { outcome(seed: seed, of: $0) }
  }

  /// Final net asset values of `count` traders, in ten-thousandths of a yuan, ascending.
  ///
  /// Uses all cores; the same seed gives the same values whatever their number.
  public func finalValues(count: Int, seed: UInt64) -> [Int64] {
    let chunk = 256
    let chunks = (count + chunk - 1) / chunk
    let result = ResultSlots(count: count)
    DispatchQueue.concurrentPerform(iterations: chunks) { number in
      for trader in (number * chunk)..<min((number + 1) * chunk, count) {
        result.set(trader, to: outcome(seed: seed, of: trader).value)
      }
    }
    return result.values().sorted()
  }

  /// The share of `count` random traders that end with at least `value`.
  public func shareAtLeast(_ value: Money, count: Int, seed: UInt64) -> Double {
    let values = finalValues(count: count, seed: seed)
    return Double(values.count { $0 >= value.tenThousandths }) / Double(max(count, 1))
  }

  private func outcome(seed: UInt64, of trader: Int) -> Outcome {
    // Each trader has a stream of its own: streams that overlap would make ten thousand few.
    var account = RandomAccount(
      cash: cash, lots: lots, charges: charges, sales: sales,
      random: DrawSequence(seed: seed, part: trader))
    for day in days { account.trade(day) }
    return Outcome(value: account.value(at: finalCloses), alpha: account.alpha)
  }
}

/// Slots that workers fill, each its own: safe to share because no slot is written twice or read
/// before all workers are done.
private final class ResultSlots: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<Int64>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: 0)
  }

  deinit { slots.deallocate() }

  func set(_ place: Int, to value: Int64) { slots[place] = value }

  func values() -> [Int64] { Array(slots) }
}
