/// One generation of the language model.
public struct ModelCall: Sendable, Hashable, Codable {
  /// Tokens in the context when generation began.
  public let promptTokens: Int
  /// Of those, tokens whose keys and values were kept from before.
  public let cachedTokens: Int
  /// Tokens of earlier thoughts that the model could see.
  public let thoughtTokensVisible: Int
  /// The generated token ids, forced ones included: the record from which text is derived.
  public let tokens: [Int32]
  /// Of those, tokens inside the thought.
  public let thoughtTokens: Int
  /// Of those, tokens that the grammar left no choice about.
  public let forcedTokens: Int
  /// Why generation stopped.
  public let stop: String
  /// Mean probability that the grammar removed, in parts per million.
  public let maskedPartsPerMillion: Int

  /// One generation.
  public init(
    promptTokens: Int, cachedTokens: Int, thoughtTokensVisible: Int, tokens: [Int32],
    thoughtTokens: Int, forcedTokens: Int, stop: String, maskedPartsPerMillion: Int
  ) {
    self.promptTokens = promptTokens
    self.cachedTokens = cachedTokens
    self.thoughtTokensVisible = thoughtTokensVisible
    self.tokens = tokens
    self.thoughtTokens = thoughtTokens
    self.forcedTokens = forcedTokens
    self.stop = stop
    self.maskedPartsPerMillion = maskedPartsPerMillion
  }
}
