/// One run among others on a board: what it is and how sure its differences are.
public struct ScoredLine: Sendable, Encodable {
  /// The run.
  public let run: ScoredRun
  /// Chance of a difference from the best run as large as this if they were equal.
  public let versusBest: Double?
  /// The same against the benchmark.
  public let versusBenchmark: Double?
  /// Chance that the true Sharpe ratio is positive.
  public let sharpeProbability: Double?
  /// Chance that it exceeds the best that so many skilless runs reach.
  public let deflatedProbability: Double?
  /// What all runs together say about the best.
  public let ability: SuperiorAbility?

  /// The lines of `runs`, in their order, with `comparison` where there is one.
  public static func lines(of runs: [ScoredRun], _ comparison: RunComparison?) -> [ScoredLine] {
    let sharpes = runs.map { SharpeInference(returns: $0.returns) }
    let spread = SampleMoments(sharpes.compactMap { $0?.ratio }).deviation
    return runs.indices.map { place in
      ScoredLine(
        run: runs[place], versusBest: comparison?.versusBest[place],
        versusBenchmark: comparison?.versusBenchmark[place],
        sharpeProbability: sharpes[place]?.probability(),
        deflatedProbability: sharpes[place]?.deflated(trials: runs.count, deviation: spread),
        ability: comparison?.ability)
    }
  }

  private enum Key: String, CodingKey {
    case psr, dsr
    case versusBest = "versus_best_p"
    case versusBenchmark = "versus_benchmark_p"
    case realityCheck = "reality_check_p"
    case superior = "spa_p"
  }

  /// Writes the keys of the run and the line's own; what is undefined is null.
  public func encode(to encoder: any Encoder) throws {
    switch run {
    case .journal(let summary): try summary.encode(to: encoder)
    case .series(let series): try series.encode(to: encoder)
    }
    var keys = encoder.container(keyedBy: Key.self)
    try keys.encode(sharpeProbability, forKey: .psr)
    try keys.encode(deflatedProbability, forKey: .dsr)
    try keys.encode(versusBest, forKey: .versusBest)
    try keys.encode(versusBenchmark, forKey: .versusBenchmark)
    try keys.encode(ability?.realityCheck, forKey: .realityCheck)
    try keys.encode(ability?.superior, forKey: .superior)
  }
}
