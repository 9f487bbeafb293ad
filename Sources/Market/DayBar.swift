public import TradingTypes

/// One security's trading day: what is announced before the open, and the bar that follows.
public struct DayBar: Sendable, Hashable {
  /// The date.
  public let day: TradingDay
  /// Previous close, or the ex-rights reference price on an ex-date (前收盘价); known before the open.
  public let reference: Price
  /// Whether the security is suspended all day (停牌); known before the open.
  public let isSuspended: Bool
  /// The day's prices and volume; known after the close, flat at `reference` when suspended.
  public let bar: Bar

  /// One trading day.
  public init(day: TradingDay, reference: Price, isSuspended: Bool = false, bar: Bar) {
    self.day = day
    self.reference = reference
    self.isSuspended = isSuspended
    self.bar = bar
  }
}

/// One of the four hourly bars of a day, labelled by its end: 10:30, 11:30, 14:00, 15:00.
public struct HourBar: Sendable, Hashable {
  /// When the bar is complete.
  public let end: TradingTime
  /// Prices and volume.
  public let bar: Bar

  /// One hourly bar.
  public init(end: TradingTime, bar: Bar) {
    self.end = end
    self.bar = bar
  }
}
