import ArgumentParser

/// The command line.
@main
struct Fupan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fupan", abstract: "Replay the A-share market with an agent that thinks (复盘).")
}
