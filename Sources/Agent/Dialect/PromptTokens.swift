import Inference

/// Turns pieces of a conversation into tokens: scaffold with control tokens, content without.
struct PromptTokens {
  let tokenizer: Tokenizer
  let dialect: ChatDialect

  func scaffold(_ text: String) -> [TokenID] {
    tokenizer.tokens(of: text, parsingControlTokens: true)
  }

  func content(_ text: String) -> [TokenID] { tokenizer.tokens(of: text) }

  /// The system prompt: what every season on this market begins with.
  func system(_ text: String) -> [TokenID] {
    scaffold(dialect.systemOpening) + content(text) + turnEnd + scaffold("\n")
  }

  /// A user turn, and the opening of the model's turn after it.
  func user(_ text: String) -> [TokenID] {
    scaffold(dialect.userOpening) + content(text) + turnEnd + scaffold("\n")
      + scaffold(dialect.modelOpening)
  }

  /// The answer of a tool to the turn just ended, and the opening of the model's next turn.
  func result(_ text: String) -> [TokenID] {
    scaffold("\n") + scaffold(dialect.resultOpening) + content(text)
      + scaffold(dialect.resultClosing) + scaffold(dialect.modelOpening)
  }

  /// What ends a turn.
  var turnEnd: [TokenID] { scaffold(dialect.turnEnd) }
}
