import Grammar
import Inference

/// Turns pieces of a conversation into tokens: scaffold with control tokens, content without.
struct PromptTokens {
  let tokenizer: Tokenizer
  let dialect: ChatDialect

  func scaffold(_ text: String) -> [TokenID] {
    tokenizer.tokens(of: text, parsingControlTokens: true)
  }

  func content(_ text: String) -> [TokenID] { tokenizer.tokens(of: text) }

  /// A call with its tags: they are scaffold, what stands between them is content.
  func call(_ text: String) -> [TokenID] {
    let (opening, closing) = (dialect.syntax.callOpening, dialect.syntax.callClosing)
    guard !opening.isEmpty, text.hasPrefix(opening), text.hasSuffix(closing) else {
      return content(text)
    }
    let body = text.utf8.dropFirst(opening.utf8.count).dropLast(closing.utf8.count)
    return scaffold(opening) + content(String(decoding: body, as: UTF8.self)) + scaffold(closing)
  }

  /// The system prompt and the opening of the user's turn: what every season begins with.
  func system(_ text: String) -> [TokenID] {
    scaffold(dialect.systemOpening) + content(text) + scaffold(dialect.systemClosing)
  }

  /// The text of the user turn that ``system(_:)`` opened, and the opening of the model's turn.
  func user(_ text: String) -> [TokenID] { content(text) + turnEnd + modelOpening }

  /// The answer of a tool to the turn just ended, and the opening of the model's next turn.
  func result(_ text: String) -> [TokenID] { results([text]) }

  /// The answers to all calls of the turn just ended, and the opening of the model's next turn.
  func results(_ texts: [String]) -> [TokenID] {
    var tokens =
      scaffold(dialect.turnGap) + scaffold(dialect.resultTurnOpening + dialect.resultOpening)
    for (place, text) in texts.enumerated() {
      let isLast = place == texts.count - 1
      tokens += content(text)
      tokens += scaffold(
        dialect.resultClosing + (isLast ? dialect.turnEnd : dialect.resultOpening))
    }
    return tokens + modelOpening
  }

  /// The opening of a further user turn after the model's.
  var userOpening: [TokenID] { scaffold(dialect.turnGap) + scaffold(dialect.userOpening) }

  /// What ends a turn.
  var turnEnd: [TokenID] { scaffold(dialect.turnEnd) }

  private var modelOpening: [TokenID] {
    scaffold(dialect.turnGap) + scaffold(dialect.modelOpening)
  }
}
