import Grammar
import Market
import Simulation
import TestSupport
import TradingTypes

@testable import Agent

/// What an agent is told at a desk: its briefing, and the answers of every tool to random calls.
enum ToolSight {
  /// The lines; the last calls send orders, and so change the desk.
  static func lines(_ desk: any TradingDesk, seed: UInt64) -> [String] {
    var random = TestRandom(seed: seed &+ 7)
    var lines: [String] = []
    for language in PromptLanguage.allCases {
      let briefing = Briefing(
        language: language, calls: 8, notes: [(1, "hold")], saysNext: true, lastValue: nil)
      lines.append(briefing.text(at: desk))
      for profile in ToolProfile.allCases {
        let schemas = CallSchemas(profile: profile, rows: 8)
        let box = ToolBox(language: language, schemas: schemas, desk: desk)
        let reading = profile.tools.filter { !$0.isOrder && $0 != .finishDay }
        for tool in reading + reading {
          let call = call(tool, at: desk, &random)
          lines.append("\(call.name) \(call.argumentsJSON): \(box.answer(call).text)")
        }
      }
    }
    let schemas = CallSchemas(profile: .full, rows: 8)
    let box = ToolBox(language: .english, schemas: schemas, desk: desk)
    for tool in [ToolName.buy, .sell, .buy, .cancelOrder, .portfolio] {
      let call = call(tool, at: desk, &random)
      lines.append("\(call.name) \(call.argumentsJSON): \(box.answer(call).text)")
    }
    return lines
  }

  private static func call(
    _ tool: ToolName, at desk: any TradingDesk, _ random: inout TestRandom
  ) -> ParsedCall {
    let symbols = desk.view.instruments.map(\.symbol.description)
    let symbol = symbols.randomElement(using: &random) ?? ""
    var arguments: [ParsedArgument] = []
    func text(_ name: String, _ value: String) {
      arguments.append(ParsedArgument(name, value, isString: true))
    }
    func number(_ name: String, _ range: ClosedRange<Int>) {
      let value = Int.random(in: range, using: &random)
      arguments.append(ParsedArgument(name, String(value), isString: false))
    }
    switch tool {
    case .marketOverview, .portfolio: break
    case .quote:
      let list = symbols.shuffled(using: &random).prefix(3).map { "\"\($0)\"" }
      arguments.append(
        ParsedArgument("symbols", "[\(list.joined(separator: ", "))]", isString: false))
    case .bars:
      text("symbol", symbol)
      number("days", 5...40)
    case .indicators: text("symbol", symbol)
    case .news:
      if Bool.random(using: &random) { text("symbol", symbol) }
      number("limit", 1...5)
    case .calc: text("expr", "1+2*3")
    case .previewOrder, .buy, .sell:
      if tool == .previewOrder { text("side", Bool.random(using: &random) ? "buy" : "sell") }
      text("symbol", symbol)
      number("shares", 1...20)
      let last = arguments.removeLast()
      arguments.append(ParsedArgument("shares", last.value + "00", isString: false))
      if Bool.random(using: &random) { number("limit_price", 3...250) }
    case .cancelOrder: number("order_id", 1...9)
    case .note: text("text", "watch \(symbol)")
    case .finishDay: text("summary", "done")
    }
    return ParsedCall(name: tool.rawValue, arguments: arguments)
  }
}
