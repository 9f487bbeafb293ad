/// A page over the screen that lists keys and what they do.
public struct HelpOverlay: Sendable, Hashable {
  /// Keys for one kind of thing.
  public struct Section: Sendable, Hashable {
    /// What they are for.
    public var title: String
    /// Keys and what they do.
    public var rows: [(keys: String, meaning: String)] {
      get { zip(keys, meanings).map { ($0, $1) } }
    }
    private var keys: [String]
    private var meanings: [String]

    /// A section.
    public init(_ title: String, rows: [(keys: String, meaning: String)]) {
      self.title = title
      keys = rows.map(\.keys)
      meanings = rows.map(\.meaning)
    }
  }

  /// The title of the page.
  public var title: String
  /// The sections.
  public var sections: [Section]
  /// The line at the bottom.
  public var footer: String

  /// Lines that are scrolled away, when not all fit.
  public var first: Int

  /// A page.
  public init(title: String, sections: [Section], footer: String, first: Int = 0) {
    self.title = title
    self.sections = sections
    self.footer = footer
    self.first = first
  }
}

extension Frame {
  /// Draws a page of help in the middle, in as many columns as its height asks for.
  public mutating func help(_ help: HelpOverlay) {
    let room = max(1, size.height - 3)
    var lines = help.lines(isLoose: true)
    let widest = lines.map { $0.reduce(0) { $0 + $1.width } }.max() ?? 0
    let columnLimit = max(1, (size.width - 1) / (widest + 3))
    let isLoose = lines.count <= (room - 1) * columnLimit
    if !isLoose { lines = help.lines(isLoose: false) }
    let columns = min((lines.count + room - 2) / max(1, room - 1), columnLimit)
    let rows = min(room, (lines.count + columns - 1) / max(1, columns))
    let area = self.area.centred(
      width: columns * (widest + 3) + 1, height: rows + 3 + (isLoose ? 1 : 0))
    fill(area)
    let hidden = max(0, lines.count - rows * columns)
    let first = min(max(0, help.first), hidden)
    let inside = box(
      area, title: help.title, remark: hidden > first ? [Span("↓ \(hidden - first)", .accent)] : [],
      isFocused: true
    ).inset(1, 0)
    for (place, line) in lines.dropFirst(first).prefix(rows * columns).enumerated() {
      let x = inside.x + place / rows * (widest + 3)
      spans(line, x: x, y: inside.y + place % rows, limit: inside.right - x)
    }
    fitted(
      help.footer, x: inside.x, y: inside.bottom - 1, style: Style(.dim), limit: inside.width)
  }
}

extension HelpOverlay {
  /// The page as lines, with blank lines between sections when it is loose.
  fileprivate func lines(isLoose: Bool) -> [[Span]] {
    var lines: [[Span]] = []
    let keyWidth = sections.flatMap(\.rows).map { GlyphWidth.of($0.keys) }.max() ?? 0
    for section in sections {
      if isLoose, !lines.isEmpty { lines.append([]) }
      lines.append([Span(section.title, .title)])
      for row in section.rows {
        lines.append([
          Span(GlyphWidth.padded(row.keys, to: keyWidth + 2), .accent), Span(row.meaning),
        ])
      }
    }
    return lines
  }
}
