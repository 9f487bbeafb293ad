/// A regular set of byte strings, built from combinators.
///
/// Patterns are values; ``ByteAutomaton`` answers questions about them.
public indirect enum BytePattern: Sendable, Hashable {
  /// Exactly these bytes.
  case literal([UInt8])
  /// One byte out of a set.
  case oneOf(ByteSet)
  /// One after the other.
  case sequence([BytePattern])
  /// Any one of them; an empty choice matches nothing at all.
  case choice([BytePattern])
  /// At least `minimum` and at most `maximum` (nil: any number) times in a row.
  case repetition(BytePattern, minimum: Int, maximum: Int?)
  /// Well-formed UTF-8 whose ASCII part comes from a set and which contains none of the literals.
  case text(ascii: ByteSet, excluding: [[UInt8]])

  /// Exactly the UTF-8 bytes of `text`.
  public static func literal(_ text: String) -> BytePattern { .literal(Array(text.utf8)) }

  /// The empty string.
  public static var empty: BytePattern { .sequence([]) }

  /// One of these strings.
  public static func strings(_ texts: [String]) -> BytePattern {
    .choice(texts.map { .literal($0) })
  }

  /// `pattern`, or nothing.
  public static func optional(_ pattern: BytePattern) -> BytePattern {
    .repetition(pattern, minimum: 0, maximum: 1)
  }

  /// Any number of `pattern`s, none included.
  public static func star(_ pattern: BytePattern) -> BytePattern {
    .repetition(pattern, minimum: 0, maximum: nil)
  }

  /// Printable text and newlines in UTF-8 that contains none of `literals`.
  public static func text(excluding literals: [String]) -> BytePattern {
    var ascii = ByteSet.printable
    ascii.insert(UInt8(ascii: "\n"))
    return .text(ascii: ascii, excluding: literals.map { Array($0.utf8) })
  }
}
