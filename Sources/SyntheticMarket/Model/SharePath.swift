import Market
import TradingTypes

/// The prices and volumes of one company over the days of a market.
struct SharePath {
  private(set) var days: [DayBar] = []
  private(set) var hours: [HourBar] = []
  private(set) var actions: [CorporateAction] = []
  /// Day on which each action was announced, in the order of `actions`.
  private(set) var announcements: [Int] = []
  /// Planted mean of each day's return from the open to the close.
  private(set) var planted: [Double] = []
  /// Other known mean of the same return: the market's drift and the day's.
  private(set) var drift: [Double] = []
  /// Known mean of the return from the last close to the open.
  private(set) var overnight: [Double] = []

  init(
    seed: UInt64, place: Int, company: Company, calendar: [TradingDay], hourlyFrom: Int,
    signal: Double, _ character: CompanyCharacter, _ events: ShareEvents, _ factors: FactorPaths,
    _ settings: ModelSettings
  ) {
    let means = PlantedMeans(
      seed: seed, place: place, days: calendar.count, signal: signal, character, events,
      factors.trends[character.sector], settings)
    var walk = ShareWalk(seed: seed, place: place, character, settings)
    var distribution = Distribution(company: company, events)
    days.reserveCapacity(calendar.count)
    for (number, day) in calendar.enumerated() {
      if let action = distribution.announced(on: number, calendar, close: walk.close) {
        actions.append(action)
        announcements.append(number)
      }
      if let action = actions.last, action.exDay == day {
        walk.goEx(action)
      }
      let reference = Price(fen: walk.close)
      let mean =
        means.base[number] + walk.reversal(isQuiet: number > 0 && !means.hasNews[number - 1])
        * signal
      planted.append(events.isSuspended[number] ? 0 : mean)
      guard !events.isSuspended[number] else {
        walk.pass(number, factors)
        drift.append(0)
        overnight.append(0)
        days.append(
          DayBar(
            day: day, reference: reference, isSuspended: true,
            bar: Bar(
              open: reference, high: reference, low: reference, close: reference, volume: 0)))
        continue
      }
      let bars = walk.step(number, mean: mean, jump: means.jump[number], factors)
      drift.append(walk.otherMean)
      overnight.append(walk.nightMean)
      if number >= hourlyFrom {
        for (bar, end) in zip(bars, HourBar.ends(of: day)) {
          hours.append(HourBar(end: end, bar: bar))
        }
      }
      days.append(DayBar(day: day, reference: reference, bar: SharePath.day(of: bars)))
    }
    // Distributions that were announced and lie beyond the last day are no part of the market.
    if let last = calendar.last {
      let keep = actions.prefix { $0.exDay <= last }.count
      actions.removeLast(actions.count - keep)
      announcements.removeLast(announcements.count - keep)
    }
  }

  private static func day(of bars: [Bar]) -> Bar {
    var high = bars[0].high
    var low = bars[0].low
    var volume = Quantity.zero
    var turnover = Money.zero
    for bar in bars {
      high = max(high, bar.high)
      low = min(low, bar.low)
      volume += bar.volume
      turnover += bar.turnover
    }
    return Bar(
      open: bars[0].open, high: high, low: low, close: bars[bars.count - 1].close, volume: volume,
      turnover: turnover)
  }
}

/// Decides the dividends of one company: announced some days before the share goes ex.
private struct Distribution {
  private let symbol: Symbol
  private let events: ShareEvents
  private var next = 0

  init(company: Company, _ events: ShareEvents) {
    symbol = company.symbol
    self.events = events
  }

  /// The action that becomes known before the open of day `number`, if one does.
  mutating func announced(
    on number: Int, _ calendar: [TradingDay], close: Int64
  ) -> CorporateAction? {
    guard next < events.exDays.count else { return nil }
    let exDay = events.exDays[next]
    guard number == exDay - ShareEvents.announcementLead else { return nil }
    // Tenths of a fen a share, as companies announce yuan with two decimals for ten shares.
    let cash = max(10, Int64(Double(close) * events.dividendYield * 10) * 10)
    let transfer = next == 0 ? Int64(events.newSharesPerTen) * 1_000 : 0
    next += 1
    return CorporateAction(
      symbol: symbol, recordDay: calendar[exDay - 1], exDay: calendar[exDay],
      payDay: calendar[exDay], cashPerShare: Money(tenThousandths: cash),
      transferPerTenThousand: transfer, source: .generated)
  }
}
