import Market
import TradingTypes

/// One share's daily prices as its owner lived them: dividends and new shares taken for gains.
///
/// The first close stands as it was; each later one is the one before times close over reference, so
/// that an ex-date leaves no gap. Highs and lows are scaled like their close.
struct AdjustedHistory {
  /// Closes, oldest first.
  private(set) var closes: [Double] = []
  /// Highs, oldest first.
  private(set) var highs: [Double] = []
  /// Lows, oldest first.
  private(set) var lows: [Double] = []

  /// The complete days of `symbol` in `view`; `actions` are that share's, ascending in ex-date.
  ///
  /// A trading day without a bar repeats the close before, so that histories of shares line up.
  init(of symbol: Symbol, in view: MarketView, actions: [CorporateAction]) {
    var days = view.days(of: symbol)
    guard let first = days.first?.day else { return }
    let calendar = view.calendar.drop { $0 < first }.prefix { $0 < view.asOf.day }
    closes.reserveCapacity(calendar.count)
    highs.reserveCapacity(calendar.count)
    lows.reserveCapacity(calendar.count)
    var pending = actions[...]
    var previous: Price?
    var adjusted = 0.0
    for day in calendar {
      guard let today = days.first, today.day == day else {
        append(close: adjusted, high: adjusted, low: adjusted)
        continue
      }
      days.removeFirst()
      var base = previous
      while let action = pending.first, action.exDay <= day {
        base = base.map { action.referencePrice(after: $0) }
        pending.removeFirst()
      }
      let close = today.bar.close.approximateYuan
      if let base { adjusted *= close / base.approximateYuan } else { adjusted = close }
      let scale = close > 0 ? adjusted / close : 1
      append(
        close: adjusted, high: today.bar.high.approximateYuan * scale,
        low: today.bar.low.approximateYuan * scale)
      previous = today.bar.close
    }
  }

  /// The return over the last `days` days; nil when the history is shorter.
  func growth(days: Int) -> Double? {
    guard closes.count > days, let last = closes.last else { return nil }
    return last / closes[closes.count - 1 - days] - 1
  }

  private mutating func append(close: Double, high: Double, low: Double) {
    closes.append(close)
    highs.append(high)
    lows.append(low)
  }
}
