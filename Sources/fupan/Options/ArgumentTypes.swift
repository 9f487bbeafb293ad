public import Agent
public import ArgumentParser
public import Inference
public import Journal
public import MarketData
public import Scoring
public import Terminal
public import TradingTypes

extension DecisionMode: ExpressibleByArgument {}
extension RulesProfile: ExpressibleByArgument {}
extension AdjustPolicy: ExpressibleByArgument {}
extension RandomTraders.SaleRule: ExpressibleByArgument {}
extension KernelPath: ExpressibleByArgument {}
extension Theme.Kind: ExpressibleByArgument {}
extension Theme.Rising: ExpressibleByArgument {}
extension ThinkingMode: ExpressibleByArgument {}
extension GrammarLevel: ExpressibleByArgument {}
extension ToolProfile: ExpressibleByArgument {}
extension PromptLanguage: ExpressibleByArgument {}

extension TradingDay: ExpressibleByArgument {
  /// Reads `2025-10-09`.
  public init?(argument: String) { self.init(argument) }
}

extension Money: ExpressibleByArgument {
  /// Reads an amount such as `100000`.
  public init?(argument: String) { self.init(argument) }
}

extension Size: ExpressibleByArgument {
  /// Reads `120x36`.
  public init?(argument: String) {
    let parts = argument.split(separator: "x")
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]), width > 0,
      height > 0
    else { return nil }
    self.init(width: width, height: height)
  }
}
