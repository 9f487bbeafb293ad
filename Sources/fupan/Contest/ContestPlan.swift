import ArgumentParser
import Crypto
import Journal
import Simulation
import TradingTypes

/// A contest that was checked: who trades, when and on what.
struct ContestPlan {
  /// A seat of the contest.
  struct Seat {
    let name: String
    let options: SeasonOptions
    let arguments: [String]
    /// Whether the board adds it for comparison; it is given no rank.
    var isBaseline = false
    /// How often it trades a season: once when nothing about it is random.
    var runs = 1
  }

  /// The seat that knows the means of generated markets.
  static let oracleSeat = "oracle"
  /// The traders that a contest seats: no person, and nobody who knows prices to come.
  private static let traders =
    ["agent"] + RuleSeat.allCases.map(\.rawValue) + [oracleSeat, "scripted:FILE"]

  /// Where a season's market comes from.
  enum Source {
    /// The generator, from a seed.
    case generated(seed: UInt64)
    /// A folder, from a day on.
    case folder(String, start: TradingDay?)
  }

  let name: String
  let seed: UInt64
  let repeats: Int
  let days: Int
  let luck: Int
  let history: Int
  let signal: Double
  /// Refused orders that broke a rule, in all runs of a seat, above which it is given no rank.
  let violations: Int
  let start: TradingDay
  let seats: [Seat]
  let seasons: [Source]
  /// Whether all seats draw the same random numbers in a run of a season, to be compared in pairs.
  var isPaired = false
  /// Whether some seat thinks, and so wants the hourly bars of its tools.
  let hasAgents: Bool

  /// The plan of the contest in `file`, which `path` names.
  ///
  /// - Throws: ``CommandFailure`` for the first setting that cannot be used.
  init(_ file: ContestFile, path: String) throws {
    func refuse(_ message: String, _ hint: String) -> CommandFailure {
      CommandFailure("\(path): \(message)", hint: hint)
    }
    name = file.name ?? "contest"
    seed = UInt64(bitPattern: Int64(file.seed ?? 1))
    repeats = file.repeats ?? 1
    days = file.days ?? 20
    luck = file.luck ?? 200
    history = file.history ?? 120
    signal = file.signal?.value ?? 1
    violations = file.violations ?? 0
    guard (1...100).contains(repeats) else {
      throw refuse("repeats = \(repeats) is out of range", "give 1 to 100")
    }
    guard (1...1_000).contains(days) else {
      throw refuse("days = \(days) is out of range", "give 1 to 1000")
    }
    guard (0...100_000).contains(luck) else {
      throw refuse("luck = \(luck) is out of range", "give 0 to 100000 random traders")
    }
    guard (1...2_000).contains(history), (0...10).contains(signal) else {
      throw refuse("history or signal is out of range", "history 1 to 2000, signal 0 to 10")
    }
    guard let start = TradingDay(file.start ?? "2025-10-09") else {
      throw refuse("start = '\(file.start ?? "")' is not a date", "write it like 2025-10-09")
    }
    self.start = start
    let generated = file.seasons ?? (file.season == nil ? 12 : 0)
    guard (0...100_000).contains(generated) else {
      throw refuse("seasons = \(generated) is out of range", "give 0 to 100000")
    }
    let base = seed
    var sources = (0..<generated).map { number in
      Source.generated(seed: ContestSeed.of("\(base) season \(number + 1)"))
    }
    for season in file.season ?? [] {
      let first = season.start.map { TradingDay($0) }
      if case .some(.none) = first {
        throw refuse("start '\(season.start ?? "")' is not a date", "write it like 2025-10-09")
      }
      sources.append(.folder(season.market, start: first ?? nil))
    }
    guard !sources.isEmpty else {
      throw refuse("there is no season", "give seasons = N, or [[season]] with a market folder")
    }
    seasons = sources
    let entered = try file.seat.map { try ContestPlan.seat($0, file, path) }
    guard !entered.isEmpty else {
      throw refuse("there is no seat", "add [[seat]] trader = \"cash\"")
    }
    let names = entered.map(\.name)
    // Names become file names, and some file systems do not tell capitals apart.
    var taken: [String: String] = [:]
    for name in names {
      if let other = taken.updateValue(name, forKey: name.lowercased()) {
        throw refuse(
          other == name
            ? "two seats are called '\(name)'"
            : "seats '\(other)' and '\(name)' differ only in capitals",
          "give each seat a name of its own: name = \"…\"")
      }
    }
    let isKnown = sources.allSatisfy { if case .generated = $0 { true } else { false } }
    guard isKnown || !entered.contains(where: { $0.options.trader == ContestPlan.oracleSeat })
    else {
      throw refuse("a market folder has no oracle", "leave the seat 'oracle' out")
    }
    seats =
      file.baselines ?? true
      ? entered + (try ContestPlan.baselines(beside: entered, isKnown, file, path)) : entered
    hasAgents = seats.contains { $0.options.trader == "agent" }
  }

