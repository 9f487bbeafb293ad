/// How a cell is drawn: its meaning, and emphasis on top of what the theme gives that meaning.
public struct Style: Sendable, Hashable {
  /// Emphasis that every terminal has in some form.
  public struct Emphasis: OptionSet, Sendable, Hashable {
    /// The set as bits.
    public let rawValue: UInt8

    /// The set with these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier strokes.
    public static let bold = Emphasis(rawValue: 1)
    /// Paler strokes.
    public static let dim = Emphasis(rawValue: 2)
    /// Ink and ground exchanged.
    public static let reversed = Emphasis(rawValue: 4)
    /// A line below.
    public static let underlined = Emphasis(rawValue: 8)
  }

  /// What the cell means.
  public var ink: Ink
  /// Emphasis.
  public var emphasis: Emphasis

  /// A style.
  public init(_ ink: Ink, _ emphasis: Emphasis = []) {
    self.ink = ink
    self.emphasis = emphasis
  }

  /// Ordinary text.
  public static let plain = Style(.plain)

  /// The same style in bold.
  public var bold: Style { Style(ink, emphasis.union(.bold)) }
}

/// A run of text in one style.
public struct Span: Sendable, Hashable {
  /// The text; it may be hostile, the frame makes it safe.
  public var text: String
  /// Its style.
  public var style: Style

  /// A run of text.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// A run of text with a meaning.
  public init(_ text: String, _ ink: Ink) { self.init(text, Style(ink)) }

  /// Columns that the text takes.
  public var width: Int { GlyphWidth.of(text) }
}
