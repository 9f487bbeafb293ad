/// What a session has computed: how much of the text was read once, guessed, or read from a store.
public struct InferenceWork: Sendable, Hashable {
  /// Passes through the model.
  public internal(set) var passes = 0
  /// Tokens whose keys and values were computed, without guesses.
  public internal(set) var tokens = 0
  /// Tokens guessed ahead and computed with others.
  public internal(set) var guesses = 0
  /// Guesses that came true and saved a pass each.
  public internal(set) var guessesKept = 0
  /// Tokens whose keys and values came from another session or from a file.
  public internal(set) var restored = 0

  /// Seconds spent on all of it, waiting for other sessions included.
  public internal(set) var seconds = 0.0

  mutating func count(tokens: Int, guesses: Int) {
    passes += 1
    self.tokens += tokens
    self.guesses += guesses
  }
}
