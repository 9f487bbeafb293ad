import Journal
import TradingTypes

/// One decision of a day and the bar that follows it.
struct DecisionSlot: Sendable {
  /// When the trader decides.
  let decision: TradingTime
  /// When the bar begins: the time its fills carry.
  let barStart: TradingTime
  /// Whether the day's last bar follows.
  let isLast: Bool

  /// The decisions of `day`.
  ///
  /// Daily: 09:15, when the opening auction begins, so that nothing of the opening price is known.
  /// Hourly: the starts of the four hourly bars.
  static func slots(of day: TradingDay, mode: DecisionMode) -> [DecisionSlot] {
    switch mode {
    case .daily:
      [
        DecisionSlot(
          decision: instant(day, 9, 15), barStart: instant(day, 9, 30), isLast: true)
      ]
    case .hourly:
      [(9, 30), (10, 30), (13, 0), (14, 0)].map { hour, minute in
        let start = instant(day, hour, minute)
        return DecisionSlot(decision: start, barStart: start, isLast: hour == 14)
      }
    }
  }

  /// A time of day written in the source.
  static func instant(_ day: TradingDay, _ hour: Int, _ minute: Int) -> TradingTime {
    guard let time = TradingTime(day: day, hour: hour, minute: minute) else {
      preconditionFailure("no such time of day: \(hour):\(minute)")
    }
    return time
  }
}
