import ArgumentParser
import Inference
import Market
import Scoring
import Simulation
import TradingTypes

/// `fupan compete`: seats × seasons × repeats, with a board of what can be known of it.
struct CompeteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compete", abstract: "Let seats trade many seasons and rank them.",
    discussion: """
      A contest file:
        name = "baselines"
        seed = 20251009   # gives every season's seed; published at the end
        seasons = 12      # generated; or [[season]] market = "DIR", start = "…"
        repeats = 2
        [[seat]]
        trader = "momentum"
        [[seat]]
        name = "smol"
        trader = "agent"
        thinking = "interleaved"

      Baselines that nobody entered trade too and are shown without a rank (baselines = false \
      leaves them out). A seat has a rank after 8 seasons if every journal was recomputed and it \
      sent no order that broke a rule (violations = N allows some).

      The roster and a SHA-256 of every seed are written to contest.json before the first run, the \
      seeds to seeds.json after the last; choose a long random seed if nobody is to guess it.

      Examples:
        fupan compete contest.toml --out out/contest
        fupan compete contest.toml --out out/contest --resume
        fupan compete contest.toml --out out/part-3 --shard 3/16
        fupan merge out/part-* --out out/contest
        fupan compete contest.toml --out out/contest --slurm --parts 16
      """)

  @Argument(help: "Contest file (TOML).")
  var file: String

  @Option(help: "Folder to write.")
  var out: String

  @Option(help: "Runs at the same time (default: the number of cores).")
  var jobs: Int?

  @Flag(help: "Go on with the contest in --out: runs that are done are not done again.")
  var resume = false

  @Option(help: "Do only part I of N of the runs, as I/N; implies --resume; 'merge' joins parts.")
  var shard: ContestShard?

  @Flag(help: "Keep every run's journal under runs/.")
  var keepJournals = false

  @Flag(help: "Run nothing; write slurm.sh and slurm-merge.sh into --out and print how to submit.")
  var slurm = false

  @Flag(help: "Run nothing; write kubernetes.yaml, an Indexed Job that nobody has run, into --out.")
  var kubernetes = false

  @Option(help: "Tasks of the cluster's job.")
  var parts = 16

  @Option(help: "How to print the board.")
  var format = OutputFormat.text

  func validate() throws {
    guard (1...10_000).contains(parts) else {
      throw ValidationError("--parts \(parts) is out of range; give 1 to 10000")
    }
    guard shard == nil || !(slurm || kubernetes) else {
      throw ValidationError("--shard runs a part; --slurm and --kubernetes run nothing: give one")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs \(jobs) is out of range; give 1 to 256")
    }
  }

  func run() throws {
    let stop = StopRequest()
    StopSignals.watch(stop)
    let plan = try ContestPlan(ContestFile.read(TextFile.read(file), file: file), path: file)
    let folders = try markets(of: plan)
    let models = try models(of: plan)
    let folder = ContestFolder(path: out)
    let roster = plan.roster(folders: folders, models: models)
    try folder.begin(
      roster, kind: "contest", isContinued: resume || shard != nil || slurm || kubernetes)
    if slurm || kubernetes { return try writeScripts(plan, in: folder) }
    let pending = folder.pending(shard?.part(of: plan.jobs) ?? plan.jobs, of: plan)
    let runner = ContestRunner(
      plan, in: folder, folders: folders, models: models, keepsJournals: keepJournals, stop: stop)
    let failures = runner.run(pending, threads: jobs ?? runner.bestThreads)
    ContestRunner.complain(of: failures)
    if stop.isRequested {
      Console.complain("stopped; hint: the same command with --resume continues")
      throw ExitStatus.interrupted
    }
    guard failures.isEmpty else { throw ExitStatus.failed }
    try finish(plan, roster, in: folder)
  }

  /// Writes the board once every run is there; a shard only says how far it is.
  private func finish(_ plan: ContestPlan, _ roster: ContestRoster, in folder: ContestFolder) throws
  {
    guard shard == nil else { return }
    let results = try roster.results(in: [folder])
    try WholeFile.write(
      try JSONLine.text(plan.revealed) + "\n", to: folder.path + "/seeds.json")
    let board = try folder.writeBoard(roster, results)
    switch format {
    case .text: Console.say(board.text)
    case .json: Console.say(try board.json())
    }
  }

  /// Writes what a cluster runs and says how to submit it.
  private func writeScripts(_ plan: ContestPlan, in folder: ContestFolder) throws {
    let scripts = ClusterScripts(
      program: Folders.absolute("/proc/self/exe"), workingFolder: Folders.absolute("."),
      file: file, folder: Folders.absolute(folder.path), name: plan.name, parts: parts)
    try Folders.make(folder.path + "/parts")
    if slurm {
      try WholeFile.write(scripts.slurm, to: folder.path + "/slurm.sh")
      try WholeFile.write(scripts.slurmMerge, to: folder.path + "/slurm-merge.sh")
      Console.say(scripts.slurmCommands)
    }
    if kubernetes {
      try WholeFile.write(scripts.kubernetes, to: folder.path + "/kubernetes.yaml")
      Console.say("\(folder.path)/kubernetes.yaml")
    }
  }

  private func markets(of plan: ContestPlan) throws -> [String: MarketRecord] {
    var folders: [String: MarketRecord] = [:]
    for case .folder(let path, _) in plan.seasons where folders[path] == nil {
      folders[path] = try MarketSource.market(path)
    }
    return folders
  }

  private func models(of plan: ContestPlan) throws -> [String: LanguageModel] {
    var models: [String: LanguageModel] = [:]
    for seat in plan.seats where seat.options.trader == "agent" {
      let path = seat.options.model ?? Folders.defaultModel
      guard models[path] == nil else { continue }
      guard Folders.exists(path) else {
        throw CommandFailure(
          "\(path): no such model file", hint: "give seat '\(seat.name)' model = \"FILE\"")
      }
      models[path] = try LanguageModel.load(path, threads: ModelOptions.defaultThreads)
    }
    return models
  }
}
