/// One cell of a frame: a glyph, or the right half of the wide glyph before it.
public struct Cell: Sendable, Hashable {
  /// The glyph's scalar; zero in the right half of a wide glyph.
  public let scalar: UInt32
  /// A combining mark on the glyph, zero for none.
  public let mark: UInt32
  /// Columns of the glyph: 1 or 2, and 0 in the right half of a wide glyph.
  public let width: UInt8
  /// How it is drawn.
  public let style: Style

  init(scalar: UInt32, mark: UInt32 = 0, width: UInt8, style: Style) {
    self.scalar = scalar
    self.mark = mark
    self.width = width
    self.style = style
  }

  /// An empty cell.
  public static func blank(_ style: Style = .plain) -> Cell {
    Cell(scalar: 0x20, width: 1, style: style)
  }

  /// The glyph as text; empty for the right half of a wide glyph.
  public var text: String {
    guard width > 0, let base = Unicode.Scalar(scalar) else { return "" }
    var text = String(Character(base))
    if mark != 0, let mark = Unicode.Scalar(mark) { text.unicodeScalars.append(mark) }
    return text
  }
}
