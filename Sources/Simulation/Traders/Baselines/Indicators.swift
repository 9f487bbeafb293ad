/// The textbook indicators that the rule-based seats look at.
///
/// Each takes prices oldest first and gives one value a day, from the first day on. Parameters and
/// starting values are those that Chinese charting programs use.
enum Indicators {
  /// The exponential moving average with weight 2 / (n + 1), started at the first value.
  static func average(_ values: [Double], over days: Int) -> [Double] {
    let weight = 2 / Double(days + 1)
    var last = values.first ?? 0
    return values.map { value in
      last = weight * value + (1 - weight) * last
      return last
    }
  }

  /// The MACD histogram (柱): twice the distance of DIF (12, 26) from its 9-day average.
  static func macdHistogram(_ closes: [Double]) -> [Double] {
    let difference = zip(average(closes, over: 12), average(closes, over: 26)).map { $0 - $1 }
    return zip(difference, average(difference, over: 9)).map { 2 * ($0 - $1) }
  }

  /// K and D of the stochastic oscillator (KDJ) over 9 days, smoothed by thirds from 50 on.
  static func stochastic(_ history: AdjustedHistory) -> (k: [Double], d: [Double]) {
    var k = [Double](repeating: 50, count: history.closes.count)
    var d = k
    for day in history.closes.indices.dropFirst() {
      let window = max(0, day - 8)...day
      let low = history.lows[window].min() ?? 0
      let high = history.highs[window].max() ?? 0
      let place = high > low ? (history.closes[day] - low) / (high - low) * 100 : 50
      k[day] = k[day - 1] * 2 / 3 + place / 3
      d[day] = d[day - 1] * 2 / 3 + k[day] / 3
    }
    return (k, d)
  }

  /// Wilder's relative strength index over `days` days, at the last day; nil before there is one.
  static func relativeStrength(_ closes: [Double], over days: Int = 14) -> Double? {
    guard closes.count > days else { return nil }
    let changes = zip(closes, closes.dropFirst()).map { $1 - $0 }
    var gain = changes.prefix(days).reduce(0) { $0 + max($1, 0) } / Double(days)
    var loss = changes.prefix(days).reduce(0) { $0 + max(-$1, 0) } / Double(days)
    for change in changes.dropFirst(days) {
      gain = (gain * Double(days - 1) + max(change, 0)) / Double(days)
      loss = (loss * Double(days - 1) + max(-change, 0)) / Double(days)
    }
    return gain + loss > 0 ? 100 * gain / (gain + loss) : 50
  }

  /// Mean and standard deviation (dividing by n) of the last `days` closes; nil when there are fewer.
  static func band(_ closes: [Double], over days: Int = 20) -> (middle: Double, width: Double)? {
    guard closes.count >= days else { return nil }
    let window = closes.suffix(days)
    let mean = window.reduce(0, +) / Double(days)
    let squares = window.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(days)).squareRoot())
  }
}
