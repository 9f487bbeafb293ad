import Dispatch
public import Market
public import TradingTypes

/// Random legal traders that follow another trader's schedule: the same days, sides and amounts of
/// money, but symbols drawn at random.
///
/// A purchase draws uniformly among the shares of which the nearest whole hundreds to the scheduled
/// amount reach the board's minimum lot, and buys those hundreds, less when cash is short. A sale draws among the holdings that may be sold (T+1) and sells the amount, or what there is of it.
/// All trade at the day's open, sealed or not; dividends are not credited, so that traders and the
/// ledgers of contests that omit them compare.
public struct RandomTraders: Sendable {
  private let schedule: TradeSchedule
  private let charges: Bool
  private let dayOpens: [[Int64]]
  private let finalCloses: [Int64]
  private let lots: [Int64]
  private let dayOf: [Int]

  /// Traders for `schedule` on `market`; nil when the market has no day of the season.
  ///
  /// With `charges` they pay what the exchange profile charges, else nothing.
  public init?(following schedule: TradeSchedule, on market: MarketRecord, charges: Bool) {
    let days = market.calendar.filter { schedule.days.contains($0) }
    guard let last = days.last else { return nil }
    self.schedule = schedule
    self.charges = charges
    lots = market.instruments.map { $0.board == .star ? 200 : 100 }
    dayOpens = days.map { day in
      market.series.map { series in
        guard let today = series.dayBar(on: day), !today.isSuspended else { return 0 }
        return today.bar.open.tenThousandths
      }
    }
    finalCloses = market.series.map { series in
      let count = series.dayCount(before: last) + (series.dayBar(on: last) == nil ? 0 : 1)
      return count == 0 ? 0 : series.days[count - 1].bar.close.tenThousandths
    }
    dayOf = schedule.steps.map { step in days.firstIndex { $0 >= step.day } ?? days.count - 1 }
  }

  /// Final net asset values of `count` traders, in ten-thousandths of a yuan, ascending.
  ///
  /// The same seed gives the same values whatever the number of cores.
  public func finalValues(count: Int, seed: UInt64) -> [Int64] {
    let chunk = 256
    let chunks = (count + chunk - 1) / chunk
    let result = ResultSlots(count: count)
    DispatchQueue.concurrentPerform(iterations: chunks) { number in
      for trader in (number * chunk)..<min((number + 1) * chunk, count) {
        result.set(trader, to: finalValue(seed: seed &+ UInt64(trader) &* 0x9E37_79B9_7F4A_7C15))
      }
    }
    return result.values().sorted()
  }

  /// The share of `count` random traders that end with at least `value`.
  public func shareAtLeast(_ value: Money, count: Int, seed: UInt64) -> Double {
    let values = finalValues(count: count, seed: seed)
    return Double(values.count { $0 >= value.tenThousandths }) / Double(max(count, 1))
  }

  private func finalValue(seed: UInt64) -> Int64 {
    var random = DrawSequence(seed: seed)
    var cash = schedule.cash.tenThousandths
    var held = [Int64](repeating: 0, count: lots.count)
    var boughtToday = [Int64](repeating: 0, count: lots.count)
    var today = -1
    var candidates: [Int] = []
    for (step, day) in zip(schedule.steps, dayOf) {
      if day != today {
        for place in boughtToday.indices { boughtToday[place] = 0 }
        today = day
      }
      let opens = dayOpens[day]
      let amount = step.amount.tenThousandths
      candidates.removeAll(keepingCapacity: true)
      if step.side == .buy {
        for place in lots.indices where opens[place] > 0 {
          let nearest = nearestHundreds(amount, at: opens[place])
          if nearest >= lots[place], opens[place] * lots[place] <= cash {
            candidates.append(place)
          }
        }
        guard !candidates.isEmpty else { continue }
        let place = candidates[random.below(candidates.count)]
        var shares = max(nearestHundreds(min(amount, cash), at: opens[place]), lots[place])
        while shares * opens[place] + fee(shares * opens[place], sells: false) > cash {
          shares -= 100
        }
        guard shares >= lots[place] else { continue }
        let value = shares * opens[place]
        cash -= value + fee(value, sells: false)
        held[place] += shares
        boughtToday[place] += shares
      } else {
        for place in lots.indices where held[place] > boughtToday[place] && opens[place] > 0 {
          candidates.append(place)
        }
        guard !candidates.isEmpty else { continue }
        let place = candidates[random.below(candidates.count)]
        let wanted = max(nearestHundreds(amount, at: opens[place]), 100)
        let shares = min(wanted, held[place] - boughtToday[place])
        let value = shares * opens[place]
        cash += value - fee(value, sells: true)
        held[place] -= shares
      }
    }
    return zip(held, finalCloses).reduce(cash) { $0 + $1.0 * $1.1 }
  }

  /// The multiple of 100 shares whose value at `price` is nearest to `amount`.
  private func nearestHundreds(_ amount: Int64, at price: Int64) -> Int64 {
    (amount + price * 50) / (price * 100) * 100
  }

  /// Commission, transfer fee and, on sales, stamp duty, each in whole fen: the rates since 2023-08-28.
  private func fee(_ value: Int64, sells: Bool) -> Int64 {
    guard charges else { return 0 }
    let amount = Money(tenThousandths: value)
    let commission = max(amount.charge(partsPerMillion: 250), Money(yuan: 5))
    let duty = sells ? amount.charge(partsPerMillion: 500) : .zero
    return (commission + duty + amount.charge(partsPerMillion: 10)).tenThousandths
  }
}

/// A seeded sequence of draws (SplitMix64) with unbiased bounds.
private struct DrawSequence {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
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
