import ArgumentParser
import Glibc

/// What the process says to the shell that started it.
enum ExitStatus: Int32, Error {
  case done = 0
  case failed = 1
  case usage = 2
  case suspended = 75
  case interrupted = 130

  /// Ends the process with one clear line on standard error and the code its kind of error has.
  static func leave(with error: any Error, message: String, code: ExitCode) -> Never {
    if let status = error as? ExitStatus { exit(status.rawValue) }
    if let code = error as? ExitCode { exit(code.rawValue) }
    if code == .success {
      Console.say(message)
      exit(ExitStatus.done.rawValue)
    }
    if code == .validationFailure {
      Console.complain(message)
      exit(ExitStatus.usage.rawValue)
    }
    Console.complain("error: \(error)")
    exit(error is UsageFailure ? ExitStatus.usage.rawValue : ExitStatus.failed.rawValue)
  }
}

/// A value on the command line that only its use could show to be wrong: exit code 2.
struct UsageFailure: Error, CustomStringConvertible {
  let description: String

  init(_ message: String, hint: String = "") {
    description = hint.isEmpty ? message : "\(message); hint: \(hint)"
  }
}

/// A failure that the command line itself finds: one line, with a remedy when there is one.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ message: String, hint: String = "") {
    description = hint.isEmpty ? message : "\(message); hint: \(hint)"
  }
}
