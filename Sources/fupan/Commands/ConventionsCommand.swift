import ArgumentParser
import Journal
import Scoring
import Simulation
import TradingTypes

/// `fupan conventions`: what no rule text settles.
struct ConventionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conventions",
    abstract: "List what no rule text settles, with its choices.",
    discussion: """
      Brokers differ, and bars cannot tell everything. Each run names its choices in its header.

      Example:
        fupan replay --trader random --convention sealed_limit=fill --out out/random
      """)

  @Option(help: "Venue.")
  var rules = RulesProfile.exchange

  func run() throws {
    guard let anyDay = TradingDay(year: 2025, month: 10, day: 9) else { return }
    var table = TextTable([.left("convention"), .left("value"), .left("or"), .left("settles")])
    for convention in SeasonPlan(start: anyDay, rules: rules).conventions {
      table.add([
        convention.name, convention.value,
        convention.choices.filter { $0 != convention.value }.joined(separator: ", "),
        convention.meaning,
      ])
    }
    Console.say(table.text)
  }
}