  /// Every run: by season, then seat, then repeat.
  var jobs: [ContestJob] {
    seasons.indices.flatMap { season in
      seats.indices.flatMap { seat in
        (1...seats[seat].runs).map { ContestJob(season: season + 1, seat: seat, attempt: $0) }
      }
    }
  }

  /// The seed of a run's own randomness.
  func seed(of job: ContestJob) -> UInt64 {
    let seat = isPaired ? "" : " seat \(seats[job.seat].name)"
    return ContestSeed.of("\(seed) season \(job.season)\(seat) run \(job.attempt)")
  }

  static func seat(_ seat: ContestFile.Seat, _ file: ContestFile, _ path: String) throws
    -> Seat
  {
    let name = seat.name ?? seat.trader
    guard !name.isEmpty, name.utf8.count <= 60, name.first != ".",
      name.utf8.allSatisfy({ byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || byte == 45 || byte == 46 || byte == 95
      })
    else {
      throw CommandFailure(
        "\(path): seat name '\(name)' cannot name a file",
        hint: "use letters, digits, '-', '_' and '.', at most 60")
    }
    guard
      seat.trader == "agent" || seat.trader == oracleSeat
        || RuleSeat(rawValue: seat.trader) != nil
        || seat.trader.hasPrefix("scripted:")
    else {
      throw CommandFailure(
        "\(path): seat '\(name)': no contest seats the trader '\(seat.trader)'",
        hint: "one of \(traders.joined(separator: ", "))")
    }
    var arguments = ["--trader", seat.trader, "--threads", "1"]
    func add(_ option: String, _ value: (some CustomStringConvertible)?) {
      guard let value else { return }
      // A value with a minus sign would be taken for an option of its own.
      let isNegative = value.description.hasPrefix("-")
      arguments +=
        isNegative ? ["--\(option)=\(value)"] : ["--\(option)", value.description]
    }
    add("model", seat.model)
    add("thinking", seat.thinking)
    add("grammar", seat.grammar)
    add("lang", seat.lang)
    add("persona", seat.persona)
    add("temperature", seat.temperature)
    add("calls-per-day", seat.calls_per_day)
    add("thought-tokens", seat.thought_tokens)
    add("mode", file.mode)
    add("rules", file.rules)
    add("days", file.days)
    add("cash", file.cash)
    do {
      let options = try SeasonOptions.parse(arguments)
      let isRandom = seat.trader == "agent" || seat.trader == RuleSeat.random.rawValue
      return Seat(
        name: name, options: options, arguments: arguments,
        runs: isRandom ? file.repeats ?? 1 : 1)
    } catch {
      let lines = SeasonOptions.message(for: error).split(separator: "\n")
      let choices = lines.dropFirst().map { $0.drop { $0 == " " || $0 == "-" } }
      let message = "\(lines.first ?? "") \(choices.joined(separator: ", "))"
      throw CommandFailure("\(path): seat '\(name)': \(choices.isEmpty ? lines.joined() : message)")
    }
  }
}

/// One run of a contest.
struct ContestJob: Hashable {
  /// Number of the season, from 1.
  let season: Int
  /// Place of the seat in the roster.
  let seat: Int
  /// Number of the repeat, from 1.
  let attempt: Int
}

/// Seeds that follow from a text and cannot be told from each other's.
enum ContestSeed {
  /// The first eight bytes of the SHA-256 of `text`, as a number.
  static func of(_ text: String) -> UInt64 {
    SHA256.hash(data: Array(text.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The SHA-256 of `text` in hexadecimal.
  static func commitment(_ text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    .joined()
  }
}
