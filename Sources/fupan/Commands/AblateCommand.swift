import Agent
import ArgumentParser
import Inference
import Journal
import Market
import Scoring
import Simulation
import TradingTypes

/// `fupan ablate`: thinking modes side by side on the same seasons and seeds.
struct AblateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ablate", abstract: "Compare thinking modes on the same seasons and seeds.",
    discussion: """
      Every mode trades every season with the same random numbers. Prints, for each figure, its mean, \
      the paired difference from the first mode, intervals from a bootstrap over seasons, and how many \
      seasons it would take to see a stated effect. Nothing decides beforehand which mode wins.

      Seasons are generated, or follow each other in --market. Journals are kept under OUT/runs. The \
      same command with --resume goes on; a board of a part counts seasons that every mode finished.

      Examples:
        fupan ablate --seasons 4 --days 3 --out out/ablation
        fupan ablate --modes interleaved,dropped --grammar syntax --out out/syntax
        fupan ablate --market out/sse50 --seasons 2 --days 10 --out out/real
      """)

  @Option(help: "Seasons, each traded by every mode.")
  var seasons = 8

  @Option(help: "Runs of a season by each mode, with different random numbers.")
  var repeats = 1

  @Option(help: "Trading days of a season.")
  var days = 20

  @Option(help: "Modes, separated by commas; the others are compared with the first.")
  var modes = AblateCommand.allModes

  @Option(help: "What calls must obey: market (legal calls only), syntax (shape only) or off.")
  var grammar = GrammarLevel.market

  @Option(help: "Market folder whose seasons follow each other (default: generated markets).")
  var market: String?

  @Option(help: "First trading day of the first season in --market, YYYY-MM-DD.")
  var start: TradingDay?

  @Option(help: "Language model: a GGUF file (default: the one that 'make model' fetches).")
  var model: String?

  @Option(name: .customLong("lang"), help: "Language of prompts.")
  var language = PromptLanguage.english

  @Option(help: "Sampler temperature; 0 takes the likeliest token.")
  var temperature: Double?

  @Option(help: "Tool calls a day, at most.")
  var callsPerDay: Int?

  @Option(help: "Tokens of one thought, at most.")
  var thoughtTokens: Int?

  @Option(help: "Seed of seasons and random numbers.")
  var seed: UInt64 = 1

  @Option(help: "Runs at the same time (default: the number of cores).")
  var jobs: Int?

  @Option(help: "Folder to write.")
  var out: String

  @Flag(help: "Go on with the ablation in --out: runs that are done are not done again.")
  var resume = false

  @Option(help: "How to print the board.")
  var format = OutputFormat.text

  private static let allModes = ThinkingMode.allCases.map(\.rawValue).joined(separator: ",")

  private var modeNames: [String] { modes.split(separator: ",").map(String.init) }

  func validate() throws {
    guard (1...10_000).contains(seasons), (1...100).contains(repeats), (1...1_000).contains(days)
    else { throw ValidationError("--seasons, --repeats or --days is out of range") }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs \(jobs) is out of range; give 1 to 256")
    }
    for name in modeNames where ThinkingMode(rawValue: name) == nil {
      throw ValidationError("unknown mode '\(name)'; one of \(AblateCommand.allModes)")
    }
    guard !modeNames.isEmpty, Set(modeNames).count == modeNames.count else {
      throw ValidationError("--modes names no mode, or one of them twice")
    }
  }

  func run() throws {
    let stop = StopRequest()
    StopSignals.watch(stop)
    let record = try market.map { try MarketSource.market($0) }
    var plan = try ContestPlan(file(on: record), path: "ablate")
    plan.isPaired = true
    let folders = market.flatMap { path in record.map { [path: $0] } } ?? [:]
    let models = try languageModel()
    let folder = ContestFolder(path: out)
    let roster = plan.roster(folders: folders, models: models)
    try folder.begin(roster, kind: "ablation", isContinued: resume)
    let pending = folder.pending(plan.jobs, of: plan)
    let runner = ContestRunner(
      plan, in: folder, folders: folders, models: models, keepsJournals: true, stop: stop)
    let failures = runner.run(pending, threads: jobs ?? runner.bestThreads)
    ContestRunner.complain(of: failures)
    let results = finished(plan, in: folder)
    let board = try board(of: results, in: folder)
    try WholeFile.write(board.text + "\n", to: out + "/ablation.txt")
    try WholeFile.write(try board.json() + "\n", to: out + "/ablation.json")
    switch format {
    case .text: Console.say(board.text)
    case .json: Console.say(try board.json())
    }
    if stop.isRequested {
      Console.complain(
        "stopped; the board counts \(results.count) of \(plan.jobs.count) runs; "
          + "hint: the same command with --resume continues")
      throw ExitStatus.interrupted
    }
    guard failures.isEmpty else { throw ExitStatus.failed }
  }

  /// The runs of seasons that every mode has finished: no mode may count where another is missing.
  private func finished(_ plan: ContestPlan, in folder: ContestFolder) -> [ContestResult] {
    (1...plan.seasons.count).flatMap { season in
      let jobs = plan.jobs.filter { $0.season == season }
      let results = jobs.compactMap {
        folder.result(season: season, seat: plan.seats[$0.seat].name, attempt: $0.attempt)
      }
      return results.count == jobs.count ? results : []
    }
  }

  /// The ablation as a contest whose seats differ in nothing but how they think.
  private func file(on record: MarketRecord?) throws -> ContestFile {
    ContestFile(
      name: "ablation", seed: Int(truncatingIfNeeded: seed),
      seasons: record == nil ? seasons : 0, repeats: repeats, days: days, cash: nil, mode: nil,
      rules: nil, luck: nil, history: nil, signal: nil, start: nil, baselines: false,
      season: try record.map { try windows(of: $0) },
      seat: modeNames.map { mode in
        ContestFile.Seat(
          name: mode, trader: "agent", model: model, thinking: mode, grammar: grammar.rawValue,
          lang: language.rawValue, persona: nil,
          temperature: temperature.map { ContestFile.Number($0) },
          calls_per_day: callsPerDay, thought_tokens: thoughtTokens)
      })
  }

  /// The one model of all modes, by its path.
  private func languageModel() throws -> [String: LanguageModel] {
    let path = model ?? Folders.defaultModel
    guard Folders.exists(path) else {
      throw CommandFailure(
        "\(path): no such model file",
        hint: "'make model' fetches the default model, or give --model FILE")
    }
    return [path: try LanguageModel.load(path, threads: ModelOptions.defaultThreads)]
  }

  /// Seasons of `market` that follow each other without a gap.
  private func windows(of record: MarketRecord) throws -> [ContestFile.Season] {
    let first = start ?? MarketSource.seasonStart(of: record, days: days * seasons)
    let calendar = record.calendar.filter { day in first.map { day >= $0 } ?? true }
    guard calendar.count >= days * seasons else {
      throw CommandFailure(
        "market '\(record.name)' has \(calendar.count) trading days, "
          + "\(seasons) seasons of \(days) days need \(days * seasons)",
        hint: "give fewer --seasons or --days, or an earlier --start")
    }
    return (0..<seasons).map {
      ContestFile.Season(market: market ?? "", start: "\(calendar[$0 * days])")
    }
  }

  private func board(of results: [ContestResult], in folder: ContestFolder) throws -> AblationBoard
  {
    let runs = try results.map { result in
      let path = folder.runFolder(season: result.season, seat: result.seat, attempt: result.attempt)
      let conduct = RunConduct(of: try RunFolder.record(at: path).entries())
      return AblationRun(
        mode: result.seat, season: result.season, conduct: conduct,
        wealthRatio: 1 + result.growth, skill: result.skill)
    }
    return AblationBoard(of: runs, modes: modeNames, seed: seed)
  }
}
