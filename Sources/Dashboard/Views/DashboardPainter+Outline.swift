import Journal
import Terminal
import TradingTypes

extension DashboardPainter {
  /// The days of the season so far with calls, refusals and results: a table of contents.
  mutating func outline(in area: Rect) {
    let inside = frame.box(area, title: words[.paneOutline], isFocused: isFocused(.outline))
    let days = state.timeline.openingCount(before: state.cursor)
    guard days > 0 else { return empty(.noTranscript, in: inside) }
    let columns: [Table.Column] = [
      .init("", width: 2, right: true), .init(words[.time], width: 5),
      .init(words[.toolCalls], width: state.language == .chinese ? 4 : 5, right: true),
      .init("✗", width: 2, right: true), .init(words[.today], width: 7, right: true),
    ]
    let rows = (0..<days).map { row(ofDay: $0) }
    let chosen = state.chosenDay.map { min($0, days - 1) } ?? days - 1
    let first = ListWindow.first(
      current: 0, selected: chosen, count: days, height: inside.height - 1)
    selectable(
      Table(
        columns: columns, rows: rows, selected: state.focus == .outline ? chosen : nil,
        first: first), of: .outline, in: inside)
  }

  private func row(ofDay place: Int) -> [Span] {
    let timeline = state.timeline
    let opening = timeline.openings[place]
    let start = timeline.openingSteps[place]
    let end = min(
      state.cursor,
      place + 1 < timeline.openingSteps.count ? timeline.openingSteps[place + 1] : state.cursor)
    let calls = timeline.steps[max(start, end - 1)].calls - timeline.steps[start].calls
    let refusals = timeline.steps[start..<max(start, end)]
      .count { $0.kind == .rejection || $0.kind == .refusedCall }
    var result = Span("…", .dim)
    if place < timeline.closingSteps.count, timeline.closingSteps[place] < state.cursor {
      let before =
        place > 0
        ? timeline.closings[place - 1].netAssetValue : timeline.header?.cash ?? .zero
      let ratio = Ratio.of(timeline.closings[place].netAssetValue - before, to: before)
      result = Span(NumberText.percent(ratio), Ratio.ink(ratio))
    }
    return [
      Span(String(opening.number)), Span(opening.day.shortText, .dim),
      Span(calls == 0 ? "" : String(calls)),
      Span(refusals == 0 ? "" : String(refusals), .refusal), result,
    ]
  }
}
