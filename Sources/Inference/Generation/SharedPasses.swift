import Glibc

/// Lets sessions of one model that run on several threads be computed together.
///
/// Whoever asks first computes for all who are waiting by then; who asks meanwhile waits for the next
/// pass. When contexts are joined depends on timing, their logits do not.
///
/// `@unchecked Sendable`: `waiting` and `isRunning` are read and written under the lock only; a session
/// in `waiting` is touched by nobody but the thread that computes until its request is done.
public final class SharedPasses: @unchecked Sendable {
  /// The most sessions computed together.
  private static let sessionsMax = 32

  private final class Request {
    let session: InferenceSession
    var isDone = false
    init(_ session: InferenceSession) { self.session = session }
  }

  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting: [Request] = []
  private var isRunning = false

  /// No sessions yet; a session joins when it is given this object.
  public init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  /// Returns when the logits after the last token of `session` are known.
  func compute(_ session: InferenceSession) {
    let request = Request(session)
    pthread_mutex_lock(lock)
    waiting.append(request)
    while !request.isDone {
      if isRunning {
        pthread_cond_wait(changed, lock)
        continue
      }
      isRunning = true
      let batch = Array(waiting.prefix(Self.sessionsMax))
      waiting.removeFirst(batch.count)
      pthread_mutex_unlock(lock)
      InferenceSession.compute(batch.map(\.session))
      pthread_mutex_lock(lock)
      for done in batch { done.isDone = true }
      isRunning = false
      pthread_cond_broadcast(changed)
    }
    pthread_mutex_unlock(lock)
  }
}
