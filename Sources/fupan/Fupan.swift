import ArgumentParser

/// The command line: parses, wires the parts together, runs, and maps errors to exit codes.
@main
struct Fupan: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "fupan",
    abstract: "Replay the A-share market with an agent that thinks (复盘).",
    discussion: """
      Without arguments, fupan opens the screen: an agent with interleaved thinking, backed by a \
      language model inside this process, trades 100,000 CNY for 20 replayed days.

      Examples:
        fupan
        fupan replay --trader buy-and-hold --days 20 --out out/hold
        fupan score out/hold --format json

      Exit codes: 0 done, 1 failed, 2 usage, 75 suspended and resumable, 130 interrupted.
      """,
    version: version,
    subcommands: [
      RunCommand.self, ReplayCommand.self, WatchCommand.self, VerifyCommand.self,
      ScoreCommand.self, ExportCommand.self, CompeteCommand.self, MergeCommand.self,
      CalibrateCommand.self, AblateCommand.self, MarketCommand.self, ModelCommand.self,
      TradersCommand.self, RehearseCommand.self, ConventionsCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  static func main() {
    Console.reserveDescriptors()
    do {
      try refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      try command.run()
    } catch {
      ExitStatus.leave(with: error, message: fullMessage(for: error), code: exitCode(for: error))
    }
  }

  /// Refuses a first word that names no command: the parser would take it for one of `run`'s.
  private static func refuseUnknownCommand(_ word: String?) throws {
    guard let word, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard word != "help", !names.contains(word) else { return }
    throw UsageFailure(
      "there is no command '\(word)'", hint: "'fupan --help' lists the commands")
  }
}
