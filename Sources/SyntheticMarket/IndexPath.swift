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
      let draw = ExactMath.exp(1.0 * stream.normal())
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
    var lastWeights = weights
    var hourPlaces = [Int](repeating: 0, count: series.count)
    var nextAction = [Int](repeating: 0, count: series.count)
    let dayCount = series.first?.days.count ?? 0
    for number in 0..<dayCount {
      for place in series.indices where nextAction[place] < actions[place].count {
        let action = actions[place][nextAction[place]]
        guard action.exDay == series[place].days[number].day else { continue }
        holdings[place] *=
          Double(
            10_000 + action.bonusPerTenThousand
              + action.transferPerTenThousand) / 10_000
        nextAction[place] += 1
      }
      // Yesterday's closes with today's holdings, so that new shares leave the level unchanged.
      var base = 0.0
      for place in series.indices {
        let day = series[place].days[number]
        let ex = actions[place].first { $0.exDay == day.day }
        let last = number > 0 ? series[place].days[number - 1].bar.close : day.reference
        let shares =
          Double(
            10_000 + (ex?.bonusPerTenThousand ?? 0)
              + (ex?.transferPerTenThousand ?? 0)) / 10_000
        base += holdings[place] / shares * Double(last.tenThousandths)
      }
      let level = Double(close.tenThousandths) / base
      var spans:
        [(open: Double, high: Double, low: Double, close: Double, volume: Int64, turnover: Int64)] =
          Array(repeating: (0, 0, 0, 0, 0, 0), count: HourBar.endMinutes.count)
      var hasHours = false
      var total = (open: 0.0, high: 0.0, low: 0.0, close: 0.0, volume: Int64(0), turnover: Int64(0))
      for place in series.indices {
        let day = series[place].days[number]
        let holding = holdings[place]
        total.open += holding * Double(day.bar.open.tenThousandths)
        total.high += holding * Double(day.bar.high.tenThousandths)
        total.low += holding * Double(day.bar.low.tenThousandths)
        total.close += holding * Double(day.bar.close.tenThousandths)
        total.volume += day.bar.volume.shares
        total.turnover += day.bar.turnover.tenThousandths
        let own = series[place].hours
        for span in spans.indices {
          let bar: Bar
          if hourPlaces[place] < own.count, own[hourPlaces[place]].end.day == day.day {
            bar = own[hourPlaces[place]].bar
            hourPlaces[place] += 1
            hasHours = true
          } else {
            bar = day.bar
          }
          spans[span].open += holding * Double(bar.open.tenThousandths)
          spans[span].high += holding * Double(bar.high.tenThousandths)
          spans[span].low += holding * Double(bar.low.tenThousandths)
          spans[span].close += holding * Double(bar.close.tenThousandths)
          spans[span].volume += bar.volume.shares
          spans[span].turnover += bar.turnover.tenThousandths
        }
      }
      let day = series[0].days[number].day
      var bars: [Bar] = []
      if hasHours {
        for span in spans {
          bars.append(
            IndexPath.bar(
              open: span.open, high: span.high, low: span.low, close: span.close, level: level,
              volume: span.volume, turnover: span.turnover))
        }
      }
      var whole = IndexPath.bar(
        open: total.open, high: total.high, low: total.low, close: total.close, level: level,
        volume: total.volume, turnover: total.turnover)
      if let first = bars.first, let last = bars.last {
        whole = Bar(
          open: first.open, high: bars.map(\.high).max() ?? whole.high,
          low: bars.map(\.low).min() ?? whole.low, close: last.close, volume: whole.volume,
          turnover: whole.turnover)
        for (bar, end) in zip(bars, HourBar.ends(of: day)) {
          hours.append(HourBar(end: end, bar: bar))
        }
      }
      days.append(DayBar(day: day, reference: close, bar: whole))
      close = whole.close
      if number == historyDays - 1 {
        lastWeights = series.indices.map {
          holdings[$0] * Double(series[$0].days[number].bar.close.tenThousandths)
        }
      }
    }
    self.weights = IndexPath.partsPerMillion(lastWeights)
    self.series = BarSeries(days: days, hours: hours)
  }

  /// A bar of index levels out of sums of share prices.
  ///
  /// Shares do not reach their highs together: a third of the distance to the sum of all highs is
  /// what an index of fifty typically shows.
  private static func bar(
    open: Double, high: Double, low: Double, close: Double, level: Double, volume: Int64,
    turnover: Int64
  ) -> Bar {
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
