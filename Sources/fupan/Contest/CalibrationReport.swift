import Scoring

/// What a calibration found, as a page and as JSON.
struct CalibrationReport: Encodable {
  let contests: Int
  let seats: Int
  let seasons: Int
  /// Share of contests without signal whose board puts a seat before another, in percent.
  let false_ranks_by_luck_pct: Double
  let false_ranks_by_excess_pct: Double
  /// Share of seasons with signal in which a seat without an edge is told from random choice, and the
  /// same over four seasons together, in percent.
  let false_skill_pct: [Double]
  /// Mean expected alpha of the seat with an edge over random choice in a season, in percent.
  let edge_pct: Double
  /// Its standard error.
  let edge_se_pct: Double
  /// Share of contests that tell the seat with an edge from random choice after 1, 2, … seasons.
  let power_pct: [Double]
  /// Seasons that tell it in four contests of five; nil when more are needed than were played.
  let seasons_for_80_pct: Int?

  init(
    _ calibration: ContestCalibration, nulls: [ContestCalibration.Null],
    powers: [[ContestCalibration.Season]]
  ) {
    func percent(_ count: Int, of total: Int) -> Double {
      total == 0 ? 0 : Double(count) / Double(total) * 100
    }
    func shares(_ result: (ContestCalibration.Season) -> ContestResult) -> [Double] {
      let most = powers.map(\.count).min() ?? 0
      return (0..<most).map { last in
        percent(
          powers.count { contest in
            let distances = contest[...last].compactMap {
              ContestScore.skill.distance(of: result($0))
            }
            return CombinedChance.ofRandomChoice(distances).map { $0 < 0.05 } ?? false
          }, of: powers.count)
      }
    }
    contests = calibration.contests
    seats = calibration.seats
    seasons = calibration.seasons
    false_ranks_by_luck_pct = percent(nulls.count(where: \.byLuck), of: nulls.count)
    false_ranks_by_excess_pct = percent(nulls.count(where: \.byExcess), of: nulls.count)
    let edges = powers.flatMap { $0 }.compactMap { season -> Double? in
      guard let own = season.edge.alpha, let random = season.edge.randomAlpha else { return nil }
      return (own - random) * 100
    }
    let moments = SampleMoments(edges)
    edge_pct = moments.mean
    edge_se_pct = moments.standardError ?? 0
    false_skill_pct = shares(\.random)
    power_pct = shares(\.edge)
    seasons_for_80_pct = power_pct.firstIndex { $0 >= 80 }.map { $0 + 1 }
  }

  var text: String {
    func fixed(_ value: Double, _ places: Int = 1) -> String {
      TextTable.fixed(value, places: places)
    }
    func list(_ values: [Double]) -> String { values.map { fixed($0) }.joined(separator: ", ") }
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    return """
      No signal, \(count(contests, "contest")) of \(seats) equal random seats over \
      \(count(seasons, "season")):
        boards that rank a seat before another: \(fixed(false_ranks_by_luck_pct)) % by luck z, \
      \(fixed(false_ranks_by_excess_pct)) % by excess (5 % is exact)
      An edge of \(fixed(edge_pct, 2)) % ± \(fixed(edge_se_pct, 2)) a season, \(count(contests, "contest")):
        told from random choice after 1, 2, … seasons: \(list(power_pct)) %
        seasons for 80 %: \(seasons_for_80_pct.map(String.init) ?? "more than were played")
        the same of a seat without an edge: \(list(false_skill_pct)) % (5 % is exact)
      """
  }
}
