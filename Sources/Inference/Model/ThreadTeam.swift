import CKernels
import Glibc
import Synchronization

/// A fixed set of threads that run one function together, phase by phase.
///
/// Thread 0 is the caller. Work is divided by fixed rules (`share`), so results do not depend on the
/// number of threads or on their timing. Workers wait by spinning for a moment, then asleep.
final class ThreadTeam: Sendable {
  /// How many threads run a job, the caller included.
  let count: Int
  private let shared: SharedState
  private let workers: [Worker]

  /// A team of `count` threads, at least one.
  init(count: Int) {
    self.count = max(1, count)
    shared = SharedState(count: self.count)
    workers = (1..<self.count).map { [shared] in Worker(thread: $0, shared: shared) }
  }

  deinit {
    shared.stop()
    for worker in workers { worker.join() }
  }

  /// Runs `job` on every thread with its number and returns when all are done.
  func run(_ job: @Sendable (Int) -> Void) {
    guard count > 1 else { return job(0) }
    withoutActuallyEscaping(job) { shared.run($0) }
  }

  /// Waits, inside a job, until every thread has come here.
  ///
  /// - Parameter next: What this thread will read then, which is fetched while it waits.
  func wait(fetching next: UnsafePointer<UInt8>? = nil) {
    if count > 1 { shared.barrier.wait(fetching: next) }
  }

  /// The part of `total` items that thread `thread` works on.
  func share(_ total: Int, _ thread: Int) -> Range<Int> {
    (total * thread / count)..<(total * (thread + 1) / count)
  }

  /// The same, where items stand together in groups of `size` that are not divided.
  func share(_ total: Int, _ thread: Int, inGroupsOf size: Int) -> Range<Int> {
    let groups = share((total + size - 1) / size, thread)
    return min(total, size * groups.lowerBound)..<min(total, size * groups.upperBound)
  }
}

/// One worker's thread.
///
/// `@unchecked Sendable`: the handle is written once, before the team is used.
private final class Worker: @unchecked Sendable {
  private var handle = pthread_t()

  init(thread: Int, shared: SharedState) {
    let start = Unmanaged.passRetained(Start(thread: thread, shared: shared))
    let failure = pthread_create(
      &handle, nil,
      { argument in
        guard let argument else { return nil }
        let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
        start.shared.work(start.thread)
        return nil
      }, start.toOpaque())
    precondition(failure == 0, "the system gave no thread: error \(failure)")
  }

  func join() { pthread_join(handle, nil) }

  private final class Start {
    let thread: Int
    let shared: SharedState
    init(thread: Int, shared: SharedState) {
      self.thread = thread
      self.shared = shared
    }
  }
}

/// What the threads of a team share.
///
/// `@unchecked Sendable`: `job` is written by the caller before the job number rises and read by workers
/// after they saw it rise; the lock and condition are made for sharing.
private final class SharedState: @unchecked Sendable {
  let barrier: Barrier
  private let jobNumber = Atomic<UInt32>(0)
  private let sleepers = Atomic<Int>(0)
  private let stopped = Atomic<Bool>(false)
  private var job: (@Sendable (Int) -> Void)?
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let callers = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(count: Int) {
    barrier = Barrier(count: UInt32(count))
    pthread_mutex_init(lock, nil)
    pthread_mutex_init(callers, nil)
    pthread_cond_init(wake, nil)
  }

  deinit {
    pthread_cond_destroy(wake)
    pthread_mutex_destroy(lock)
    pthread_mutex_destroy(callers)
    wake.deallocate()
    lock.deallocate()
    callers.deallocate()
  }

  func run(_ body: @escaping @Sendable (Int) -> Void) {
    pthread_mutex_lock(callers)
    defer { pthread_mutex_unlock(callers) }
    job = body
    announce()
    body(0)
    barrier.wait()
    job = nil
  }

  func stop() {
    stopped.store(true, ordering: .sequentiallyConsistent)
    announce()
  }

  private func announce() {
    jobNumber.add(1, ordering: .sequentiallyConsistent)
    guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
    pthread_mutex_lock(lock)
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(lock)
  }

  func work(_ thread: Int) {
    var seen: UInt32 = 0
    while true {
      awaitJob(after: seen)
      seen &+= 1
      if stopped.load(ordering: .sequentiallyConsistent) { return }
      job?(thread)
      barrier.wait()
    }
  }

  private func awaitJob(after seen: UInt32) {
    // About 0.2 ms: longer than it takes to choose a token between two steps.
    for _ in 0..<4_000 {
      if jobNumber.load(ordering: .sequentiallyConsistent) != seen { return }
      fk_pause()
    }
    pthread_mutex_lock(lock)
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while jobNumber.load(ordering: .sequentiallyConsistent) == seen {
      pthread_cond_wait(wake, lock)
    }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(lock)
  }
}

/// A point all threads pass together.
///
/// `@unchecked Sendable`: only atomics, each on its own cache line.
private final class Barrier: @unchecked Sendable {
  private let count: UInt32
  private let cells = UnsafeMutablePointer<Atomic<UInt32>>.allocate(capacity: 96)
  private var arrived: UnsafeMutablePointer<Atomic<UInt32>> { cells + 32 }
  private var round: UnsafeMutablePointer<Atomic<UInt32>> { cells + 64 }

  init(count: UInt32) {
    self.count = count
    (cells + 32).initialize(to: Atomic(0))
    (cells + 64).initialize(to: Atomic(0))
  }

  deinit { cells.deallocate() }

  /// Pieces that a waiting thread fetches: with what else it keeps they fit a second-level cache.
  private static let fetches = 256

  func wait(fetching next: UnsafePointer<UInt8>? = nil) {
    let current = round.pointee.load(ordering: .acquiring)
    let (_, now) = arrived.pointee.add(1, ordering: .acquiringAndReleasing)
    guard now != count else {
      arrived.pointee.store(0, ordering: .relaxed)
      round.pointee.store(current &+ 1, ordering: .releasing)
      return
    }
    var spins = 0
    while round.pointee.load(ordering: .acquiring) == current {
      spins += 1
      // A machine with other work to do gets the processor after some 20 µs.
      guard spins < 500 else {
        sched_yield()
        continue
      }
      if let next, spins < Self.fetches { fk_fetch(next + spins * Int(FK_FETCH)) }
      fk_pause()
    }
  }
}
