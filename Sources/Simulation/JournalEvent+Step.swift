import Journal

extension JournalEvent {
  /// The entry that a trader's step makes; nil for a step that only adds to a later entry.
  init?(_ step: TraderStep) {
    switch step {
    case .dayStop:
      return nil
    case .briefing(let text, let tokens):
      self = .briefing(Passage(text: text, tokens: tokens))
    case .thought(let text, let tokens):
      self = .thought(Passage(text: text, tokens: tokens))
    case .note(let text):
      self = .note(Passage(text: text))
    case .toolCall(let id, let name, let arguments, let isWellFormed):
      self = .toolCall(
        ToolCall(id: id, name: name, arguments: arguments, isWellFormed: isWellFormed))
    case .toolResult(let id, let ok, let text):
      self = .toolResult(ToolResult(id: id, ok: ok, text: text))
    case .modelCall(
      let promptTokens, let cachedTokens, let thoughtTokensVisible, let tokens,
      let thoughtTokens, let forcedTokens, let stop, let maskedPartsPerMillion):
      self = .modelCall(
        ModelCall(
          promptTokens: promptTokens, cachedTokens: cachedTokens,
          thoughtTokensVisible: thoughtTokensVisible, tokens: tokens,
          thoughtTokens: thoughtTokens, forcedTokens: forcedTokens, stop: stop,
          maskedPartsPerMillion: maskedPartsPerMillion))
    case .compaction(
      let fromDay, let toDay, let tokensBefore, let tokensAfter, let removedThoughtTokens):
      self = .compaction(
        Compaction(
          fromDay: fromDay, toDay: toDay, tokensBefore: tokensBefore, tokensAfter: tokensAfter,
          removedThoughtTokens: removedThoughtTokens))
    }
  }
}
