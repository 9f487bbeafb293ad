import ArgumentParser

/// `fupan market`: look at, check, make and import markets.
struct MarketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "market", abstract: "List, inspect, check, generate, study and import markets.",
    subcommands: [
      MarketListCommand.self, MarketInspectCommand.self, MarketCheckCommand.self,
      MarketGenerateCommand.self, MarketStudyCommand.self, MarketImportCommand.self,
      MarketUnmaskCommand.self,
    ])
}
