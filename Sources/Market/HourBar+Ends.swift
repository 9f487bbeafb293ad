public import TradingTypes

extension HourBar {
  /// Minutes since midnight at which the four hourly bars end: 10:30, 11:30, 14:00, 15:00.
  public static let endMinutes: [Int32] = [630, 690, 840, 900]

  /// The ends of the four hourly bars of `day`, ascending.
  public static func ends(of day: TradingDay) -> [TradingTime] {
    endMinutes.compactMap { TradingTime(day: day, hour: Int($0) / 60, minute: Int($0) % 60) }
  }
}
