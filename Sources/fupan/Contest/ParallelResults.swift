import Simulation
import Synchronization

/// Results of numbered pieces of work on several threads, in the order of their numbers.
final class ParallelResults<Piece: Sendable>: Sendable {
  private let state: Mutex<State>
  private let count: Int

  private struct State {
    var next = 0
    var done = 0
    var pieces: [Piece?]
    var problem: String?
  }

  private init(count: Int) {
    self.count = count
    state = Mutex(State(pieces: Array(repeating: nil, count: count)))
  }

  /// Does `work` for 1 to `count` and says how far it is on a terminal; `what` names the pieces.
  ///
  /// - Throws: ``CommandFailure`` for the first piece that threw, ``ExitStatus`` when asked to stop.
  static func of(
    _ count: Int, threads: Int, stop: StopRequest, _ what: String,
    _ work: @escaping @Sendable (Int) throws -> Piece
  ) throws -> [Piece] {
    let results = ParallelResults(count: count)
    let group = WorkerGroup(count: min(threads, count)) {
      while !stop.isRequested, let number = results.next() {
        results.keep(number, what) { try work(number + 1) }
      }
    }
    group.wait()
    if Console.errorIsTerminal { Console.rewrite("") }
    if stop.isRequested { throw ExitStatus.interrupted }
    return try results.state.withLock { state in
      if let problem = state.problem { throw CommandFailure(problem) }
      return state.pieces.compactMap { $0 }
    }
  }

  private func next() -> Int? {
    state.withLock { state in
      guard state.problem == nil, state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func keep(_ number: Int, _ what: String, _ work: () throws -> Piece) {
    do {
      let piece = try work()
      let done = state.withLock { state in
        state.pieces[number] = piece
        state.done += 1
        return state.done
      }
      if Console.errorIsTerminal {
        Console.rewrite("\(ProgressLine.bar(done, of: count)) \(done) of \(count) \(what)")
      }
    } catch {
      state.withLock { $0.problem = "\(what) \(number + 1): \(error)" }
    }
  }
}
