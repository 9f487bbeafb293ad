public import TradingTypes

/// How long shares were held decides the tax on their dividends (财税〔2015〕101号).
public enum HoldingPeriod {
  /// The tax rate in percent on dividends of shares acquired and sold on these days.
  ///
  /// Up to one month 20 %, up to one year 10 %, longer nothing; months by the calendar.
  public static func taxPercent(acquired: TradingDay, sold: TradingDay) -> Int64 {
    if sold <= end(of: 1, from: acquired) { return 20 }
    if sold <= end(of: 12, from: acquired) { return 10 }
    return 0
  }

  /// The same day `months` later, or the month's last day when it is shorter.
  private static func end(of months: Int, from day: TradingDay) -> TradingDay {
    let month = day.month - 1 + months
    for last in stride(from: day.day, through: 28, by: -1) {
      if let end = TradingDay(year: day.year + month / 12, month: month % 12 + 1, day: last) {
        return end
      }
    }
    return TradingDay(year: day.year + month / 12, month: month % 12 + 1, day: min(day.day, 28))
      ?? day
  }
}
