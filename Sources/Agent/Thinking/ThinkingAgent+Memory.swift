import Journal
import Ledger
import Market
import Simulation
import TradingTypes

/// What the agent remembers of its season.
extension ThinkingAgent {
  /// An empty memory behind the system prompt of a season.
  func newMemory(days: Int, rules: RulesProfile) -> SeasonMemory {
    let system = SystemPrompt(
      language: settings.language, persona: settings.persona, tools: settings.tools,
      syntax: prompt.dialect.syntax, days: days, rules: rules)
    let example = WorkedExample(language: settings.language, syntax: prompt.dialect.syntax)
    return SeasonMemory(
      language: settings.language,
      prefix: prompt.system(system.text) + (settings.showsExample ? example.tokens(prompt) : []))
  }

  /// The account's value at the last close among `happenings`, or as it was known before.
  func value(after happenings: [Happening]) -> Money? {
    for case .dayClosed(let closing) in happenings.reversed() { return closing.netAssetValue }
    return lastValue
  }

  /// Completes the cards of days that have been valued since.
  func learn(from happenings: [Happening], _ memory: inout SeasonMemory) {
    for happening in happenings {
      switch happening {
      case .fill(let fill):
        memory.close(day: day.number) {
          $0.trades.append(OrderText(language: settings.language).trade(fill))
        }
      case .dayClosed(let closing):
        memory.close(day: day.number) { card in
          card.day = closing.day
          card.netAssetValue = closing.netAssetValue
          card.change = lastValue.flatMap {
            Percent.change(
              from: $0.tenThousandths, to: closing.netAssetValue.tenThousandths)
          }
          card.indexChange = lastBenchmark.flatMap {
            Percent.change(from: $0, to: closing.benchmark)
          }
        }
        lastBenchmark = closing.benchmark
      case .orderEnded, .entitlement, .dividendTax: break
      }
    }
  }

  /// Keeps a turn whose first call is `number`.
  func remember(_ turn: Turn, number: Int, at desk: any TradingDesk) {
    memory?.add(
      trace(seed: desk.season.seed).step(
        turn.tokens, thought: turn.thoughtTokens, call: turn.call, day: day.number,
        number: number))
  }

  /// How turns stand in the context once they are over.
  func trace(seed: UInt64) -> ThoughtTrace {
    ThoughtTrace(
      mode: settings.thinking, language: settings.language, seed: seed, prompt: prompt)
  }
}
