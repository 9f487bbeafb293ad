import Glibc
import Terminal

/// Standard output and standard error, and what is known about the terminal behind them.
enum Console {
  /// Writes one line to standard error; control characters in it are shown, not sent.
  static func complain(_ line: String) { _ = put(SafeText.visible(line) + "\n", to: STDERR_FILENO) }

  /// Writes one line to standard output; ends the process with exit code 1 when that cannot be
  /// written, as nobody would know that the answer is cut off.
  static func say(_ line: String) {
    guard !put(line + "\n", to: STDOUT_FILENO) else { return }
    let reason = String(cString: strerror(errno))
    complain("error: standard output: cannot be written: \(reason)")
    exit(ExitStatus.failed.rawValue)
  }

  /// Rewrites the current line of standard error; for progress on a terminal.
  static func rewrite(_ line: String) { _ = put("\r\u{1B}[K" + line, to: STDERR_FILENO) }

  /// Gives each standard descriptor that is closed something that fails when it is used: otherwise
  /// the next file opened takes its number, and what is printed lands in that file.
  static func reserveDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Whether standard error is a terminal.
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether all of `text` was written.
  private static func put(_ text: String, to descriptor: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
