/// What a contest ranks by.
public enum ContestScore: String, Sendable, Hashable, Codable, CaseIterable {
  /// Skill against the known means of generated markets.
  case skill
  /// The normal score of the luck percentile: how far out among random traders.
  case luck
  /// Return over the benchmark.
  case excess

  /// The strictest score that every one of `results` has.
  public init(for results: [ContestResult]) {
    if !results.isEmpty, results.allSatisfy({ $0.skill != nil }) {
      self = .skill
    } else if !results.isEmpty, results.allSatisfy({ $0.luckPercentile != nil }) {
      self = .luck
    } else {
      self = .excess
    }
  }

  /// The score of one run.
  func value(of result: ContestResult) -> Double {
    switch self {
    case .skill: return result.skill ?? 0
    case .excess: return result.excess
    case .luck: return ContestScore.normalScore(result.luckPercentile)
    }
  }

  /// How far out among random traders one run is: what is compared with them is expected alpha where
  /// means are known, else the value at the end; nil for a score without random traders.
  public func distance(of result: ContestResult) -> Double? {
    switch self {
    case .skill: result.alphaPercentile.map(ContestScore.normalScore)
    case .luck: ContestScore.normalScore(result.luckPercentile)
    case .excess: nil
    }
  }

  private static func normalScore(_ percentAbove: Double?) -> Double {
    // Half a trader in two hundred bounds the score of a run that beat them all.
    let part = min(max((percentAbove ?? 50) / 100, 0.0025), 0.9975)
    return -(NormalDistribution.quantile(part) ?? 0)
  }

  /// What a score is multiplied by to be shown: excess is shown in percent.
  var scale: Double { self == .excess ? 100 : 1 }

  /// What the score says, in a sentence.
  var meaning: String {
    switch self {
    case .skill:
      "Skill is expected alpha on the known means of generated markets: 0 is random choice with the "
        + "same days, sides and amounts, 1 is an oracle that knows the means."
    case .luck:
      "Luck z is how far out a run lies among random traders with the same days, sides and amounts, in "
        + "standard deviations: 0 is the middle."
    case .excess: "Excess is the return over the index, in percent of a season."
    }
  }

  /// The column's heading.
  public var heading: String {
    switch self {
    case .skill: "skill"
    case .luck: "luck z"
    case .excess: "excess"
    }
  }
}
