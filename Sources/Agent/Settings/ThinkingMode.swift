/// When the agent thinks, and which of its thoughts it can still see.
public enum ThinkingMode: String, Sendable, Hashable, CaseIterable {
  /// Thinks before every call; all thoughts stay in view until compaction.
  case interleaved
  /// Thinks before every call; earlier thoughts are gone before the next one.
  case dropped
  /// Thinks before the first call of a day only; the plan stays in view.
  case planOnce = "plan-once"
  /// Never thinks.
  case none
  /// A control: thinks before every call; before the next one each thought becomes another trader's,
  /// of the same length. What stays in view has the form of thoughts without their content.
  case shuffled
  /// A control: thinks before every call, and each thought becomes neutral filler of the same length
  /// before the call is made. As much is generated and read, nothing of it says anything.
  case tokenMatched = "token-matched"

  /// Whether the agent thinks before the call that follows `callsToday` calls.
  func thinks(afterCallsToday callsToday: Int) -> Bool {
    switch self {
    case .interleaved, .dropped, .shuffled, .tokenMatched: true
    case .planOnce: callsToday == 0
    case .none: false
    }
  }
}
