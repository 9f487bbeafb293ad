import TradingTypes

/// A date written in the source; a slip here is a broken promise of ours, so it traps.
func date(_ year: Int, _ month: Int, _ day: Int) -> TradingDay {
  guard let date = TradingDay(year: year, month: month, day: day) else {
    preconditionFailure("no such date: \(year)-\(month)-\(day)")
  }
  return date
}
