import Grammar

/// What a tool says to the model.
struct ToolAnswer {
  let ok: Bool
  let text: String

  static func done(_ text: String) -> ToolAnswer { ToolAnswer(ok: true, text: text) }

  /// Characters of what was sent that a refusal quotes, and of the rule and the remedy.
  private static let quoted = 120
  private static let said = 200

  /// A refusal in four parts: what was sent, the rule, what to do, a call to copy.
  ///
  /// What was sent may hold anything, so it is cut and made harmless, and so is what may be
  /// copied.
  static func refused(
    _ language: PromptLanguage, code: String, sent: String, rule: String, hint: String,
    copy: ParsedCall
  ) -> ToolAnswer {
    let sent = PlainText.harmless(sent, limit: quoted)
    let rule = PlainText.harmless(rule, limit: said)
    let hint = PlainText.harmless(hint, limit: said)
    let copy = CallText.harmless(copy)
    let text = language.pick(
      "ERROR \(code): you sent \(sent). \(rule) \(hint) Try: \(copy)",
      "ERROR \(code)：你发送了 \(sent)。\(rule)\(hint)可照抄：\(copy)")
    return ToolAnswer(ok: false, text: text)
  }
}
