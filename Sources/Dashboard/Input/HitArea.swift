import Terminal

/// Cells that answer the mouse: made by the drawing itself, so that what is seen is what is hit.
struct HitArea: Sendable, Hashable {
  /// What a press there does.
  enum Target: Sendable, Hashable {
    /// Does what a key does.
    case action(DashboardAction)
    /// Gives a pane the keys.
    case pane(Pane)
    /// Chooses a row of a pane's list; `first` is the row in the topmost line.
    case rows(Pane, first: Int)
    /// Reads a bar of the chart; `first` is the bar in the leftmost column, of `count`.
    case bars(first: Int, count: Int, stride: Int)
  }

  let area: Rect
  let target: Target
}

extension DashboardPainter {
  /// Draws a pane's list and lets the mouse choose its rows.
  mutating func selectable(_ table: Table, of pane: Pane, in area: Rect) {
    frame.table(table, in: area)
    let count = min(max(0, table.rows.count - table.first), max(0, area.height - 1))
    hits.append(
      HitArea(
        area: Rect(x: area.x, y: area.y + 1, width: area.width, height: count),
        target: .rows(pane, first: table.first)))
  }
}

extension DashboardState {
  /// What answers the mouse on the screen as it is, the topmost last.
  var hitAreas: [HitArea] {
    var painter = DashboardPainter(self)
    painter.paint()
    return painter.hits
  }
}
