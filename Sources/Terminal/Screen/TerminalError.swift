/// Why a screen could not be opened, in one line.
public enum TerminalError: Error, Sendable, Hashable {
  /// Input or output is not a terminal.
  case notATerminal(String)
  /// The terminal's type is missing or cannot draw.
  case unusable(String)
  /// No UTF-8 locale.
  case noLocale(String)
  /// The system refused.
  case failed(String)
}

extension TerminalError: CustomStringConvertible {
  /// The line to print.
  public var description: String {
    switch self {
    case .notATerminal(let line), .unusable(let line), .noLocale(let line), .failed(let line): line
    }
  }
}
