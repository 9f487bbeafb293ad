/// What has been spent of a day's budget.
struct DayProgress {
  let number: Int
  var calls = 0
  var callsInDecision = 0
  var tokens = 0
  var notes = 0
  var looks = 0
  /// Seconds spent in decisions that are over, and when the present one began.
  var seconds = 0.0
  var decisionStart = 0.0
  var used = UsedCalls()
  /// Set when something else than the model decided that the day is over.
  var stop: StopReason?

  init(number: Int) { self.number = number }

  mutating func openDecision(at now: Double) {
    callsInDecision = 0
    decisionStart = now
  }

  mutating func closeDecision(at now: Double) {
    callsInDecision = 0
    seconds += now - decisionStart
  }
}
