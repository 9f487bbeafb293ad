import Dispatch
import Synchronization

/// Links blocks of entries on another thread while the run goes on.
///
/// Days that close faster than a disk turns are made safe together, a few milliseconds after they
/// were handed over: the file always holds the first entries of the run, and ``drain()``
/// waits until it holds them all.
final class EntryPipeline: Sendable {
  private struct State {
    var waiting: [EntryBlock] = []
    var spare: [EntryBlock] = []
    var waitingSize = 0
    var isCalled = false
    var isAwaited = false
    var failure: JournalError?
  }

  /// Blocks that may be on their way; a run that is faster than its disk waits.
  private static let most = 64

  /// Bytes that are worth waking the other thread for.
  private static let worthWaking = 1 << 17

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: EntryPipeline.most)
  private let queue = DispatchQueue(label: "journal", qos: .userInitiated)
  // Only work on the queue touches the linker, and `drain` waits for that work.
  private nonisolated(unsafe) let linker: EntryLinker

  init(_ linker: EntryLinker) { self.linker = linker }

  /// What went wrong so far, if anything did.
  var failure: JournalError? { state.withLock { $0.failure } }

  /// Hands `block` over and returns an empty one.
  func pass(_ block: EntryBlock) -> EntryBlock {
    room.wait()
    let (spare, calls, awaits) = state.withLock { state in
      state.waiting.append(block)
      state.waitingSize += block.lines.count
      let calls = !state.isCalled && state.waitingSize > EntryPipeline.worthWaking
      let awaits = !calls && !state.isCalled && !state.isAwaited
      if calls { state.isCalled = true }
      if awaits { state.isAwaited = true }
      return (state.spare.popLast(), calls, awaits)
    }
    // Waking another thread costs as much as linking a day, so small days gather first.
    if calls { queue.async { self.work() } }
    if awaits { queue.asyncAfter(deadline: .now() + .milliseconds(4)) { self.work() } }
    return spare ?? EntryBlock()
  }

  /// Waits until every block is linked and returns what went wrong, if anything did.
  func drain() -> JournalError? {
    queue.sync { work() }
    return failure
  }

  private func work() {
    var finished: [EntryBlock] = []
    while true {
      let (blocks, isBroken) = state.withLock { state in
        state.spare += finished
        let blocks = state.waiting
        state.waiting.removeAll(keepingCapacity: true)
        state.waitingSize = 0
        if blocks.isEmpty {
          state.isCalled = false
          state.isAwaited = false
        }
        return (blocks, state.failure != nil)
      }
      guard !blocks.isEmpty else { return }
      if !isBroken, let failure = process(blocks) { state.withLock { $0.failure = failure } }
      for block in blocks {
        block.clear()
        room.signal()
      }
      finished = blocks
    }
  }

  private func process(_ blocks: [EntryBlock]) -> JournalError? {
    do throws(JournalError) {
      for block in blocks { try linker.link(block) }
      if blocks.contains(where: \.isSafePoint) { try linker.makeSafe() }
      return nil
    } catch {
      return error
    }
  }
}
