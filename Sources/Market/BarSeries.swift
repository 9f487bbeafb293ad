public import TradingTypes

/// The daily and hourly bars of one security, ascending in time.
public struct BarSeries: Sendable, Hashable {
  /// Daily bars, ascending, at most one a day.
  public let days: [DayBar]
  /// Hourly bars, ascending; empty when the source has none.
  public let hours: [HourBar]

  /// A series; both arrays must ascend, which the reader of a market checks.
  public init(days: [DayBar], hours: [HourBar] = []) {
    self.days = days
    self.hours = hours
  }

  /// The number of daily bars on days before `day`, in O(log n).
  public func dayCount(before day: TradingDay) -> Int {
    partition(days.count) { days[$0].day < day }
  }

  /// The daily bar of `day`, if there is one, in O(log n).
  public func dayBar(on day: TradingDay) -> DayBar? {
    let index = dayCount(before: day)
    return index < days.count && days[index].day == day ? days[index] : nil
  }

  /// The number of hourly bars complete at `time`, in O(log n).
  public func hourCount(completeAt time: TradingTime) -> Int {
    partition(hours.count) { hours[$0].end <= time }
  }

  /// The number of leading indices for which `isBefore` holds.
  private func partition(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
