/// Modes side by side on the same seasons and seeds.
///
/// A season is the unit: runs of one are averaged, resampling draws whole seasons (a cluster bootstrap),
/// and differences are taken within a season.
public struct AblationBoard: Sendable, Hashable {
  /// One figure of one mode.
  public struct Row: Sendable, Hashable {
    /// The figure.
    public let metric: AblationMetric
    /// The mode.
    public let mode: String
    /// Seasons in which the figure is defined.
    public let seasons: Int
    /// Its mean over seasons; nil where it is defined in none.
    public let value: BootstrapInterval?
    /// The paired difference from the first mode; nil for that mode itself and without pairs.
    public let difference: BootstrapInterval?
    /// Seasons needed to see ``AblationMetric/effect`` as a paired difference with a probability of
    /// 80 % at a level of 5 %, two-sided; nil when the seasons at hand show no spread.
    public let seasonsNeeded: Int?
  }

  /// Every figure of every mode, by figure, then in the order of modes.
  public let rows: [Row]
  /// The modes; the others are compared with the first.
  public let modes: [String]
  /// Runs that were counted.
  public let runs: Int

  /// The board of `runs`; `seed` decides the resampling.
  public init(of runs: [AblationRun], modes: [String], seed: UInt64 = 1) {
    self.modes = modes
    self.runs = runs.count
    rows = AblationMetric.allCases.flatMap { metric in
      let table = modes.map { mode in
        AblationBoard.bySeason(runs.filter { $0.mode == mode }, metric)
      }
      return modes.indices.map { place in
        let own = table[place]
        let paired = place == 0 ? [] : AblationBoard.pairs(own, table[0])
        return Row(
          metric: metric, mode: modes[place], seasons: own.count,
          value: BootstrapInterval(of: own.map(\.value), seed: seed),
          difference: BootstrapInterval(of: paired, seed: seed),
          seasonsNeeded: AblationBoard.seasonsNeeded(for: metric.effect, differences: paired))
      }
    }
  }

  /// Seasons after which a paired difference of `effect` is seen with a probability of 80 % at a
  /// two-sided level of 5 %, by the spread of `differences`; nil when they have none.
  public static func seasonsNeeded(for effect: Double, differences: [Double]) -> Int? {
    let spread = SampleMoments(differences).deviation
    guard spread > 0, effect > 0, let level = NormalDistribution.quantile(0.975),
      let power = NormalDistribution.quantile(0.8)
    else { return nil }
    let ratio = (level + power) * spread / effect
    return max(Int((ratio * ratio).rounded(.up)), 2)
  }

  private static func bySeason(
    _ runs: [AblationRun], _ metric: AblationMetric
  ) -> [(season: Int, value: Double)] {
    Set(runs.map(\.season)).sorted().compactMap { season in
      let values = runs.filter { $0.season == season }.compactMap { metric.value(of: $0) }
      return values.isEmpty ? nil : (season, values.reduce(0, +) / Double(values.count))
    }
  }

  /// Differences of the seasons that both have.
  private static func pairs(
    _ left: [(season: Int, value: Double)], _ right: [(season: Int, value: Double)]
  ) -> [Double] {
    left.compactMap { own in
      right.first { $0.season == own.season }.map { own.value - $0.value }
    }
  }
}
