import Terminal

extension DashboardState {
  /// Answers the mouse: a click gives a pane the keys or moves time, the wheel scrolls.
  mutating func point(_ action: TerminalEvent.MouseAction, x: Int, y: Int) {
    guard prompt == nil, explained == nil, seat?.ticket == nil, seat?.isEnding != true else {
      return
    }
    if isHelpShown {
      if action == .press { isHelpShown = false }
      return
    }
    let layout = layout
    if action == .press { isDragging = layout.scrubber.contains(x: x, y: y) }
    if isDragging, action == .press || action == .drag || action == .release {
      isDragging = action != .release
      let track = DashboardPainter.track(in: layout.scrubber)
      let scale = SeasonScale(timeline)
      let bar = ScrubBar(place: 0, length: scale.length)
      seek(to: scale.cursor(at: bar.place(ofCell: x - track.x, width: track.width)))
      return
    }
    guard let place = layout.places.first(where: { $0.area.contains(x: x, y: y) }) else { return }
    switch action {
    case .press: focus = place.pane
    case .wheelUp, .wheelDown:
      let before = focus
      focus = place.pane
      scroll(by: action == .wheelUp ? -3 : 3)
      focus = before
    case .release, .drag: return
    }
  }
}
