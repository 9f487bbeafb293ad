import Dispatch
public import Market
public import TradingTypes

/// Random legal traders that follow another trader's schedule: the same days, sides and amounts of
/// money, but symbols drawn at random among those that the very order could be for.
///
/// A purchase draws uniformly among the shares of which the nearest whole hundreds to the scheduled
/// amount reach the board's minimum lot, and buys those hundreds, less when cash is short. A sale
/// draws among the holdings that may be sold (T+1), as ``SaleRule`` says. All trade at the day's open,
/// sealed or not. They pay what ``Terms`` say, so that they and the run they are held against differ
/// in nothing but the choice of symbols.
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

  /// What an account of the compared run pays and is given.
  public struct Terms: Sendable {
    /// The charges of one day.
    public struct Charges: Sendable, Hashable {
      /// Commission in parts per million, both sides.
      public let commission: Int64
      /// Least commission of an order.
      public let commissionMinimum: Money
      /// Stamp duty of buys in parts per million.
      public let dutyOnBuys: Int64
      /// Stamp duty of sells in parts per million.
      public let dutyOnSells: Int64
      /// Transfer fee in parts per million, both sides.
      public let transferFee: Int64

      /// Charges from their parts.
      public init(
        commission: Int64, commissionMinimum: Money, dutyOnBuys: Int64, dutyOnSells: Int64,
        transferFee: Int64
      ) {
        self.commission = commission
        self.commissionMinimum = commissionMinimum
        self.dutyOnBuys = dutyOnBuys
        self.dutyOnSells = dutyOnSells
        self.transferFee = transferFee
      }

      /// None at all.
      public static let none = Charges(
        commission: 0, commissionMinimum: .zero, dutyOnBuys: 0, dutyOnSells: 0, transferFee: 0)
    }

    /// What trades cost on a day.
    public let charges: @Sendable (TradingDay) -> Charges
    /// Whether dividends and new shares are booked on their ex-dates.
    ///
    /// Cash arrives on the ex-date; a fifth of it is taxed when the shares are sold, as within a month
    /// of their purchase; rights are not subscribed.
    public let booksActions: Bool

    /// Terms with charges by day, and dividends or none.
    public init(booksActions: Bool, charges: @escaping @Sendable (TradingDay) -> Charges) {
      self.charges = charges
      self.booksActions = booksActions
    }

    /// Those of the AI-Trader contest: no charges, no dividends.
    public static let contest = Terms(booksActions: false) { _ in .none }
  }

  /// How one random trader ended.
  public struct Outcome: Sendable, Hashable {
    /// Final net asset value in ten-thousandths of a yuan.
    public let value: Int64
    /// Expected alpha as ``ExpectedAlpha`` counts it; zero when the means are not known.
    public let alpha: Double
  }

  private let cash: Int64
  private let sales: SaleRule
  private let days: [RandomTraderDay]
  private let finalCloses: [Int64]
  private let lots: [Int64]

  /// Traders for `schedule` on `market`, on the terms of the run they are held against; nil when the
  /// market has no day of the season.
  public init?(
    following schedule: TradeSchedule, on market: MarketRecord, terms: Terms,
    sales: SaleRule = .one, means: KnownMeans? = nil
  ) {
    self.sales = sales
    let days = market.calendar.filter { schedule.days.contains($0) }
    guard let last = days.last else { return nil }
    cash = schedule.cash.tenThousandths
    lots = market.instruments.map { $0.board == .star ? 200 : 100 }
    var rest = schedule.steps[...]
    self.days = days.map { day in
      var steps: [TradeSchedule.Step] = []
      while let step = rest.first, step.day <= day || day == last {
        steps.append(step)
        rest.removeFirst()
      }
      return RandomTraderDay(day, steps: steps, on: market, terms: terms, means: means)
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
      cash: cash, lots: lots, sales: sales,
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
