/// How well a model predicts a text: e to the mean negative log-probability of its tokens.
public struct Perplexity: Sendable, Hashable {
  /// The perplexity; nil when the text has fewer than two tokens.
  public let value: Double?
  /// Tokens of the text.
  public let tokenCount: Int
  /// Tokens predicted: all but the first of each window.
  public let scoredCount: Int

  /// The perplexity of tokens, in windows that follow each other without overlap.
  ///
  /// - Parameters:
  ///   - tokens: The text.
  ///   - model: The model that predicts.
  ///   - window: Tokens seen together, at most the model's context.
  public static func measure(
    _ tokens: [TokenID], on model: LanguageModel, window: Int = 512
  ) throws -> Perplexity {
    let window = max(2, min(window, model.information.contextLength))
    let session = try InferenceSession(model: model, contextLimit: window)
    var sum = 0.0
    var scored = 0
    for start in stride(from: 0, to: tokens.count, by: window) {
      let part = Array(tokens[start..<min(start + window, tokens.count)])
      session.truncate(to: 0)
      try session.append(part) { position, logits in
        guard position + 1 < part.count else { return }
        sum -= LogitScale(logits).logProbability(logits[Int(part[position + 1])])
        scored += 1
      }
    }
    let value = scored > 0 ? DeterministicMath.exponential(sum / Double(scored)) : nil
    return Perplexity(value: value, tokenCount: tokens.count, scoredCount: scored)
  }
}
