import Journal
import Terminal

extension DashboardState {
  /// Changes the state by a message and says what else must be done.
  public mutating func update(_ message: DashboardMessage) -> [DashboardEffect] {
    switch message {
    case .entry(let entry):
      settleDrafts(StepKind(entry.event))
      timeline.append(entry)
      if case .runStarted(let header) = entry.event, pace == .automatic, !header.model.isEmpty {
        playback.follow(timeline.steps.count)
      }
      playback.grew(to: timeline.steps.count)
    case .stream(let kind, let text):
      stream(kind, text)
    case .seat(let report):
      return hear(report)
    case .luck(let rival, let percentile):
      luck[rival.map { $0 + 1 } ?? 0] = percentile
    case .ended(let reason):
      ending = SafeText.line(reason)
      drafts = []
      seat?.turn = nil
      seat?.ticket = nil
      seat?.isEnding = false
      seat?.isScoreShown = reason.isEmpty
      toast = ending ?? ""
    case .notice(let text):
      toast = SafeText.line(text)
    case .resize(let size):
      self.size = size
      return [.repaint]
    case .tick(let milliseconds):
      playback.advance(milliseconds: milliseconds, in: timeline.steps)
      if isAtEnd, ending == nil, pace == .automatic, timeline.header?.model.isEmpty == false {
        playback.follow(timeline.steps.count)
      }
    case .key(let key):
      return press(key)
    case .mouse(let action, let x, let y):
      return point(action, x: x, y: y)
    }
    return []
  }

  /// Text in the making gives way to the entry that holds it.
  private mutating func settleDrafts(_ kind: StepKind) {
    switch kind {
    case .thought: drafts.removeAll { $0.kind != .call }
    case .generation: drafts.removeAll { $0.kind == .status }
    default: drafts = []
    }
  }

  /// Shows text in the making.
  mutating func stream(_ kind: DashboardMessage.StreamKind, _ text: String) {
    drafts.removeAll { $0.kind == .status }
    guard !text.isEmpty else { return }
    if kind == .status || drafts.last?.kind != kind {
      let inner = layout.area(of: .transcript)?.inside.width ?? 60
      let wording = TranscriptWording(words: words, names: names, width: inner)
      drafts.append(Draft(kind: kind, text: StreamingText(width: wording.textWidth)))
    }
    drafts[drafts.count - 1].text.append(text)
  }
}
