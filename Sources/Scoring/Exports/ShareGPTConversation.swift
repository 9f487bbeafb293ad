import Journal

extension SeasonDialogue {
  /// The conversation as one JSON line in ShareGPT form: `system`, `human`, `gpt`, `function_call` and
  /// `observation`, thoughts between `<think>` tags at the beginning of what the model says.
  ///
  /// Human and observation stand at even places after the system line, the model at odd ones, as
  /// readers of the format ask; several calls of one turn are one JSON list.
  ///
  /// - Throws: what encoding throws.
  public func shareGPT() throws -> String {
    var conversation: [Piece] = []
    if !system.isEmpty { conversation.append(Piece(from: "system", value: system)) }
    conversation.append(Piece(from: "human", value: opening))
    for turn in turns {
      let thought = turn.thought.isEmpty ? "" : "<think>\n\(turn.thought)\n</think>\n\n"
      let calls = try turn.calls.map(Self.callText)
      let text =
        turn.plainText
        ?? (calls.count == 1 ? calls[0] : "[" + calls.joined(separator: ", ") + "]")
      let isPlain = turn.plainText != nil
      conversation.append(Piece(from: isPlain ? "gpt" : "function_call", value: thought + text))
      let answers = turn.calls.compactMap(\.answer)
      guard !answers.isEmpty else { continue }
      conversation.append(
        Piece(
          from: isPlain ? "human" : "observation", value: answers.joined(separator: "\n\n")))
    }
    let line = Line(
      conversations: conversation, tools: tools, model: header.model, journal: identity)
    return try RunExports.json(line, pretty: false) + "\n"
  }

  /// `{"name": …, "arguments": {…}}`; arguments that are no JSON become a string.
  private static func callText(_ exchange: Exchange) throws -> String {
    let name = try RunExports.json(exchange.name, pretty: false)
    let arguments =
      exchange.call.isWellFormed
      ? exchange.call.arguments : try RunExports.json(exchange.call.arguments, pretty: false)
    return "{\"name\": \(name), \"arguments\": \(arguments)}"
  }

  private struct Line: Encodable {
    let conversations: [Piece]
    let tools: String
    let model: String
    let journal: String
  }

  private struct Piece: Encodable {
    let from: String
    let value: String
  }
}
