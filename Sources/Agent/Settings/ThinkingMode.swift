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

  /// Whether the agent thinks before the call that follows `callsToday` calls.
  func thinks(afterCallsToday callsToday: Int) -> Bool {
    switch self {
    case .interleaved, .dropped: true
    case .planOnce: callsToday == 0
    case .none: false
    }
  }

  /// Whether thoughts of earlier steps stay in the context.
  var keepsThoughts: Bool { self != .dropped }
}
