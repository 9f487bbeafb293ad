/// What a thought says it will do: the last side it names, and the shares it names.
///
/// Words are looked for, not meanings: `buy`, `buying`, `sell`, `selling`, 买入, 卖出, unless a negation
/// stands right before, and codes such as `600028.SH`.
public struct StatedIntention: Sendable, Hashable {
  /// `buy` or `sell`; nil when neither is named.
  public let side: String?
  /// Codes of shares, in the order they are named.
  public let symbols: [String]

  /// What `thought` says.
  public init(_ thought: String) {
    var side: String?
    var symbols: [String] = []
    var before = ""
    for word in StatedIntention.words(of: thought) {
      if StatedIntention.isCode(word) { symbols.append(word) }
      let isNegated = StatedIntention.negations.contains(before)
      if let named = StatedIntention.sides[word.lowercased()], !isNegated { side = named }
      before = word.lowercased()
    }
    for (word, named) in [("买入", "buy"), ("卖出", "sell")] {
      guard side == nil, thought.contains(word), !thought.contains("不" + word) else { continue }
      side = named
    }
    self.side = side
    self.symbols = symbols
  }

  /// Whether it says anything that an order can contradict.
  public var isStated: Bool { side != nil || !symbols.isEmpty }

  /// Whether an order of `symbol` on `side` is not what was said.
  public func isContradicted(bySide side: String, of symbol: String) -> Bool {
    if let stated = self.side, stated != side { return true }
    return !symbols.isEmpty && !symbols.contains(symbol)
  }

  private static let sides = ["buy": "buy", "buying": "buy", "sell": "sell", "selling": "sell"]
  private static let negations: Set<String> = ["not", "never", "don't", "won't", "cannot", "no"]

  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      let isPart =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "."
          || scalar == "'")
      if isPart {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(trimmed(word))
        word = ""
      }
    }
    if !word.isEmpty { words.append(trimmed(word)) }
    return words
  }

  private static func trimmed(_ word: String) -> String {
    var word = word[...]
    while word.last == "." { word = word.dropLast() }
    return String(word)
  }

  private static func isCode(_ word: String) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count == 6 && parts[0].allSatisfy(\.isNumber)
      && ["SH", "SZ", "BJ"].contains(parts[1])
  }
}
