import TradingTypes

/// The seed of one turn: a function of the run's seed, the day and the call, so that any turn can be
/// made again without those before it.
enum TurnSeed {
  static func seed(run: UInt64, day: Int, call: Int) -> UInt64 {
    var ofRun = SplitMix64(seed: run)
    var ofDay = SplitMix64(seed: ofRun.next() ^ UInt64(day))
    var ofCall = SplitMix64(seed: ofDay.next() ^ UInt64(call))
    return ofCall.next()
  }
}
