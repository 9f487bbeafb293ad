import Market
import TradingTypes

/// A benchmark for markets without one: the mean return of all shares, chained from 1,000.
enum MeanIndex {
  /// The daily bars of the mean of `days`, by share, on `calendar`.
  static func series(of days: [[DayBar]], _ calendar: [TradingDay]) -> BarSeries {
    var next = [Int](repeating: 0, count: days.count)
    var level: Int64 = 10_000_000
    return BarSeries(
      days: calendar.map { date in
        // Millionths of the reference, so that the mean is exact in whole numbers.
        var sums = (open: Int64(0), high: Int64(0), low: Int64(0), close: Int64(0))
        var count: Int64 = 0
        var volume = Quantity.zero
        for (place, rows) in days.enumerated()
        where next[place] < rows.count && rows[next[place]].day == date {
          let day = rows[next[place]]
          next[place] += 1
          let base = day.reference.tenThousandths
          // A hundredfold day is no day of a share; the sum of thousands of such stays whole.
          func part(_ price: Price) -> Int64 {
            min(price.tenThousandths * 1_000_000 / base, 100_000_000)
          }
          sums.open += part(day.bar.open)
          sums.high += part(day.bar.high)
          sums.low += part(day.bar.low)
          sums.close += part(day.bar.close)
          count += 1
          volume += day.bar.volume
        }
        func price(_ sum: Int64) -> Price {
          let mean = DecimalText.quotient(sum, roundedHalfUpBy: max(count, 1))
          let raised = DecimalText.quotient(level * mean, roundedHalfUpBy: 1_000_000)
          return Price(tenThousandths: min(max(1, raised), 10_000_000_000))
        }
        let reference = Price(tenThousandths: level)
        let bar = Bar(
          open: price(sums.open), high: price(sums.high), low: price(sums.low),
          close: price(sums.close), volume: volume)
        level = bar.close.tenThousandths
        return DayBar(day: date, reference: reference, bar: bar)
      })
  }
}
