import Dispatch
import Synchronization

/// Pieces of work that do not depend on each other, done on as many cores as there are.
enum TogetherWork {
  /// Does all `pieces` and throws the failure of the first in order that failed.
  static func perform(_ pieces: [@Sendable () throws -> Void]) throws {
    let failures = Mutex<[Int: any Error]>([:])
    DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
      do {
        try pieces[index]()
      } catch {
        failures.withLock { $0[index] = error }
      }
    }
    let found = failures.withLock { $0 }
    if let first = found.keys.min(), let failure = found[first] { throw failure }
  }
}
