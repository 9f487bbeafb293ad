import Dashboard
import Dispatch
import Simulation
import Synchronization
import Terminal
import TradingTypes

/// The line between the person at the screen and the season's thread.
///
/// `Sendable` because commands lie behind a lock and a semaphore counts them.
final class SeatLine: SeatPort, Sendable {
  private struct Waiting {
    var commands: [SeatCommand] = []
    var isClosed = false
  }

  private let waiting = Mutex(Waiting())
  private let count = DispatchSemaphore(value: 0)
  private let mailbox: Mailbox<DashboardMessage>

  /// A line to the screen whose mailbox this is.
  init(mailbox: Mailbox<DashboardMessage>) { self.mailbox = mailbox }

  func publish(_ report: SeatReport) { mailbox.post(.seat(report)) }

  func nextCommand() -> SeatCommand? {
    count.wait()
    let command = waiting.withLock { $0.isClosed ? nil : $0.commands.removeFirst() }
    // Whoever waits after the end must not wait for ever.
    if command == nil { count.signal() }
    return command
  }

  /// Passes on what the person asked for.
  func send(_ command: SeatCommand) {
    waiting.withLock { $0.commands.append(command) }
    count.signal()
  }

  /// The person left: whoever waits for a command goes on without one.
  func close() {
    waiting.withLock { $0.isClosed = true }
    count.signal()
  }
}
