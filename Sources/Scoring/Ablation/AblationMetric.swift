/// A figure by which modes are compared, with the smallest difference that would matter.
public enum AblationMetric: String, Sendable, Hashable, CaseIterable {
  /// Calls that were not well-formed, in percent of calls.
  case invalidCalls = "invalid_calls_pct"
  /// Calls made before on the same day, in percent of calls.
  case repeatedCalls = "repeated_calls_pct"
  /// Orders against what the thought before them said, in percent of orders after such a thought.
  case contradictions = "plan_action_contradictions_pct"
  /// Orders that a rule forbade, in percent of orders.
  case violations = "rule_violation_attempts_pct"
  /// Calls a day.
  case callsPerDay = "calls_per_day"
  /// Tokens made a day.
  case tokensPerDay = "tokens_per_day"
  /// Orders a day.
  case ordersPerDay = "orders_per_day"
  /// Days that the agent ended by itself, in percent.
  case daysFinished = "days_finished_pct"
  /// Thought tokens in view, in percent of those made before, until the first compaction.
  case thoughtsVisible = "thoughts_visible_pct"
  /// Probability that the grammar removed from what was sampled, in percent.
  case maskedMass = "masked_mass_pct"
  /// Last value over the starting cash.
  case wealthRatio = "wealth_ratio"
  /// (alpha − random) / (oracle − random), where the means of the market are known.
  case skill

  /// The difference whose number of seasons is stated: chosen before any run.
  public var effect: Double {
    switch self {
    case .invalidCalls, .repeatedCalls, .contradictions, .violations, .daysFinished,
      .thoughtsVisible, .maskedMass:
      5
    case .callsPerDay, .ordersPerDay: 0.5
    case .tokensPerDay: 50
    case .wealthRatio: 0.01
    case .skill: 0.1
    }
  }

  /// Decimals to print.
  var places: Int {
    switch self {
    case .wealthRatio: 4
    case .skill: 3
    case .tokensPerDay: 0
    default: 2
    }
  }

  /// The figure of one run; nil where it is undefined.
  public func value(of run: AblationRun) -> Double? {
    let conduct = run.conduct
    func percent(_ part: Int, of whole: Int) -> Double? {
      whole > 0 ? Double(part) / Double(whole) * 100 : nil
    }
    func perDay(_ count: Int) -> Double? {
      conduct.days > 0 ? Double(count) / Double(conduct.days) : nil
    }
    return switch self {
    case .invalidCalls: percent(conduct.invalidCalls, of: conduct.calls)
    case .repeatedCalls: percent(conduct.repeatedCalls, of: conduct.calls)
    case .contradictions: percent(conduct.contradictions, of: conduct.statedOrders)
    case .violations: percent(conduct.violations, of: conduct.orders)
    case .callsPerDay: perDay(conduct.calls)
    case .tokensPerDay: perDay(conduct.generatedTokens)
    case .ordersPerDay: perDay(conduct.orders)
    case .daysFinished: percent(conduct.daysFinished, of: conduct.days)
    case .thoughtsVisible: percent(conduct.thoughtTokensVisible, of: conduct.thoughtTokensMade)
    case .maskedMass:
      conduct.calls > 0
        ? Double(conduct.maskedPartsPerMillion) / Double(conduct.calls) / 10_000 : nil
    case .wealthRatio: run.wealthRatio
    case .skill: run.skill
    }
  }
}

/// One run of an ablation: a mode in a season, once.
public struct AblationRun: Sendable, Hashable {
  /// The mode.
  public let mode: String
  /// Number of the season, from 1: runs of a season are paired.
  public let season: Int
  /// What it did.
  public let conduct: RunConduct
  /// Last value over the starting cash.
  public let wealthRatio: Double
  /// Skill against known means; nil where they are not known.
  public let skill: Double?

  /// One run.
  public init(mode: String, season: Int, conduct: RunConduct, wealthRatio: Double, skill: Double?) {
    self.mode = mode
    self.season = season
    self.conduct = conduct
    self.wealthRatio = wealthRatio
    self.skill = skill
  }
}
