/// Several runs of the same days held against each other and against the benchmark.
///
/// Paired: every resample draws the same days for all, in blocks, so that what the market did to all of
/// them cancels.
public struct RunComparison: Sendable, Hashable {
  /// Place of the run with the best return.
  public let best: Int
  /// For each run, the chance of a difference of mean returns from the best as large as the observed
  /// one if they were equal; nil for the best itself.
  public let versusBest: [Double?]
  /// For each run the same against the benchmark; nil without one.
  public let versusBenchmark: [Double?]
  /// Whether the best beats the benchmark after looking at all of them; nil without one.
  public let ability: SuperiorAbility?

  /// Compares `runs` by stationary bootstrap with blocks of `meanBlock` periods on average; nil unless
  /// there are two or more with equally many periods.
  public init?(of runs: [ScoredRun], meanBlock: Double, draws: Int = 10_000, seed: UInt64) {
    let returns = runs.map(\.returns)
    guard runs.count > 1, let count = returns.first?.count, count > 1,
      returns.allSatisfy({ $0.count == count })
    else { return nil }
    let growth = runs.map { $0.metrics.cumulativeReturn ?? -1 }
    let best = growth.indices.max { growth[$0] < growth[$1] } ?? 0
    self.best = best
    let bootstrap = StationaryBootstrap(meanBlock: meanBlock, seed: seed)
    versusBest = returns.indices.map { place in
      place == best
        ? nil : bootstrap.pairedProbability(returns[best], returns[place], draws: draws)
    }
    let markets = runs.map { $0.benchmark.map(PerformanceMetrics.returns(of:)) }
    versusBenchmark = zip(returns, markets).map { own, market in
      market.flatMap { bootstrap.pairedProbability(own, $0, draws: draws) }
    }
    let excess = zip(returns, markets).compactMap { own, market in
      market.map { zip(own, $0).map { $0 - $1 } }
    }
    ability =
      excess.count == runs.count
      ? SuperiorAbility(excess: excess, meanBlock: meanBlock, draws: draws, seed: seed) : nil
  }
}
