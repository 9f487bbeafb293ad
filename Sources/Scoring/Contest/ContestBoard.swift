/// A contest's leaderboard: who did what, and what of it can be known.
///
/// Every figure is a function of the results and one seed; repeats of a season are averaged first, so
/// that a season counts once.
public struct ContestBoard: Sendable, Hashable {
  /// Seasons that a seat needs before it is given a rank.
  public static let leastSeasons = 8

  /// The contest's name.
  public let name: String
  /// What ranks are by.
  public let score: ContestScore
  /// Seasons that every seat has finished.
  public let seasons: Int
  /// One row a seat, best mean score first.
  public let rows: [ContestRow]
  /// White's reality check and Hansen's test of the ranked seats' returns over the benchmark; nil below
  /// two seasons.
  public let ability: SuperiorAbility?
  /// The same over equal parts bought on the first day, where that baseline trades.
  public let abilityOverEqualParts: SuperiorAbility?

  /// The board of `results`, for the seats of `roster` in that order.
  ///
  /// Only seasons count that every seat has finished in every run it has. `baselines` are shown but not
  /// ranked, and so are seats with a run that was not verified, or with more refused orders that broke
  /// a rule than `allowedViolations`.
  public init(
    name: String, roster: [String], results: [ContestResult], baselines: Set<String> = [],
    allowedViolations: Int = .max, seed: UInt64
  ) {
    self.name = name
    let score = ContestScore(for: results)
    self.score = score
    let table = ContestTable(roster: roster, results: results)
    seasons = table.seasons.count
    let scores = table.values { score.value(of: $0) }
    let distances = table.optionalValues { score.distance(of: $0) }
    let excess = table.values(\.excess)
    let standing = roster.indices.map { place -> ContestRow.Standing in
      if baselines.contains(roster[place]) { return .baseline }
      let runs = table.runs(of: place)
      let unverified = runs.count { !$0.isVerified }
      let violations = runs.reduce(0) { $0 + $1.violations }
      if unverified > 0 { return .barred("\(unverified) of its runs were not verified") }
      return violations > allowedViolations
        ? .barred("it sent \(violations) orders that broke a rule") : .ranked
    }
    let ranked = roster.indices.filter { standing[$0] == .ranked }
    let sets = RankSets(scores: ranked.map { scores[$0] }, seed: seed)
    let overIndex = ranked.map { excess[$0] }
    ability = SuperiorAbility(excess: overIndex, seed: seed)
    abilityOverEqualParts = roster.firstIndex(of: "buy-and-hold").flatMap { equal in
      let others = zip(ranked, overIndex).filter { $0.0 != equal }
      return SuperiorAbility(
        excess: others.map { zip($0.1, excess[equal]).map { $0 - $1 } }, seed: seed)
    }
    let sharpes = roster.indices.map { SharpeInference(returns: table.returns(of: $0)) }
    let spread = SampleMoments(ranked.compactMap { sharpes[$0]?.ratio }).deviation
    let hasRanks = table.seasons.count >= ContestBoard.leastSeasons
    rows = roster.indices.map { place in
      ContestRow(
        seat: roster[place], runs: table.runs(of: place), standing: standing[place],
        score: BootstrapInterval(of: scores[place], seed: seed),
        chance: distances[place].flatMap(CombinedChance.ofRandomChoice),
        excess: BootstrapInterval(of: excess[place], seed: seed),
        ranks: hasRanks ? ranked.firstIndex(of: place).map { sets.ranks[$0] } : nil,
        sharpe: sharpes[place], trials: ranked.count, spread: spread)
    }
    .sorted { ($1.score?.mean ?? -9, $0.seat) < ($0.score?.mean ?? -9, $1.seat) }
  }
}

/// Results by seat and season.
private struct ContestTable {
  /// Seasons that every seat has finished.
  let seasons: [Int]
  private let bySeat: [[Int: [ContestResult]]]

  init(roster: [String], results: [ContestResult]) {
    var places: [String: Int] = [:]
    for (place, seat) in roster.enumerated() { places[seat] = place }
    var bySeat = [[Int: [ContestResult]]](repeating: [:], count: roster.count)
    let ordered = results.sorted {
      ($0.season, $0.seat, $0.attempt) < ($1.season, $1.seat, $1.attempt)
    }
    for result in ordered {
      guard let place = places[result.seat] else { continue }
      bySeat[place][result.season, default: []].append(result)
    }
    let all = Set(ordered.map(\.season)).sorted()
    seasons = all.filter { season in
      bySeat.allSatisfy { $0[season]?.allSatisfy(\.isComplete) == true }
    }
    self.bySeat = bySeat
  }

  /// `value` by seat and season, repeats averaged.
  func values(_ value: (ContestResult) -> Double) -> [[Double]] {
    bySeat.map { runs in seasons.map { SampleMoments((runs[$0] ?? []).map(value)).mean } }
  }

  /// `value` by seat and season, repeats averaged; nil for a seat with a run that has none.
  func optionalValues(_ value: (ContestResult) -> Double?) -> [[Double]?] {
    bySeat.map { runs in
      var values: [Double] = []
      for season in seasons {
        let found = (runs[season] ?? []).map(value)
        let known = found.compactMap { $0 }
        guard known.count == found.count else { return nil }
        values.append(SampleMoments(known).mean)
      }
      return values
    }
  }

  /// The runs of a seat in finished seasons.
  func runs(of place: Int) -> [ContestResult] { seasons.flatMap { bySeat[place][$0] ?? [] } }

  /// All daily returns of a seat's first attempts.
  func returns(of place: Int) -> [Double] {
    runs(of: place).filter { $0.attempt == 1 }.flatMap(\.returns)
  }
}
