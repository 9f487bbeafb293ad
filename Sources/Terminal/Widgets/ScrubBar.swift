/// A track with a knob and marks: where something stands within a whole.
public struct ScrubBar: Sendable, Hashable {
  /// Something that happened at a place of the track.
  public struct Mark: Sendable, Hashable {
    /// Where, in the units of ``ScrubBar/length``.
    public var place: Int
    /// What is drawn.
    public var glyph: Unicode.Scalar
    /// How it is drawn.
    public var style: Style
    /// Which mark is drawn where several fall on one cell: the highest rank.
    public var rank: Int

    /// A mark.
    public init(place: Int, glyph: Unicode.Scalar, style: Style, rank: Int = 0) {
      self.place = place
      self.glyph = glyph
      self.style = style
      self.rank = rank
    }
  }

  /// Where the knob stands, 0 to ``length``.
  public var place: Int
  /// The whole.
  public var length: Int
  /// Marks on the track.
  public var marks: [Mark]

  /// A track.
  public init(place: Int, length: Int, marks: [Mark] = []) {
    self.place = place
    self.length = length
    self.marks = marks
  }

  /// The cell of a place on a track of `width` cells.
  public func cell(of place: Int, width: Int) -> Int {
    guard length > 0, width > 1 else { return 0 }
    return min(max(place, 0), length) * (width - 1) / length
  }

  /// The place under a cell of a track of `width` cells.
  public func place(ofCell cell: Int, width: Int) -> Int {
    guard width > 1 else { return length }
    return (min(max(cell, 0), width - 1) * length + (width - 2)) / (width - 1)
  }
}

extension Frame {
  /// Draws a track over the width of the first row of `area`.
  public mutating func scrubBar(_ bar: ScrubBar, in area: Rect) {
    guard area.width > 0, area.height > 0 else { return }
    let knob = bar.cell(of: bar.place, width: area.width)
    for cell in 0..<area.width {
      let passed = cell <= knob
      put(
        passed ? "━" : "─", x: area.x + cell, y: area.y, style: Style(passed ? .dim : .faint))
    }
    for mark in bar.marks.sorted(by: { ($0.rank, $0.place) < ($1.rank, $1.place) }) {
      let cell = bar.cell(of: mark.place, width: area.width)
      put(mark.glyph, x: area.x + cell, y: area.y, style: mark.style)
    }
    put("●", x: area.x + knob, y: area.y, style: Style(.accent))
  }
}
