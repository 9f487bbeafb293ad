/// What an update asks of the program around the dashboard.
public enum DashboardEffect: Sendable, Hashable {
  /// Leave.
  case quit
  /// Paint everything anew.
  case repaint
  /// Put text on the user's clipboard.
  case copy(String)
  /// Save the frame on the screen as text, ANSI and SVG.
  case saveFrame
}
