import Scoring

/// How long each step of a command took, for `--timings`.
struct StepTimes {
  private let clock = ContinuousClock()
  private var steps: [(name: String, milliseconds: Double)] = []

  /// Does `body` and notes how long it took.
  mutating func measure<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    let start = clock.now
    let result = try body()
    let (seconds, attoseconds) = (clock.now - start).components
    steps.append((name, Double(seconds) * 1_000 + Double(attoseconds) / 1e15))
    return result
  }

  /// One line, such as `timings: market 81.2 ms, season 35.0 ms`.
  var text: String {
    "timings: "
      + steps.map { "\($0.name) \(TextTable.fixed($0.milliseconds)) ms" }.joined(separator: ", ")
  }
}
