extension Frame {
  /// Draws a border with a title at the left and a remark at the right of its top, and returns the
  /// area inside.
  @discardableResult
  public mutating func box(
    _ area: Rect, title: String = "", remark: [Span] = [], isFocused: Bool = false
  ) -> Rect {
    guard area.width >= 2, area.height >= 2 else { return area.inside }
    let style = Style(isFocused ? .focusedBorder : .border)
    let (right, bottom) = (area.right - 1, area.bottom - 1)
    for x in (area.x + 1)..<right {
      put("─", x: x, y: area.y, style: style)
      put("─", x: x, y: bottom, style: style)
    }
    for y in (area.y + 1)..<bottom {
      put("│", x: area.x, y: y, style: style)
      put("│", x: right, y: y, style: style)
    }
    put("╭", x: area.x, y: area.y, style: style)
    put("╮", x: right, y: area.y, style: style)
    put("╰", x: area.x, y: bottom, style: style)
    put("╯", x: right, y: bottom, style: style)
    var room = area.width - 6
    if !title.isEmpty, room > 0 {
      let titleStyle = isFocused ? Style(.focusedBorder, .bold) : Style(.title)
      let used = fitted(title, x: area.x + 3, y: area.y, style: titleStyle, limit: room)
      put(" ", x: area.x + 2, y: area.y, style: style)
      put(" ", x: area.x + 3 + used, y: area.y, style: style)
      room -= used + 3
    }
    let width = remark.reduce(0) { $0 + $1.width }
    if width > 0, width <= room {
      let x = right - 2 - width
      put(" ", x: x - 1, y: area.y, style: style)
      spans(remark, x: x, y: area.y)
      put(" ", x: x + width, y: area.y, style: style)
    }
    return area.inside
  }
}
