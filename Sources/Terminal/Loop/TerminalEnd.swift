/// Why the loop of a program with a screen ended.
public enum TerminalEnd: Sendable, Hashable {
  /// The state asked for it.
  case quit
  /// A signal asked for it: SIGINT (2), SIGTERM (15) or SIGHUP (1).
  case signal(Int32)
  /// The terminal went away.
  case hangUp

  /// Whether nobody is left to read what is said: the terminal went away, or SIGHUP says so.
  public var isTerminalLost: Bool { exitStatus == 129 }

  /// The exit status that shells expect for this end: 0, or 128 and the signal's number.
  public var exitStatus: Int32 {
    switch self {
    case .quit: 0
    case .signal(let number): 128 + number
    case .hangUp: 129
    }
  }
}
