import Simulation

/// The seed of one turn: a function of the run's seed, the day and the call, so that any turn can be
/// made again without those before it.
enum TurnSeed {
  static func seed(run: UInt64, day: Int, call: Int) -> UInt64 {
    var ofRun = SeededGenerator(seed: run)
    var ofDay = SeededGenerator(seed: ofRun.next() ^ UInt64(day))
    var ofCall = SeededGenerator(seed: ofDay.next() ^ UInt64(call))
    return ofCall.next()
  }
}
