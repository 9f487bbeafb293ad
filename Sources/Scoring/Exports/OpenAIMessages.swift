import Journal

extension SeasonDialogue {
  /// The conversation as one JSON line of OpenAI chat messages with `reasoning_content`.
  ///
  /// The first briefing is the user's turn; every later one answers the `finish_day` before it. A turn
  /// without a call is plain content, and its answer the user's.
  ///
  /// - Throws: what encoding throws.
  public func openAIMessages() throws -> String {
    var messages: [Message] = []
    if !system.isEmpty { messages.append(Message(role: "system", content: system)) }
    messages.append(Message(role: "user", content: opening))
    for turn in turns {
      let thought = turn.thought.isEmpty ? nil : turn.thought
      if let text = turn.plainText {
        messages.append(Message(role: "assistant", content: text, reasoning_content: thought))
        if let answer = turn.calls[0].answer {
          messages.append(Message(role: "user", content: answer))
        }
        continue
      }
      let calls = turn.calls.map { exchange in
        Message.Call(
          id: exchange.id, type: "function",
          function: .init(name: exchange.name, arguments: exchange.call.arguments))
      }
      messages.append(
        Message(
          role: "assistant", content: "", reasoning_content: thought,
          tool_calls: calls.isEmpty ? nil : calls))
      for exchange in turn.calls {
        guard let answer = exchange.answer else { continue }
        messages.append(Message(role: "tool", content: answer, tool_call_id: exchange.id))
      }
    }
    let line = Line(
      messages: messages,
      metadata: [
        "market": header.market, "model": header.model, "seed": "\(header.seed)",
        "thinking": header.settings.first { $0.name == "thinking" }?.value ?? "",
        "journal": identity,
      ])
    var text = try RunExports.json(line, pretty: false)
    if !tools.isEmpty {
      text.removeLast()
      text += ",\"tools\":\(tools)}"
    }
    return text + "\n"
  }

  private struct Line: Encodable {
    let messages: [Message]
    let metadata: [String: String]
  }

  private struct Message: Encodable {
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
}
