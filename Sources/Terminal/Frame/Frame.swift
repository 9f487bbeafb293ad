/// A screenful as a value: a grid of styled cells that views draw and back ends show.
///
/// Drawing outside the grid is cut off. A glyph that overwrites half of a wide one blanks the other
/// half. The bottom-right cell is never written: some terminals scroll when it is.
public struct Frame: Sendable, Hashable {
  /// The extent.
  public let size: Size
  /// The cells, row by row.
  public private(set) var cells: [Cell]

  /// An empty frame.
  public init(_ size: Size) {
    self.size = size
    cells = Array(repeating: .blank(), count: size.width * size.height)
  }

  /// All of the frame.
  public var area: Rect { Rect(size) }

  /// The cell in column `x` of row `y`, both inside the frame.
  public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

  /// Draws one glyph; `mark` is a combining mark on it, zero for none.
  public mutating func put(
    _ scalar: Unicode.Scalar, x: Int, y: Int, style: Style, mark: UInt32 = 0
  ) {
    let width = GlyphWidth.of(scalar)
    guard width > 0, y >= 0, y < size.height, x >= 0, x + width <= size.width else { return }
    if y == size.height - 1, x + width == size.width { return }
    let place = y * size.width + x
    breakGlyph(at: place)
    if width == 2 { breakGlyph(at: place + 1) }
    cells[place] = Cell(scalar: scalar.value, mark: mark, width: UInt8(width), style: style)
    if width == 2 { cells[place + 1] = Cell(scalar: 0, width: 0, style: style) }
  }

  /// Adds a combining mark to the glyph that ends before column `x`.
  mutating func combine(_ mark: UInt32, beforeX x: Int, y: Int) {
    guard y >= 0, y < size.height, x > 0, x <= size.width else { return }
    var place = y * size.width + x - 1
    if cells[place].width == 0, x > 1 { place -= 1 }
    let cell = cells[place]
    guard cell.width > 0, cell.mark == 0 else { return }
    cells[place] = Cell(scalar: cell.scalar, mark: mark, width: cell.width, style: cell.style)
  }

  /// Blanks a rectangle.
  public mutating func fill(_ area: Rect, style: Style = .plain) {
    for y in max(0, area.y)..<max(0, area.y, min(area.bottom, size.height)) {
      for x in max(0, area.x)..<max(0, area.x, min(area.right, size.width)) {
        put(" ", x: x, y: y, style: style)
      }
    }
  }

  /// Gives the cells of a rectangle another style and keeps their glyphs.
  public mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
    for y in max(0, area.y)..<max(0, area.y, min(area.bottom, size.height)) {
      for x in max(0, area.x)..<max(0, area.x, min(area.right, size.width)) {
        if y == size.height - 1, x == size.width - 1 { continue }
        let cell = self[x, y]
        cells[y * size.width + x] = Cell(
          scalar: cell.scalar, mark: cell.mark, width: cell.width, style: change(cell.style))
      }
    }
  }

  /// The frame with other glyphs of the same width in place of some.
  func replacingGlyphs(_ replacement: (Unicode.Scalar) -> Unicode.Scalar) -> Frame {
    var frame = self
    for place in cells.indices where cells[place].width == 1 {
      let cell = cells[place]
      guard let scalar = Unicode.Scalar(cell.scalar) else { continue }
      let other = replacement(scalar)
      guard other != scalar else { continue }
      frame.cells[place] = Cell(scalar: other.value, mark: cell.mark, width: 1, style: cell.style)
    }
    return frame
  }

  /// Blanks the other half when the cell is one half of a wide glyph.
  private mutating func breakGlyph(at place: Int) {
    let cell = cells[place]
    if cell.width == 0, place > 0 {
      cells[place - 1] = .blank(cells[place - 1].style)
      cells[place] = .blank(cell.style)
    } else if cell.width == 2, place + 1 < cells.count {
      cells[place + 1] = .blank(cell.style)
    }
  }
}
