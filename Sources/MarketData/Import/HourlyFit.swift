import Market
import TradingTypes

/// Brings four hourly bars of a vendor into agreement with the day's bar, within a tolerance.
enum HourlyFit {
  /// What was done to a share's days.
  struct Tally {
    var adjusted = 0
    var repaired = 0
    var incomplete = 0
    private(set) var refused = 0
    private(set) var examples: [String] = []

    /// Counts a day that was left out and keeps the first five as examples.
    mutating func refuse(_ example: String) {
      refused += 1
      if examples.count < 5 { examples.append(example) }
    }
  }

  /// The four bars of each day out of bars of any length, labelled by their ends and ascending.
  ///
  /// Days that lack one of the four spans are left out.
  static func hours(of bars: [HourBar]) -> [(day: TradingDay, bars: [Bar])] {
    var result: [(day: TradingDay, bars: [Bar])] = []
    var start = 0
    while start < bars.count {
      let day = bars[start].end.day
      var end = start
      while end < bars.count, bars[end].end.day == day { end += 1 }
      var spans: [Bar] = []
      var first = start
      for minute in HourBar.endMinutes {
        var last = first
        while last < end, bars[last].end.minute <= minute { last += 1 }
        if let merged = merged(bars[first..<last].map(\.bar)) { spans.append(merged) }
        first = last
      }
      if spans.count == HourBar.endMinutes.count { result.append((day, spans)) }
      start = end
    }
    return result
  }

  private static func merged(_ bars: [Bar]) -> Bar? {
    guard let first = bars.first, let last = bars.last else { return nil }
    return Bar(
      open: first.open, high: bars.map(\.high).max() ?? first.high,
      low: bars.map(\.low).min() ?? first.low, close: last.close,
      volume: bars.map(\.volume).reduce(.zero, +),
      turnover: bars.map(\.turnover).reduce(.zero, +))
  }

  /// `bar` with every price raised by `amount` ten-thousandths.
  static func adding(_ amount: Int64, to bar: Bar) -> Bar {
    func raised(_ price: Price) -> Price { Price(tenThousandths: price.tenThousandths + amount) }
    return Bar(
      open: raised(bar.open), high: raised(bar.high), low: raised(bar.low),
      close: raised(bar.close), volume: bar.volume, turnover: bar.turnover)
  }

  /// The bars with first open, last close, high and low set to the day's; nil beyond `ticks`.
  static func fitted(_ bars: [Bar], to day: Bar, ticks: Int64) -> [Bar]? {
    guard MarketDecoder.disagreement(bars, day) != nil else { return bars }
    let limit = ticks * 100
    func isNear(_ left: Price, _ right: Price) -> Bool {
      abs(left.tenThousandths - right.tenThousandths) <= limit
    }
    guard let first = bars.first, let last = bars.last, isNear(first.open, day.open),
      isNear(last.close, day.close)
    else { return nil }
    // A print outside the day's range by a rounding error is pulled to its edge.
    let clamped = bars.map { bar in
      Bar(
        open: clamp(bar.open, day), high: clamp(bar.high, day), low: clamp(bar.low, day),
        close: clamp(bar.close, day), volume: bar.volume, turnover: bar.turnover)
    }
    guard zip(bars, clamped).allSatisfy({ isNear($0.high, $1.high) && isNear($0.low, $1.low) })
    else { return nil }
    var bars = clamped
    bars[0] = with(bars[0], open: day.open)
    bars[bars.count - 1] = with(bars[bars.count - 1], close: day.close)
    guard let highest = bars.indices.max(by: { bars[$0].high < bars[$1].high }),
      let lowest = bars.indices.min(by: { bars[$0].low < bars[$1].low }),
      isNear(bars[highest].high, day.high), isNear(bars[lowest].low, day.low)
    else { return nil }
    bars[highest] = with(bars[highest], high: day.high)
    bars[lowest] = with(bars[lowest], low: day.low)
    return MarketDecoder.disagreement(bars, day) == nil ? bars : nil
  }

  private static func clamp(_ price: Price, _ day: Bar) -> Price {
    min(max(price, day.low), day.high)
  }

  private static func with(
    _ bar: Bar, open: Price? = nil, high: Price? = nil, low: Price? = nil, close: Price? = nil
  ) -> Bar {
    let newOpen = open ?? bar.open
    let newClose = close ?? bar.close
    return Bar(
      open: newOpen, high: max(high ?? bar.high, newOpen, newClose),
      low: min(low ?? bar.low, newOpen, newClose), close: newClose, volume: bar.volume,
      turnover: bar.turnover)
  }
}
