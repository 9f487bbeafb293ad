/// Makes text from outside harmless: what could move the cursor or hide is shown as a visible mark.
///
/// Escape and the other C0 controls become their control pictures (`␛`), other invisible or
/// direction-changing characters become their number in angle brackets (`<202E>`), tabs become
/// blanks. Line feeds stay. Variation selectors and the joiner between two emoji, which only choose
/// among pictures, are dropped. Text may come in pieces: the pieces' results join to the result of
/// the whole.
public struct SafeText: Sendable, Hashable {
  private var followsReturn = false
  private var followsMark = true
  private var followsWide = false

  /// A reader at the beginning of a text.
  public init() {}

  /// The harmless form of a whole text.
  public static func visible(_ text: some StringProtocol) -> String {
    var reader = SafeText()
    return reader.next(text) + reader.finished()
  }

  /// The harmless form of one line: line feeds become blanks.
  public static func line(_ text: some StringProtocol) -> String {
    isClean(text) ? String(text) : visible(text).replacingLineFeeds()
  }

  /// The harmless form of the next piece of a text.
  public mutating func next(_ piece: some StringProtocol) -> String {
    if !followsReturn, SafeText.isClean(piece) {
      if let last = piece.unicodeScalars.last { remember(last) }
      return String(piece)
    }
    var result = String.UnicodeScalarView()
    for scalar in piece.unicodeScalars { append(scalar, to: &result) }
    return String(result)
  }

  /// What is still owed when the text ends: the mark of a trailing carriage return.
  public mutating func finished() -> String {
    defer { self = SafeText() }
    return followsReturn ? "␍" : ""
  }

  private mutating func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView)
  {
    if followsReturn {
      followsReturn = false
      if scalar != "\n" { result.append("␍") }
    }
    switch scalar.value {
    case 0x0A:
      result.append(scalar)
    case 0x0D:
      followsReturn = true
    case 0x09:
      result.append(contentsOf: "  ".unicodeScalars)
    case 0x00..<0x20:
      result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "�")
    case 0x20..<0x7F, 0x4E00...0x9FFF:
      result.append(scalar)
    case 0x7F:
      result.append("␡")
    case 0xFE00...0xFE0F:
      return
    case 0x200D where followsWide:
      return
    default:
      appendRare(scalar, to: &result)
    }
    remember(scalar)
  }

  private mutating func appendRare(
    _ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView
  ) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
      result.append(contentsOf: SafeText.number(of: scalar).unicodeScalars)
    case .unassigned:
      result.append("�")
    case .nonspacingMark, .enclosingMark:
      // One mark a glyph: more is never writing, only a tower. A mark needs a glyph to sit on.
      if !followsMark { result.append(scalar) }
    default:
      if GlyphWidth.of(scalar) == 0 {
        result.append(contentsOf: SafeText.number(of: scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
  }

  private mutating func remember(_ scalar: Unicode.Scalar) {
    let isPlain = scalar.value >= 0x20 && scalar.value < 0x7F
    followsMark = isPlain ? false : GlyphWidth.of(scalar) == 0
    followsWide = !isPlain && GlyphWidth.of(scalar) == 2
  }

  private static func number(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// Whether every scalar is ordinary, which nearly all text is.
  private static func isClean(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.allSatisfy {
      ($0.value >= 0x20 && $0.value < 0x7F) || ($0.value >= 0x4E00 && $0.value <= 0x9FFF)
        || ($0.value >= 0x3001 && $0.value <= 0x3029) || ($0.value >= 0xFF01 && $0.value <= 0xFF5E)
        || ($0.value >= 0x2500 && $0.value <= 0x259F)
    }
  }
}

extension String {
  fileprivate func replacingLineFeeds() -> String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" ? " " : $0 }))
  }
}
