import Glibc
import Simulation
import Synchronization

/// Turns SIGINT and SIGTERM into a wish to stop; the second one ends the process at once.
enum StopSignals {
  /// Makes the signals ask `stop`.
  ///
  /// A thread waits for them, since little may be done inside a signal handler. To be called before
  /// other threads start: they inherit that these signals are not theirs.
  static func watch(_ stop: StopRequest) {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    WorkerThread.start {
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGINT)
      sigaddset(&signals, SIGTERM)
      var number: Int32 = 0
      sigwait(&signals, &number)
      stop.request()
      sigwait(&signals, &number)
      exit(ExitStatus.interrupted.rawValue)
    }
  }
}

/// A thread of the system, for work that blocks.
enum WorkerThread {
  /// Lets threads that answer the user go first: for this thread and those it starts.
  ///
  /// Costs nothing while a core is free; a model that uses all cores yields at once to a key.
  static func yieldToScreen() {
    // On Linux the priority is the thread's own; elsewhere the process has one, which stays.
    #if os(Linux)
      _ = nice(5)
    #endif
  }

  private final class Job {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on a new thread with a stack large enough for a season.
  static func start(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 8 << 20)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let job = Unmanaged.passRetained(Job(body)).toOpaque()
    let status = pthread_create(
      &thread, &attributes,
      { context in
        if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, job)
    precondition(status == 0, "the system gives no thread: error \(status)")
    pthread_attr_destroy(&attributes)
  }
}
