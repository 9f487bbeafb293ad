public import Agent
public import ArgumentParser
public import Inference
public import Journal
public import MarketData
public import Terminal
public import TradingTypes

extension DecisionMode: ExpressibleByArgument {}
extension RulesProfile: ExpressibleByArgument {}
extension AdjustPolicy: ExpressibleByArgument {}
extension KernelPath: ExpressibleByArgument {}
extension Theme.Kind: ExpressibleByArgument {}
extension Theme.Rising: ExpressibleByArgument {}
extension ThinkingMode: ExpressibleByArgument {}
extension GrammarLevel: ExpressibleByArgument {}
extension PromptLanguage: ExpressibleByArgument {}

extension TradingDay: ExpressibleByArgument {
  /// Reads `2025-10-09`.
  public init?(argument: String) { self.init(argument) }
}

extension Money: ExpressibleByArgument {
  /// Reads an amount such as `100000`.
  public init?(argument: String) { self.init(argument) }
}
