public import TradingTypes

/// How long shares were held decides the tax on their dividends (财税〔2015〕101号).
public enum HoldingPeriod {
  /// The tax rate in percent on dividends of shares acquired and sold on these days.
  ///
  /// Up to one month 20 %, up to one year 10 %, longer nothing; months by the calendar.
  public static func taxPercent(acquired: TradingDay, sold: TradingDay) -> Int64 {
    if sold <= acquired.adding(months: 1) { return 20 }
    if sold <= acquired.adding(months: 12) { return 10 }
    return 0
  }
}
