/// Rows under headings, with columns that line up whatever the width of their glyphs.
public struct Table: Sendable, Hashable {
  /// One column.
  public struct Column: Sendable, Hashable {
    /// The heading.
    public var title: String
    /// Columns of the screen it takes, at least.
    public var width: Int
    /// Whether its cells end, rather than begin, at a common edge.
    public var isRightAligned: Bool
    /// Which columns are left out first when there is no room: those of the highest rank.
    public var rank: Int
    /// Whether it takes the room that is left.
    public var stretches: Bool
    /// Columns it takes of that room at most.
    public var stretchLimit: Int

    /// A column.
    public init(
      _ title: String, width: Int, right isRightAligned: Bool = false, rank: Int = 0,
      stretches: Bool = false, stretchLimit: Int = .max
    ) {
      self.title = title
      self.width = width
      self.isRightAligned = isRightAligned
      self.rank = rank
      self.stretches = stretches
      self.stretchLimit = stretchLimit
    }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, a cell for each column.
  public var rows: [[Span]]
  /// The chosen row, if any.
  public var selected: Int?
  /// The row shown first.
  public var first: Int

  /// A table.
  public init(columns: [Column], rows: [[Span]], selected: Int? = nil, first: Int = 0) {
    self.columns = columns
    self.rows = rows
    self.selected = selected
    self.first = first
  }

  /// The places and widths of the columns that fit into `width`, one blank between two.
  func layout(width: Int) -> [(place: Int, width: Int)] {
    var chosen = Array(columns.indices)
    func taken(_ places: [Int]) -> Int {
      places.reduce(0) { $0 + columns[$1].width } + max(0, places.count - 1)
    }
    while taken(chosen) > width, chosen.count > 1 {
      guard let worst = chosen.max(by: { columns[$0].rank < columns[$1].rank }),
        columns[worst].rank > 0
      else { break }
      chosen.removeAll { $0 == worst }
    }
    let spare = max(0, width - taken(chosen))
    let stretching = chosen.filter { columns[$0].stretches }
    return chosen.map { place in
      guard let rank = stretching.firstIndex(of: place) else {
        return (place, columns[place].width)
      }
      let share = spare / stretching.count + (rank < spare % stretching.count ? 1 : 0)
      return (place, columns[place].width + min(share, columns[place].stretchLimit))
    }
  }
}

extension Frame {
  /// Draws headings in the first row of `area` and the table's rows below.
  public mutating func table(_ table: Table, in area: Rect) {
    guard area.height > 0, area.width > 0 else { return }
    let layout = table.layout(width: area.width)
    let headings = table.columns.map { Span($0.title, .heading) }
    tableRow(headings, of: table, layout: layout, x: area.x, y: area.y, right: area.right)
    let last = min(table.rows.count, table.first + area.height - 1)
    for row in max(0, table.first)..<max(0, table.first, last) {
      let y = area.y + 1 + row - table.first
      tableRow(table.rows[row], of: table, layout: layout, x: area.x, y: y, right: area.right)
      if row == table.selected {
        restyle(Rect(x: area.x, y: y, width: area.width, height: 1)) { style in
          switch style.ink {
          case .rise: Style(.selectedRise, style.emphasis)
          case .fall: Style(.selectedFall, style.emphasis)
          default: Style(.selection, style.emphasis)
          }
        }
      }
    }
  }

  private mutating func tableRow(
    _ cells: [Span], of table: Table, layout: [(place: Int, width: Int)], x: Int, y: Int, right: Int
  ) {
    var x = x
    for column in layout where column.place < cells.count && x < right {
      let cell = cells[column.place]
      let width = min(column.width, right - x)
      if table.columns[column.place].isRightAligned {
        text(cell.text, endingAt: x + width, y: y, style: cell.style, limit: width)
      } else {
        fitted(cell.text, x: x, y: y, style: cell.style, limit: width)
      }
      x += column.width + 1
    }
  }
}
