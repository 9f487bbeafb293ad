import Market
import TradingTypes

/// The benchmark: fixed numbers of shares of every company, chained over distributions of shares.
///
/// Starts at 3,000. Cash dividends lower it, as they lower a price index; new shares do not.
struct IndexPath {
  /// Index weights on the last day of the history, in parts per million.
  let weights: [Int64]
  let series: BarSeries

  /// The index's own entry; the code belongs to no index or share.
  static let instrument = Instrument(
    symbol: Symbol(code: 910_050, venue: .shanghai) ?? Company.fallback, name: "复盘五十",
    englishName: "Fupan 50", board: .index)

  init(
    seed: UInt64, series: [BarSeries], actions: [[CorporateAction]], excluded: Int?,
    historyDays: Int
  ) {
    var stream = SplitStream(seed: seed, .weights)
    var weights = series.indices.map { place in
      let draw = ExactMath.exp(stream.normal())
      return place == excluded ? 0 : draw
    }
    IndexPath.balance(&weights, &stream)
    IndexPath.cap(&weights, at: 0.10)
    // Shares held so that each company has its weight at the first reference price.
    var holdings = zip(weights, series).map { weight, series in
      weight / Double(series.days.first?.reference.tenThousandths ?? 1)
    }
    var days: [DayBar] = []
    var hours: [HourBar] = []
    var close = Price(tenThousandths: 30_000_000)
    var hourPlaces = [Int](repeating: 0, count: series.count)
    for number in 0..<(series.first?.days.count ?? 0) {
      let day = series[0].days[number].day
      let base = IndexPath.base(&holdings, series, actions, number)
      let level = Double(close.tenThousandths) / base
      var total = Sum()
      var spans = [Sum](repeating: Sum(), count: HourBar.endMinutes.count)
      var hasHours = false
      for place in series.indices {
        let bar = series[place].days[number].bar
        total.add(bar, holding: holdings[place])
        let own = series[place].hours
        for span in spans.indices {
          // A suspended share counts with its flat day.
          let next = hourPlaces[place]
          let isTraded = next < own.count && own[next].end.day == day
          spans[span].add(isTraded ? own[next].bar : bar, holding: holdings[place])
          if isTraded {
            hourPlaces[place] += 1
            hasHours = true
          }
        }
      }
      var whole = total.bar(level: level)
      if hasHours {
        let bars = spans.map { $0.bar(level: level) }
        whole = IndexPath.day(of: bars, whole)
        hours += zip(bars, HourBar.ends(of: day)).map { HourBar(end: $1, bar: $0) }
      }
      days.append(DayBar(day: day, reference: close, bar: whole))
      close = whole.close
      if number == historyDays - 1 {
        weights = series.indices.map {
          holdings[$0] * Double(series[$0].days[number].bar.close.tenThousandths)
        }
      }
    }
    self.weights = IndexPath.partsPerMillion(weights)
    self.series = BarSeries(days: days, hours: hours)
  }

  /// Yesterday's closes with today's holdings, so that new shares leave the level unchanged.
  ///
  /// Holdings grow by the new shares of the day.
  private static func base(
    _ holdings: inout [Double], _ series: [BarSeries], _ actions: [[CorporateAction]],
    _ number: Int
  ) -> Double {
    var base = 0.0
    for place in series.indices {
      let day = series[place].days[number]
      let last = number > 0 ? series[place].days[number - 1].bar.close : day.reference
      var shares = 1.0
      if let action = actions[place].first(where: { $0.exDay == day.day }) {
        let new = action.bonusPerTenThousand + action.transferPerTenThousand
        shares = Double(10_000 + new) / 10_000
        holdings[place] *= shares
      }
      base += holdings[place] / shares * Double(last.tenThousandths)
    }
    return base
  }

  /// The day's bar out of its four, with volume and turnover of `whole`.
  private static func day(of bars: [Bar], _ whole: Bar) -> Bar {
    Bar(
      open: bars[0].open, high: bars.map(\.high).max() ?? whole.high,
      low: bars.map(\.low).min() ?? whole.low, close: bars[bars.count - 1].close,
      volume: whole.volume, turnover: whole.turnover)
  }

  /// Share prices times holdings, summed over the companies.
  private struct Sum {
    private var open = 0.0
    private var high = 0.0
    private var low = 0.0
    private var close = 0.0
    private var volume: Int64 = 0
    private var turnover: Int64 = 0

    /// Adds one company's bar.
    mutating func add(_ bar: Bar, holding: Double) {
      open += holding * Double(bar.open.tenThousandths)
      high += holding * Double(bar.high.tenThousandths)
      low += holding * Double(bar.low.tenThousandths)
      close += holding * Double(bar.close.tenThousandths)
      volume += bar.volume.shares
      turnover += bar.turnover.tenThousandths
    }

    /// The sum as a bar of index levels, `level` to the unit.
    ///
    /// Shares do not reach their highs together: a third of the distance to the sum of all highs is
    /// what an index of fifty typically shows.
    func bar(level: Double) -> Bar {
      func price(_ sum: Double) -> Price {
        Price(tenThousandths: Int64((sum * level).rounded()))
      }
      let top = max(open, close)
      let bottom = min(open, close)
      return Bar(
        open: price(open), high: price(top + (high - top) / 3),
        low: price(bottom - (bottom - low) / 3), close: price(close), volume: Quantity(volume),
        turnover: Money(tenThousandths: turnover))
    }
  }

  /// Gives every industry about the weight of its number of companies, as broad indices have it.
  private static func balance(_ weights: inout [Double], _ stream: inout SplitStream) {
    for sector in SectorModel.all {
      let members = Company.all.indices.filter { Company.all[$0].sector == sector.name }
      let sum = members.reduce(0) { $0 + weights[$1] }
      let share = Double(members.count) * ExactMath.exp(0.15 * stream.normal())
      for place in members where sum > 0 { weights[place] *= share / sum }
    }
  }

  /// Lowers weights above `limit` to it and spreads the rest, as index rules do.
  private static func cap(_ weights: inout [Double], at limit: Double) {
    for _ in 0..<20 {
      let sum = weights.reduce(0, +)
      for place in weights.indices { weights[place] = min(weights[place] / sum, limit) }
    }
    let sum = weights.reduce(0, +)
    for place in weights.indices { weights[place] /= sum }
  }

  /// Whole parts per million that add up to a million.
  private static func partsPerMillion(_ weights: [Double]) -> [Int64] {
    let sum = weights.reduce(0, +)
    var parts = weights.map { Int64(($0 / sum * 1_000_000).rounded()) }
    if let largest = parts.indices.max(by: { parts[$0] < parts[$1] }) {
      parts[largest] += 1_000_000 - parts.reduce(0, +)
    }
    return parts
  }
}
