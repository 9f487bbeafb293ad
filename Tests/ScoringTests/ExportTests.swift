import Foundation
import Journal
import Testing
import TradingTypes

@testable import Scoring

/// Two days of a thinking trader: a look, a turn with three calls that ends the day, a turn without a
/// call, and an end that nothing answers.
private func season(hash: String = "0123456789abcdef0123456789abcdef01234567") throws
  -> [JournalEntry]
{
  let start = try Array(SampleRun.entries().prefix(1))
  func model(_ tokens: [Int32]) -> JournalEvent {
    .modelCall(
      ModelCall(
        promptTokens: 100, cachedTokens: 90, thoughtTokensVisible: 3, tokens: tokens,
        thoughtTokens: 1, forcedTokens: 0, stop: "call", maskedPartsPerMillion: 5))
  }
  func call(_ id: Int, _ name: String, _ arguments: String, _ isWellFormed: Bool = true)
    -> JournalEvent
  {
    .toolCall(ToolCall(id: id, name: name, arguments: arguments, isWellFormed: isWellFormed))
  }
  func result(_ id: Int, _ ok: Bool, _ text: String) -> JournalEvent {
    .toolResult(ToolResult(id: id, ok: ok, text: text))
  }
  let days: [(String, [JournalEvent])] = [
    (
      "2025-10-09",
      [
        .briefing(Passage(text: "day 1")), model([1, 2]), .thought(Passage(text: "hm", tokens: 1)),
        call(1, "market_overview", "{}"), result(1, true, "up"), model([3]),
        call(2, "buy", #"{"symbol": "600028.SH", "shares": 150}"#),
        result(2, false, "ERROR LOT_SIZE: you sent 150."),
        call(3, "finish_day", #"{"summary": "x"}"#), call(4, "", "{broken", false),
        result(4, false, "ERROR SKIPPED_DAY_ENDED: you sent it."),
      ]
    ),
    (
      "2025-10-10",
      [
        .briefing(Passage(text: "day 2")), model([4]), call(5, "", "I wait.", false),
        result(5, false, "ERROR NO_CALL: you sent nothing."), model([5]),
        call(6, "finish_day", #"{"summary": "涨"}"#),
      ]
    ),
  ]
  var entries = [
    JournalEntry(sequence: 0, time: start[0].time, event: start[0].event, hash: hash)
  ]
  for (date, events) in days {
    let day = try #require(TradingDay(date))
    let time = try #require(TradingTime(day: day, hour: 9, minute: 15))
    for event in events {
      entries.append(
        JournalEntry(sequence: entries.count, time: time, event: event, hash: "h"))
    }
  }
  return entries
}

private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

private func dialogue() throws -> SeasonDialogue {
  try #require(SeasonDialogue(of: season(), system: "trade", tools: #"[{"type": "function"}]"#))
}

struct `A season as a conversation` {
  @Test func `answers every call, the end of a day by the next briefing`() throws {
    let turns = try dialogue().turns
    #expect(turns.map { $0.calls.count } == [1, 3, 1, 1])
    #expect(turns[0].thought == "hm" && turns[1].thought.isEmpty)
    #expect(
      turns.flatMap(\.calls).map(\.answer) == [
        "up", "ERROR LOT_SIZE: you sent 150.", "day 2", "ERROR SKIPPED_DAY_ENDED: you sent it.",
        "ERROR NO_CALL: you sent nothing.", nil,
      ])
  }

  @Test func `is written as OpenAI messages`() throws {
    let run = try object(try dialogue().openAIMessages())
    let messages = try #require(run["messages"] as? [[String: Any]])
    #expect(
      messages.map { $0["role"] as? String } == [
        "system", "user", "assistant", "tool", "assistant", "tool", "tool", "tool", "assistant",
        "user", "assistant",
      ])
    #expect(messages[2]["reasoning_content"] as? String == "hm")
    #expect(messages[4]["reasoning_content"] == nil)
    let calls = try #require(messages[4]["tool_calls"] as? [[String: Any]])
    #expect(calls.map { $0["id"] as? String } == ["call_2", "call_3", "call_4"])
    #expect(
      messages[5...7].map { $0["tool_call_id"] as? String } == ["call_2", "call_3", "call_4"])
    #expect(messages[6]["content"] as? String == "day 2")
    #expect(messages[8]["content"] as? String == "I wait.")
    #expect((run["tools"] as? [Any])?.count == 1)
  }

  @Test func `is written as a ShareGPT conversation that alternates`() throws {
    let run = try object(try dialogue().shareGPT())
    let pieces = try #require(run["conversations"] as? [[String: String]])
    #expect(
      pieces.map { $0["from"] } == [
        "system", "human", "function_call", "observation", "function_call", "observation", "gpt",
        "human", "function_call",
      ])
    #expect(
      pieces[2]["value"]
        == "<think>\nhm\n</think>\n\n{\"name\": \"market_overview\", \"arguments\": {}}")
    #expect(pieces[6]["value"] == "I wait.")
    let calls = try JSONSerialization.jsonObject(with: Data((pieces[4]["value"] ?? "").utf8))
    #expect((calls as? [[String: Any]])?[2]["arguments"] as? String == "{broken")
  }

  @Test func `is written as spans whose times are the season's`() throws {
    let text = try dialogue().openTelemetrySpans()
    let resources = try #require(try object(text)["resourceSpans"] as? [[String: Any]])
    let scopes = try #require(resources[0]["scopeSpans"] as? [[String: Any]])
    let spans = try #require(scopes[0]["spans"] as? [[String: Any]])
    #expect(
      spans.map { $0["name"] as? String ?? "" }.map { $0.split(separator: " ")[0] } == [
        "invoke_agent", "chat", "execute_tool", "chat", "execute_tool", "execute_tool",
        "execute_tool", "chat", "chat", "execute_tool",
      ])
    #expect(spans.allSatisfy { ($0["traceId"] as? String)?.utf8.count == 32 })
    #expect(Set(spans.compactMap { $0["spanId"] as? String }).count == spans.count)
    // 2025-10-09 09:15 in Beijing is 01:15 UTC.
    #expect((spans[1]["startTimeUnixNano"] as? String)?.hasPrefix("1759972500000") == true)
    #expect(!text.contains("hm") && !text.contains("600028"))
    let whole = try dialogue().openTelemetrySpans(withContent: true)
    #expect(whole.contains("reasoning") && whole.contains("600028"))
    #expect(text.contains("\"error.type\"") && text.contains("LOT_SIZE"))
  }

  @Test func `is written as contest logs, a file a day`() throws {
    let days = try dialogue().aiTraderLog(signature: "me")
    #expect(days.map { "\($0.day)" } == ["2025-10-09", "2025-10-10"])
    let lines = days[0].lines.split(separator: "\n").map(String.init)
    let kinds = try lines.map { try object($0)["new_messages"] is [Any] }
    #expect(kinds == [true, false, false, true])
    let last = try object(String(days[1].lines.split(separator: "\n").last ?? ""))
    #expect(last["signature"] as? String == "me")
    #expect((last["timestamp"] as? String)?.hasPrefix("2025-10-10T09:15:00.") == true)
  }

  @Test func `is none for a seat that does not think`() throws {
    #expect(SeasonDialogue(of: try SampleRun.entries()) == nil)
  }
}
