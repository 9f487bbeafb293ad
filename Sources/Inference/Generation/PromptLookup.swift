/// Guesses the next tokens: what followed when the context last ended as it does now.
///
/// Reports quote symbols, prices and field names that stand in the prompt. Guesses only save time;
/// whether one comes true is decided by whoever samples.
struct PromptLookup {
  /// How well guesses did lately: rises with each that came true, falls with each that did not.
  private var trust = PromptLookup.trustMax
  private static let trustMax = 16
  /// Tokens that must agree; a longer agreement is looked for first.
  private static let agreements = [4, 3, 2]

  /// At most `count` tokens that may follow `tokens`; none when nothing like the end is found.
  mutating func guess(after tokens: [TokenID], count: Int) -> [TokenID] {
    // When guesses fail all the time, only a long agreement makes another.
    let allowed = trust > 0 ? Self.agreements : [Self.agreements[0]]
    let most = trust >= Self.trustMax / 2 ? count : min(count, 3)
    guard most > 0 else { return [] }
    return tokens.withUnsafeBufferPointer { tokens in
      for length in allowed {
        if let end = Self.earlier(tokens, length) {
          return Array(tokens[end..<min(end + most, tokens.count)])
        }
      }
      return []
    }
  }

  /// Takes note of whether a guess came true.
  mutating func learn(_ cameTrue: Bool) {
    trust = cameTrue ? min(trust + 2, Self.trustMax) : max(trust - 3, 0)
  }

  /// Where the newest earlier copy of the last `length` tokens ends.
  private static func earlier(_ tokens: UnsafeBufferPointer<TokenID>, _ length: Int) -> Int? {
    guard tokens.count > length else { return nil }
    let last = tokens.count - length
    var start = last - 1
    while start >= 0 {
      if tokens[start] == tokens[last] {
        var same = 1
        while same < length, tokens[start + same] == tokens[last + same] { same += 1 }
        if same == length { return start + length }
      }
      start -= 1
    }
    return nil
  }
}
