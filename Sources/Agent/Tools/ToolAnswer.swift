/// What a tool says to the model.
struct ToolAnswer {
  let ok: Bool
  let text: String

  static func done(_ text: String) -> ToolAnswer { ToolAnswer(ok: true, text: text) }

  /// A refusal in four parts: what was sent, the rule, what to do, a call to copy.
  static func refused(code: String, sent: String, rule: String, hint: String, copy: String)
    -> ToolAnswer
  {
    let parts = ["ERROR \(code): you sent \(sent).", rule, hint, "Try: \(copy)"]
    return ToolAnswer(ok: false, text: parts.filter { !$0.isEmpty }.joined(separator: " "))
  }
}
