extension TradingDay {
  /// The relative day `offset` trading days after a season's first one, which is `D+0`.
  ///
  /// Nil beyond ±12,000 days. Weekdays of years that no real market reaches stand for the days, one
  /// for each, so that order, distances in calendar days and the rules of a date work as for any
  /// other day; none of it can be seen in the day's text. Relative days come after all dates: rules
  /// with a date from which they hold apply as they stand today.
  public init?(relative offset: Int) {
    guard abs(offset) <= TradingDay.relativeReach else { return nil }
    let weeks = offset >= 0 ? offset / 5 : -((4 - offset) / 5)
    guard let day = TradingDay.date(TradingDay.relativeOrigin + weeks * 7 + (offset - weeks * 5))
    else { return nil }
    self = day
  }

  /// How many trading days after the season's first one a relative day is; nil for a date.
  public var relativeOffset: Int? {
    guard isRelative else { return nil }
    let distance = daysSinceEpoch - TradingDay.relativeOrigin
    let weeks = distance >= 0 ? distance / 7 : -((6 - distance) / 7)
    return weeks * 5 + min(distance - weeks * 7, 4)
  }

  /// Whether this is a relative day such as `D+3`, not a date.
  public var isRelative: Bool { yyyymmdd > TradingDay.lastDate.yyyymmdd }

  /// The last date that is one.
  static let lastDate = TradingDay(checkedYear: 2100, month: 12, day: 31)
  /// The last date that stands for a relative day.
  static let lastRelativeDate = TradingDay(checkedYear: 2199, month: 12, day: 31)
  /// How far relative days reach: they fill 2104 to 2195.
  private static let relativeReach = 12_000
  /// Days from 1970-01-01 to 2150-01-05, a Monday, which stands for `D+0`.
  private static let relativeOrigin = TradingDay(checkedYear: 2150, month: 1, day: 5).daysSinceEpoch
}
