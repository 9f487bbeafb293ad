import Inference

/// One generation: a thought and a call.
struct Turn {
  /// Everything the model wrote, forced tokens included, without the end of its turn.
  let tokens: [TokenID]
  /// Where the thought lies among them.
  let thoughtTokens: Range<Int>
  /// The thought's text.
  let thought: String
  /// The call's text with its tags.
  let call: String
  /// Tokens about which there was no choice.
  let forcedTokens: Int
  /// How the turn came to its end.
  let ending: Ending
  /// Mean probability the grammar removed from sampled tokens, in parts per million.
  let maskedPartsPerMillion: Int

  /// How a turn came to its end; the raw value is what the journal holds.
  enum Ending: String {
    /// The call was complete.
    case call
    /// The thought had to be closed first.
    case thoughtCut = "thought_cut"
    /// A text argument had to be closed.
    case textCut = "text_cut"
    /// The day's wall time was used up before it, so that it could only end the day.
    case timeCut = "time_cut"
  }
}

/// The run was asked to stop while a turn was being made.
struct Interruption: Error {}
