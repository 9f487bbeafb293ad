/// What the loop of a program with a screen is asked to do besides drawing.
public enum TerminalCommand: Sendable, Hashable {
  /// Leave the loop.
  case quit
  /// Paint everything anew.
  case repaint
  /// Put text on the user's clipboard (OSC 52), where the terminal allows it.
  case copy(String)
}
