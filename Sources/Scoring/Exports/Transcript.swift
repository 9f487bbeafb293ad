public import Journal

extension RunExports {
  /// The agent's season as one JSON line of OpenAI chat messages with `reasoning_content`.
  ///
  /// The first briefing is the user's turn; every later one answers the `finish_day` before it. Every
  /// thought and call becomes an assistant message and every answer a tool message. Empty for seats
  /// that do not think.
  ///
  /// - Throws: what encoding throws.
  public static func transcript(of entries: some Sequence<JournalEntry>) throws -> String {
    var messages: [TranscriptMessage] = []
    var thought: String?
    var unanswered: Int?
    var run: RunHeader?
    for entry in entries {
      switch entry.event {
      case .runStarted(let header): run = header
      case .briefing(let passage):
        if let id = unanswered {
          messages.append(
            TranscriptMessage(role: "tool", content: passage.text, tool_call_id: "call_\(id)"))
          unanswered = nil
        } else {
          messages.append(TranscriptMessage(role: "user", content: passage.text))
        }
      case .thought(let passage): thought = passage.text
      case .toolCall(let call):
        let function = TranscriptMessage.Call.Function(
          name: call.name, arguments: call.arguments)
        messages.append(
          TranscriptMessage(
            role: "assistant", content: "", reasoning_content: thought,
            tool_calls: [.init(id: "call_\(call.id)", type: "function", function: function)]))
        thought = nil
        unanswered = call.id
      case .toolResult(let result):
        unanswered = nil
        messages.append(
          TranscriptMessage(
            role: "tool", content: result.text, tool_call_id: "call_\(result.id)"))
      default: break
      }
    }
    guard let run, !messages.isEmpty else { return "" }
    let line = TranscriptLine(
      messages: messages,
      metadata: ["market": run.market, "model": run.model, "seed": String(run.seed)])
    return try json(line, pretty: false) + "\n"
  }
}

private struct TranscriptLine: Encodable {
  let messages: [TranscriptMessage]
  let metadata: [String: String]
}

private struct TranscriptMessage: Encodable {
  struct Call: Encodable {
    struct Function: Encodable {
      let name: String
      let arguments: String
    }
    let id: String
    let type: String
    let function: Function
  }

  let role: String
  let content: String
  var reasoning_content: String?
  var tool_calls: [Call]?
  var tool_call_id: String?
}
