/// How the next token is chosen from logits; steps apply in the order they are listed here.
public struct SamplerSettings: Sendable, Hashable {
  /// Divides positive and multiplies negative logits of recent tokens; 1 does nothing.
  public var repetitionPenalty: Float
  /// How many of the last tokens count as recent.
  public var repetitionWindow: Int
  /// Divides all logits; 0 takes the likeliest token (the lowest number of equals).
  public var temperature: Float
  /// Keeps this many of the likeliest tokens; 0 keeps all.
  public var topK: Int
  /// Keeps tokens at least this fraction as likely as the likeliest; 0 keeps all.
  public var minP: Float
  /// Keeps the fewest likeliest of the tokens left whose share of them reaches this; 1 keeps all.
  public var topP: Float

  /// Settings; the defaults sample mildly, as most small chat models advise.
  public init(
    temperature: Float = 0.7, topK: Int = 40, topP: Float = 0.95, minP: Float = 0.05,
    repetitionPenalty: Float = 1, repetitionWindow: Int = 64
  ) {
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.minP = minP
    self.repetitionPenalty = repetitionPenalty
    self.repetitionWindow = repetitionWindow
  }

  /// Always the likeliest token.
  public static let greedy = SamplerSettings(temperature: 0)
}
