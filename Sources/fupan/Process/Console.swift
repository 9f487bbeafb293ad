import Glibc

/// Standard output and standard error, and what is known about the terminal behind them.
enum Console {
  /// Writes one line to standard error.
  static func complain(_ line: String) { put(line + "\n", to: STDERR_FILENO) }

  /// Writes one line to standard output.
  static func say(_ line: String) { put(line + "\n", to: STDOUT_FILENO) }

  /// Rewrites the current line of standard error; for progress on a terminal.
  static func rewrite(_ line: String) { put("\r\u{1B}[K" + line, to: STDERR_FILENO) }

  /// Whether standard error is a terminal.
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  private static func put(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      written += count
    }
  }
}
