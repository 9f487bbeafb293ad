import Foundation
import Grammar
import Inference
import Journal
import Market
import Simulation
import TestSupport
import Testing
import TradingTypes

@testable import Agent

/// Seasons to try in each dialect; `FUPAN_FUZZ=1000` asks for more.
private let fuzzedSeasons =
  ProcessInfo.processInfo.environment["FUPAN_FUZZ"].flatMap(UInt64.init) ?? 6

private func market(_ seed: UInt64) -> MarketRecord {
  MarketRecord(TestMarket.draft(seed: seed, shares: 4, days: 30), digest: "0")
}

/// A season by a model that says whatever `next` gives it.
private func season(
  _ settings: AgentSettings, _ dialect: ChatDialect, days: Int = 20, market: MarketRecord,
  next: @escaping () -> [TokenID]
) throws -> (agent: ThinkingAgent, record: JournalRecord) {
  let agent = ThinkingAgent(
    predictor: ScriptedVoice(everyControl, next: next), tokenizer: everyControl,
    dialect: dialect, settings: settings)
  var plan = SeasonPlan(start: try #require(market.calendar.dropFirst(5).first))
  plan.days = days
  let journal = JournalWriter()
  let result = try Season.run(plan, on: market, by: agent, into: journal)
  #expect(result.isEnded)
  return (agent, try JournalRecord(name: "journal.jsonl", bytes: journal.bytes))
}

/// What one turn of a journal said and what came of it.
private struct Said {
  var text = ""
  var calls: [ToolCall] = []
  var accepted: [Order] = []
}

private func turns(of entries: [JournalEntry]) -> [Said] {
  var turns: [Said] = []
  for entry in entries {
    switch entry.event {
    case .modelCall(let call): turns.append(Said(text: everyControl.text(of: call.tokens)))
    case .toolCall(let call): turns[turns.count - 1].calls.append(call)
    case .orderAccepted(let order): turns[turns.count - 1].accepted.append(order)
    default: break
    }
  }
  return turns
}

/// Orders that a turn's text holds, read by another parser: Foundation's for JSON, a pattern for XML.
private func ordersWritten(in text: String, _ syntax: CallSyntax) -> [String] {
  guard let thought = text.range(of: "</think>") else { return [] }
  var rest = text[thought.upperBound...]
  var orders: [String] = []
  func note(_ name: String?, _ arguments: [String: Any]?) {
    guard let name, ["buy", "sell"].contains(name), let arguments,
      let symbol = arguments["symbol"] as? String, let shares = arguments["shares"] as? NSNumber
    else { return }
    orders.append("\(name) \(symbol) \(shares)")
  }
  switch syntax {
  case .hermes, .bare:
    let key = syntax == .bare ? "parameters" : "arguments"
    let (open, close) = syntax == .bare ? ("{\"", "}") : ("<tool_call>", "</tool_call>")
    while let start = rest.range(of: open) {
      let from = syntax == .bare ? start.lowerBound : start.upperBound
      var ends = rest[start.upperBound...].ranges(of: close).map {
        syntax == .bare ? $0.upperBound : $0.lowerBound
      }
      if syntax == .hermes { ends = Array(ends.prefix(1)) }
      for end in ends {
        let value = try? JSONSerialization.jsonObject(with: Data(rest[from..<end].utf8))
        guard let object = value as? [String: Any] else { continue }
        note(object["name"] as? String, object[key] as? [String: Any])
        break
      }
      rest = rest[start.upperBound...]
    }
  case .minimax:
    let pattern =
      #/<invoke name="(buy|sell)">\n((?:<parameter name="[a-z_]+">[^<]*<\/parameter>\n)*)<\/invoke>/#
    for match in rest.matches(of: pattern) {
      var arguments: [String: Any] = [:]
      for part in match.2.matches(of: #/name="([a-z_]+)">([^<]*)</#) {
        let text = String(part.2)
        arguments[String(part.1)] = Int(text).map { NSNumber(value: $0) } ?? text
      }
      note(String(match.1), arguments)
    }
  }
  return orders
}

struct `A model that babbles` {
  /// Every refusal has four parts in a fixed order; the last is a call to copy.
  private var refusal: Regex<(Substring, Substring, Substring, Substring, Substring, Substring)> {
    #/^ERROR ([A-Z0-9_]+): you sent (.+)\. (.+) Try: ([a-z_]+) (\{.*\})$/#
  }

  @Test(arguments: ChatDialect.allCases)
  func `never stops a season, never trades by mistake, and is told why in four parts`(
    dialect: ChatDialect
  ) throws {
    var calls = 0
    var refusals = 0
    var orders = 0
    var longest = 0
    for seed in 1...fuzzedSeasons {
      let market = market(seed)
      var babble = Babble(
        random: TestRandom(seed: seed), syntax: dialect.syntax,
        symbols: market.instruments.map { "\($0.symbol)" })
      let (agent, record) = try season(.free(), dialect, market: market) {
        dialect.utterance(babble.utterance())
      }
      let entries = try record.entries()
      let closed = entries.count { if case .dayClosed = $0.event { true } else { false } }
      #expect(closed == 20, "seed \(seed)")
      for turn in turns(of: entries) {
        calls += turn.calls.count
        orders += turn.accepted.count
        let written = ordersWritten(in: turn.text, dialect.syntax)
        for order in turn.accepted {
          let request = order.request
          let text = "\(request.side.rawValue) \(request.symbol) \(request.quantity)"
          #expect(written.contains(text), "seed \(seed): \(text) from \(turn.text)")
        }
        #expect(turn.accepted.count <= written.count, "seed \(seed)")
      }
      var answered: Set<Int> = []
      for case .toolResult(let result) in entries.map(\.event) {
        #expect(answered.insert(result.id).inserted, "seed \(seed): call \(result.id)")
        guard !result.ok else { continue }
        refusals += 1
        try expectFourParts(result.text, "seed \(seed)")
        let words = result.text.split(separator: "\n")[0].split(separator: " ").count
        longest = max(longest, words)
      }
      #expect(agent.counters.cacheBreaks == 0, "seed \(seed)")
      #expect(try RunVerification.verify(record, on: market).isEnded, "seed \(seed)")
    }
    print(
      "fuzz \(dialect.rawValue): \(fuzzedSeasons) seasons, \(calls) calls, \(refusals) refusals,"
        + " of at most \(longest) words, \(orders) orders accepted")
    #expect(refusals > 100 && orders > 10)
  }

  private func expectFourParts(_ text: String, _ place: String) throws {
    let line = String(text.split(separator: "\n")[0])
    guard let match = line.wholeMatch(of: refusal) else {
      Issue.record("\(place): not in four parts: \(line)")
      return
    }
    #expect(line.utf8.allSatisfy { $0 >= 0x20 }, "\(place): \(line)")
    #expect(line.split(separator: " ").count <= 90, "\(place): \(line)")
    // The call to copy is one that the schema takes.
    let copy = "{\"name\": \"\(match.4)\", \"arguments\": \(match.5)}"
    let call = try #require(
      try? CallSyntax.hermes.parse("<tool_call>\(copy)</tool_call>"), "\(place): \(line)")
    let schemas = CallSchemas(profile: .full, rows: 10)
    #expect(schemas.contains(call), "\(place): \(line)")
  }
}
