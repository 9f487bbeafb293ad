import Terminal

extension DashboardPainter {
  /// What the trader read, thought and did, the newest at the bottom unless scrolled away.
  mutating func transcript(in area: Rect) {
    let inside = area.inside
    let transcript = state.transcript(width: inside.width)
    let anchor = state.anchor ?? transcript.tail(height: inside.height)
    let (lines, next) = transcript.page(from: anchor, height: inside.height)
    var remark: [Span] = []
    if !state.query.isEmpty { remark.append(Span("/\(SafeText.line(state.query))  ", .accent)) }
    if state.anchor != nil {
      let below = transcript.total - next
      remark.append(
        below > 0
          ? Span(words(.newBelow, String(below)), .accent) : Span("↑", .accent))
    }
    frame.box(
      area, title: words[.paneTranscript], remark: remark, isFocused: isFocused(.transcript))
    guard transcript.total > 0 else {
      if state.ending?.isEmpty == false { return failure(in: inside) }
      return empty(.noTranscript, in: inside)
    }
    // A short text stands at the top, a long one ends at the bottom.
    for (place, line) in lines.enumerated() {
      frame.spans(line, x: inside.x, y: inside.y + place, limit: inside.width)
    }
  }

  /// Why a run came to nothing.
  private mutating func failure(in area: Rect) {
    let reason = TextWrap.lines(state.ending ?? "", width: max(1, area.width - 2))
    frame.fitted(
      "✗ " + words[.couldNotBegin], x: area.x + 1, y: area.y + 1, style: Style(.refusal),
      limit: area.width - 2)
    for (row, line) in reason.prefix(area.height - 3).enumerated() {
      frame.text(line, x: area.x + 1, y: area.y + 2 + row, style: Style(.warning))
    }
  }
}
