/// Something that reaches a program from its terminal.
public enum TerminalEvent: Sendable, Hashable {
  /// What a mouse did.
  public enum MouseAction: Sendable, Hashable {
    case press, drag, release, wheelUp, wheelDown
  }

  /// A key was pressed.
  case key(Key)
  /// The mouse did something in a cell.
  case mouse(MouseAction, x: Int, y: Int)
  /// The terminal has this size now.
  case resize(Size)
  /// A remark about the terminal, once at the start.
  case notice(String)
  /// Time went by, in milliseconds, because the state asked to be told.
  case tick(Int)
}
