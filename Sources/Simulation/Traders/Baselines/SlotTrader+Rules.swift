extension SlotTrader {
  /// MACD (12, 26, 9): in at the golden cross, out at the dead cross.
  ///
  /// On the first day everything above its signal line enters. The widest histogram for its price
  /// comes first.
  static func macd() -> SlotTrader {
    SlotTrader("macd") { history, isFirstDay in
      let histogram = Indicators.macdHistogram(history.closes)
      guard histogram.count > 1, let now = histogram.last, let price = history.closes.last else {
        return .stay
      }
      let before = histogram[histogram.count - 2]
      if now > 0, before <= 0 || isFirstDay { return .enter(priority: -now / price) }
      return now < 0 && before >= 0 ? .leave : .stay
    }
  }

  /// KDJ (9, 3, 3): in when K rises through D below 30, out when it falls through D above 70.
  static func kdj() -> SlotTrader {
    SlotTrader("kdj") { history, _ in
      let (k, d) = Indicators.stochastic(history)
      let now = k.count - 1
      guard now > 0 else { return .stay }
      if k[now] > d[now], k[now - 1] <= d[now - 1], d[now] < 30 { return .enter(priority: d[now]) }
      return k[now] < d[now] && k[now - 1] >= d[now - 1] && d[now] > 70 ? .leave : .stay
    }
  }

  /// RSI over 14 days: in below 30, out above 70.
  static func rsi() -> SlotTrader {
    SlotTrader("rsi") { history, _ in
      guard let strength = Indicators.relativeStrength(history.closes) else { return .stay }
      if strength < 30 { return .enter(priority: strength) }
      return strength > 70 ? .leave : .stay
    }
  }

  /// Bollinger bands (20 days, 2 deviations): in below the lower band, out at the middle.
  static func bollinger() -> SlotTrader {
    SlotTrader("bollinger") { history, _ in
      guard let band = Indicators.band(history.closes), let close = history.closes.last else {
        return .stay
      }
      let reach = 2 * band.width
      if close < band.middle - reach { return .enter(priority: (close - band.middle) / reach) }
      return close >= band.middle ? .leave : .stay
    }
  }

  /// Bollinger bands the other way round: in above the upper band, out below the middle.
  static func bollingerBreakout() -> SlotTrader {
    SlotTrader("bollinger-breakout") { history, _ in
      guard let band = Indicators.band(history.closes), let close = history.closes.last else {
        return .stay
      }
      let reach = 2 * band.width
      if close > band.middle + reach { return .enter(priority: (band.middle - close) / reach) }
      return close < band.middle ? .leave : .stay
    }
  }
}
