import TradingTypes

/// Weekdays without the mainland's holidays.
///
/// For 2024 to 2026 the exchanges' published closures; for other years New Year, Labour Day and
/// National Day by date and a week in February for the Spring Festival, which is only plausible.
enum SyntheticCalendar {
  /// The trading days: `history` before `start`, then `days` from it on.
  static func days(start: TradingDay, history: Int, days: Int) -> [TradingDay] {
    var before: [TradingDay] = []
    var day = start.adding(days: -1)
    while before.count < history, let current = day {
      if isOpen(current) { before.append(current) }
      day = current.adding(days: -1)
    }
    var after: [TradingDay] = []
    day = start
    while after.count < days, let current = day {
      if isOpen(current) { after.append(current) }
      day = current.adding(days: 1)
    }
    return before.reversed() + after
  }

  /// Whether the exchanges open on `day`.
  static func isOpen(_ day: TradingDay) -> Bool {
    day.weekday <= 5 && !closures.contains { $0.contains(Int(day.yyyymmdd)) }
      && ((2024...2026).contains(day.year) || !isUsualHoliday(day))
  }

  private static let closures: [ClosedRange<Int>] = [
    20_240_101...20_240_101, 20_240_209...20_240_217, 20_240_404...20_240_406,
    20_240_501...20_240_505, 20_240_610...20_240_610, 20_240_915...20_240_917,
    20_241_001...20_241_007, 20_250_101...20_250_101, 20_250_128...20_250_204,
    20_250_404...20_250_406, 20_250_501...20_250_505, 20_250_531...20_250_602,
    20_251_001...20_251_008, 20_260_101...20_260_103, 20_260_215...20_260_223,
    20_260_404...20_260_406, 20_260_501...20_260_505, 20_260_619...20_260_621,
    20_260_925...20_260_927, 20_261_001...20_261_007,
  ]

  private static func isUsualHoliday(_ day: TradingDay) -> Bool {
    switch (day.month, day.day) {
    case (1, 1), (5, 1...5), (10, 1...7), (2, 5...11), (4, 4...5): true
    default: false
    }
  }
}
