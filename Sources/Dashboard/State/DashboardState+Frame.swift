public import Terminal

extension DashboardState {
  /// Draws the state at a size; nothing else decides what is on the screen.
  public func frame(_ size: Size) -> Frame {
    var state = self
    state.size = size
    var painter = DashboardPainter(state)
    painter.paint()
    return hasWideAmbiguousGlyphs ? painter.frame.withoutAmbiguousGlyphs : painter.frame
  }
}
