public import TradingTypes

/// The start of a trading day.
public struct DayOpening: Sendable, Hashable, Codable {
  /// The date.
  public let day: TradingDay
  /// Number of the day within the season, from 1.
  public let number: Int
  /// Number of days in the season.
  public let count: Int

  /// The start of a trading day.
  public init(day: TradingDay, number: Int, count: Int) {
    self.day = day
    self.number = number
    self.count = count
  }
}
