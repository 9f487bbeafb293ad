import Grammar
import Inference

/// Makes the constraint of a turn from what may be called, and keeps the last one made.
struct TurnGrammar {
  private let settings: AgentSettings
  private let dialect: ChatDialect
  private let trie: TokenTrie
  private var last: (pattern: BytePattern, constraint: TokenConstraint)?

  init(_ settings: AgentSettings, _ prompt: PromptTokens) {
    self.settings = settings
    dialect = prompt.dialect
    let vocabulary = prompt.tokenizer.vocabulary
    trie = TokenTrie(vocabulary, tags: dialect.tagTokens(in: vocabulary))
  }

  /// One call of `forms`, behind a thought if the turn `thinks`; `text` is what was read last.
  mutating func constraint(
    for forms: [CallForm], thinks: Bool, after text: String
  ) -> TokenConstraint {
    let thought = dialect.syntax.thought(
      opening: settings.thoughts.opening(in: settings.language),
      isParagraph: settings.thoughts != .free,
      excluding: dialect.controlTexts + lineMarks(of: text))
    let pattern = dialect.syntax.turn(forms, after: thinks ? thought : nil)
    if let last, last.pattern == pattern { return last.constraint }
    let constraint = TokenConstraint(ByteAutomaton(pattern), trie: trie)
    last = (pattern, constraint)
    return constraint
  }

  /// Characters by which a line is known again.
  private static let lineMark = 12

  /// How the lines of `text` begin, when thoughts must not copy them.
  private func lineMarks(of text: String) -> [String] {
    guard !settings.copiesLines else { return [] }
    let lines = text.split(separator: "\n").map { $0.prefix(Self.lineMark) }
    return lines.filter { $0.count == Self.lineMark && !$0.hasPrefix("Next:") }
      .map { String($0.dropFirst()) }
  }
}
