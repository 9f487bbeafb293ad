/// What a season has cost, for summaries.
public struct AgentCounters: Sendable, Hashable {
  /// Calls made.
  public internal(set) var calls = 0
  /// Calls of a known tool with arguments of its schema.
  public internal(set) var wellFormedCalls = 0
  /// Tokens written by the model, forced ones included.
  public internal(set) var generatedTokens = 0
  /// Of those, tokens about which there was no choice.
  public internal(set) var forcedTokens = 0
  /// Of those, tokens of thoughts.
  public internal(set) var thoughtTokens = 0
  /// Tokens read as prompt, tokens read again after a break included.
  public internal(set) var prefillTokens = 0
  /// Tokens of the context when the model last began to write.
  public internal(set) var contextTokens = 0
  /// Times that kept keys and values had to be dropped for another reason than compaction.
  public internal(set) var cacheBreaks = 0
  /// Times that old days were folded into cards.
  public internal(set) var compactions = 0

  mutating func add(_ turn: Turn) {
    calls += 1
    generatedTokens += turn.tokens.count
    forcedTokens += turn.forcedTokens
    thoughtTokens += turn.thoughtTokens.count
  }
}
