/// Logits that were computed: those after `base` tokens and after each guess that came true.
struct KnownLogits {
  let base: Int
  private(set) var guesses: [TokenID] = []

  init(base: Int, guesses: [TokenID] = []) {
    self.base = base
    self.guesses = guesses
  }

  /// The token guessed for a position of the context.
  func guess(at position: Int) -> TokenID? {
    guesses.indices.contains(position - base) ? guesses[position - base] : nil
  }

  /// The row of the logits after `count` tokens.
  func row(after count: Int) -> Int? {
    (0...guesses.count).contains(count - base) ? count - base : nil
  }

  /// Forgets guesses that did not come true.
  mutating func dropGuesses(from position: Int) {
    guesses.removeSubrange(min(max(position - base, 0), guesses.count)...)
  }
}
