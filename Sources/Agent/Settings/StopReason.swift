/// Why an agent's day ended; the raw value is what the journal holds.
public enum StopReason: String, Sendable, Hashable, CaseIterable {
  /// It called `finish_day` by itself.
  case finishDay = "finish_day"
  /// Its calls were used up, so `finish_day` was the only call left.
  case budgetCalls = "budget_calls"
  /// Its tokens were used up, so the day was closed for it.
  case budgetTokens = "budget_tokens"
  /// Its wall time was used up, so the day was closed for it.
  case budgetTime = "budget_time"
  /// The context window had no room for another step.
  case budgetContext = "budget_context"
  /// The run was asked to stop in the middle of the day.
  case userAbort = "user_abort"
}
