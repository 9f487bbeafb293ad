import Market
import TradingTypes

/// Weekdays on which a market was closed, in one stretch.
public struct MarketClosure: Sendable, Hashable, Encodable {
  /// First weekday without trading.
  public let from: String
  /// Last one.
  public let to: String
  /// How many weekdays lie between, both counted.
  public let weekdays: Int

  /// The closures between the days of `calendar`, in order.
  static func all(in calendar: [TradingDay]) -> [MarketClosure] {
    zip(calendar, calendar.dropFirst()).compactMap { last, next in
      var closed: [TradingDay] = []
      var day = last.adding(days: 1)
      while let current = day, current < next {
        if current.weekday <= 5 { closed.append(current) }
        day = current.adding(days: 1)
      }
      guard let first = closed.first, let last = closed.last else { return nil }
      return MarketClosure(
        from: first.description, to: last.description, weekdays: closed.count)
    }
  }
}

/// Days on which a share did not trade, in one stretch.
public struct ShareGap: Sendable, Hashable, Encodable {
  /// The share.
  public let symbol: String
  /// Its short name.
  public let name: String
  /// First trading day of the stretch.
  public let from: String
  /// Number of trading days.
  public let days: Int
  /// Whether the market says that the share was suspended; otherwise it has no bar.
  public let isSuspended: Bool

  /// The gaps of every share after its first bar, by share, then day.
  static func all(in market: MarketRecord) -> [ShareGap] {
    zip(market.instruments, market.series).flatMap { instrument, series -> [ShareGap] in
      guard let first = series.days.first?.day else { return [] }
      var gaps: [ShareGap] = []
      var next = 0
      var isOpen = false
      for day in market.calendar where day >= first {
        let bar = next < series.days.count && series.days[next].day == day ? series.days[next] : nil
        if bar != nil { next += 1 }
        let isSuspended = bar?.isSuspended ?? false
        guard bar == nil || isSuspended else {
          isOpen = false
          continue
        }
        if isOpen, let last = gaps.last, last.isSuspended == isSuspended {
          gaps[gaps.count - 1] = last.longer
        } else {
          gaps.append(
            ShareGap(
              symbol: instrument.symbol.description, name: instrument.name,
              from: day.description, days: 1, isSuspended: isSuspended))
        }
        isOpen = true
      }
      return gaps
    }
  }

  private var longer: ShareGap {
    ShareGap(symbol: symbol, name: name, from: from, days: days + 1, isSuspended: isSuspended)
  }
}

/// A dividend or new shares.
public struct ShareDistribution: Sendable, Hashable, Encodable {
  /// First day without the right to it.
  public let exDay: String
  /// The share.
  public let symbol: String
  /// Cash for ten shares, in yuan.
  public let cashPerTen: String
  /// New shares for ten.
  public let newSharesPerTen: Double
  /// How it is known, such as `announced`.
  public let source: String

  init(_ action: CorporateAction) {
    exDay = action.exDay.description
    symbol = action.symbol.description
    cashPerTen = (action.cashPerShare * 10).description
    newSharesPerTen =
      Double(action.bonusPerTenThousand + action.transferPerTenThousand) / 1_000
    source = action.source.rawValue
  }
}
