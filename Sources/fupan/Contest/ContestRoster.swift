import TradingTypes

/// What is fixed before the first run: seats, terms, and a commitment to every season.
///
/// Written as `contest.json`. Anyone may publish it: a generated season shows only the SHA-256 of its
/// seed, which `seeds.json` reveals when all runs are done.
struct ContestRoster: Codable, Hashable {
  /// A seat: its name and the settings it trades with.
  struct Seat: Codable, Hashable {
    let name: String
    let settings: [String]
    /// SHA-256 of the language model, empty without one.
    let model: String
    /// How often it trades a season.
    let runs: Int
    /// Whether it is there for comparison only.
    let baseline: Bool
  }

  /// A season: a commitment, or a market folder's name and digest.
  struct Season: Codable, Hashable {
    let number: Int
    var seed_sha256: String?
    var market: String?
    var market_digest: String?
    var start: String?
  }

  let version: Int
  let program: String
  let name: String
  let repeats: Int
  let days: Int
  let luck: Int
  let history: Int
  let signal: Double
  let violations: Int
  let start: String
  let seats: [Seat]
  let seasons: [Season]

  /// The text whose SHA-256 commits to the seed of season `number`.
  static func secret(of number: Int, seed: UInt64) -> String { "season \(number) seed \(seed)" }
}

/// The seeds of a finished contest, for anyone to check against the commitments.
struct ContestSeeds: Codable {
  /// The seed that all others follow from.
  let seed: UInt64
  /// Seeds of the generated seasons, in order.
  let seasons: [UInt64]

  /// How the seeds differ from what `roster` committed to before the first run; nil when they agree.
  func problem(with roster: ContestRoster) -> String? {
    let committed = roster.seasons.filter { $0.seed_sha256 != nil }
    guard committed.count == seasons.count else {
      return "\(seasons.count) seeds, but \(committed.count) generated seasons"
    }
    for (season, seed) in zip(committed, seasons) {
      let secret = ContestRoster.secret(of: season.number, seed: seed)
      guard ContestSeed.commitment(secret) == season.seed_sha256 else {
        return "the seed of season \(season.number) is not the one committed to"
      }
    }
    return nil
  }
}
