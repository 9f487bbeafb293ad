import Journal
import Terminal
import TradingTypes

extension DashboardPainter {
  /// The track within the row of the scrubber.
  static func track(in area: Rect) -> Rect {
    Rect(x: area.x + 7, y: area.y, width: area.width - 14, height: 1)
  }

  /// The run from its first to its newest entry, with trades and refusals.
  mutating func scrubber(in area: Rect) {
    guard let header = state.timeline.header else { return }
    let track = DashboardPainter.track(in: area)
    frame.text(header.start.shortText, x: area.x + 1, y: area.y, style: Style(.dim))
    frame.text(header.end.shortText, endingAt: area.right - 1, y: area.y, style: Style(.dim))
    let scale = SeasonScale(state.timeline)
    var marks = (1..<max(2, header.days)).map {
      ScrubBar.Mark(place: $0 * SeasonScale.day, glyph: "┼", style: Style(.faint))
    }
    for (place, step) in state.timeline.steps.enumerated() {
      switch step.kind {
      case .rejection:
        marks.append(
          .init(place: scale.place(of: place + 1), glyph: "✗", style: Style(.refusal), rank: 2))
      case .fill:
        marks.append(fillMark(place, at: scale.place(of: place + 1)))
      default: continue
      }
    }
    frame.scrubBar(
      ScrubBar(place: scale.place(of: state.cursor), length: scale.length, marks: marks), in: track)
  }

  private func fillMark(_ step: Int, at place: Int) -> ScrubBar.Mark {
    let block = state.timeline.steps[step].blocks - 1
    if case .fill(let fill) = state.timeline.blocks[block].content, fill.side == .sell {
      return .init(place: place, glyph: "▼", style: Style(.fall), rank: 1)
    }
    return .init(place: place, glyph: "▲", style: Style(.rise), rank: 1)
  }
}
