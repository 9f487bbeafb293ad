import CNcurses
import Synchronization

/// Where other threads leave messages for the thread that owns the screen.
///
/// The screen's thread is woken only when the box was empty, so a burst costs one wake.
public final class Mailbox<Message: Sendable>: Sendable {
  private let waiting = Mutex<[Message]>([])
  let wake: Int32

  /// An empty box.
  public init() { wake = cn_wake_open() }

  deinit { cn_wake_close(wake) }

  /// Leaves a message; from any thread, never blocks for long.
  public func post(_ message: Message) {
    let wasEmpty = waiting.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    if wasEmpty { cn_wake(wake) }
  }

  /// Takes all messages, oldest first.
  public func takeAll() -> [Message] {
    cn_wake_clear(wake)
    return waiting.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
