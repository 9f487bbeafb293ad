import Glibc

/// A value that is made on a thread of its own while its owner does something else.
///
/// `@unchecked Sendable`: the thread writes `made` before it ends, the owner reads it after that.
final class Meanwhile<Value: Sendable>: @unchecked Sendable {
  private let body: @Sendable () -> Value
  private var made: Value?
  private var handle = pthread_t()
  private var isRunning = false

  /// Starts to make a value; without a thread it is made when asked for.
  init(_ body: @escaping @Sendable () -> Value) {
    self.body = body
    let own = Unmanaged.passRetained(self as AnyObject)
    let failure = pthread_create(
      &handle, nil,
      { argument in
        guard let argument else { return nil }
        let owner = Unmanaged<AnyObject>.fromOpaque(argument).takeRetainedValue()
        (owner as? any Job)?.work()
        return nil
      }, own.toOpaque())
    isRunning = failure == 0
    if failure != 0 { own.release() }
  }

  /// The value, waited for.
  func value() -> Value {
    if isRunning {
      pthread_join(handle, nil)
      isRunning = false
    }
    return made ?? body()
  }
}

/// What a thread's start calls without knowing the kind of value.
private protocol Job { func work() }

extension Meanwhile: Job {
  func work() { made = body() }
}
