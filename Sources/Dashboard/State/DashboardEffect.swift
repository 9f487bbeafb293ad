public import TradingTypes

/// What an update asks of the program around the dashboard.
public enum DashboardEffect: Sendable, Hashable {
  /// Leave.
  case quit
  /// Paint everything anew.
  case repaint
  /// Put text on the user's clipboard.
  case copy(String)
  /// Pass on what the person in the seat asks of the desk.
  case seat(SeatCommand)
  /// Save the frame on the screen as text, ANSI and SVG.
  case saveFrame
}
