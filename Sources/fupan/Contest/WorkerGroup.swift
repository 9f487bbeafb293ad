import Glibc
import Synchronization

/// Threads that all run the same body; whoever started them waits for the last.
struct WorkerGroup {
  private let finished: Finished

  /// Starts `count` threads.
  init(count: Int, _ body: @escaping @Sendable () -> Void) {
    let finished = Finished(count: count)
    self.finished = finished
    for _ in 0..<count {
      WorkerThread.start {
        body()
        finished.signal()
      }
    }
  }

  /// Returns when every thread is done.
  func wait() { finished.wait() }

  /// A count that falls to zero, with a pipe that wakes who waits for it.
  private final class Finished: Sendable {
    private let remaining: Mutex<Int>
    private let ends: (read: Int32, write: Int32)

    init(count: Int) {
      remaining = Mutex(count)
      var pair: [Int32] = [-1, -1]
      let status = pipe(&pair)
      precondition(status == 0, "the system gives no pipe: error \(errno)")
      ends = (pair[0], pair[1])
    }

    deinit {
      close(ends.read)
      close(ends.write)
    }

    func signal() {
      let isLast = remaining.withLock { remaining in
        remaining -= 1
        return remaining == 0
      }
      if isLast { _ = write(ends.write, "x", 1) }
    }

    func wait() {
      guard remaining.withLock({ $0 > 0 }) else { return }
      var byte: UInt8 = 0
      while read(ends.read, &byte, 1) < 0, errno == EINTR {}
    }
  }
}
