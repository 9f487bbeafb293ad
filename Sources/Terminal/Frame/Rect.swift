/// A rectangle of cells, from which layouts cut their parts.
public struct Rect: Sendable, Hashable {
  /// Leftmost column.
  public var x: Int
  /// Topmost row.
  public var y: Int
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int

  /// A rectangle; negative extents count as zero.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// All of a frame.
  public init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

  /// The column after the last.
  public var right: Int { x + width }
  /// The row after the last.
  public var bottom: Int { y + height }
  /// Whether there is no cell inside.
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// The rectangle inside a border.
  public var inside: Rect { inset(1, 1) }

  /// The rectangle with `columns` fewer at either side and `rows` fewer above and below.
  public func inset(_ columns: Int, _ rows: Int) -> Rect {
    Rect(x: x + columns, y: y + rows, width: width - 2 * columns, height: height - 2 * rows)
  }

  /// Whether the cell lies inside.
  public func contains(x column: Int, y row: Int) -> Bool {
    column >= x && column < right && row >= y && row < bottom
  }

  /// A rectangle of at most this size in the middle.
  public func centred(width wanted: Int, height wantedRows: Int) -> Rect {
    let columns = min(wanted, width)
    let rows = min(wantedRows, height)
    return Rect(
      x: x + (width - columns) / 2, y: y + (height - rows) / 2, width: columns, height: rows)
  }

  /// Cuts `rows` off the top and returns them.
  public mutating func takeTop(_ rows: Int) -> Rect {
    let taken = min(max(rows, 0), height)
    defer {
      y += taken
      height -= taken
    }
    return Rect(x: x, y: y, width: width, height: taken)
  }

  /// Cuts `rows` off the bottom and returns them.
  public mutating func takeBottom(_ rows: Int) -> Rect {
    let taken = min(max(rows, 0), height)
    height -= taken
    return Rect(x: x, y: y + height, width: width, height: taken)
  }

  /// Cuts `columns` off the left and returns them.
  public mutating func takeLeft(_ columns: Int) -> Rect {
    let taken = min(max(columns, 0), width)
    defer {
      x += taken
      width -= taken
    }
    return Rect(x: x, y: y, width: taken, height: height)
  }

  /// Cuts `columns` off the right and returns them.
  public mutating func takeRight(_ columns: Int) -> Rect {
    let taken = min(max(columns, 0), width)
    width -= taken
    return Rect(x: x + width, y: y, width: taken, height: height)
  }
}
