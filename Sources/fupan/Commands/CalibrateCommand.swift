import ArgumentParser
import FoundationEssentials
import Scoring
import Simulation

/// `fupan calibrate`: contests whose truth is known, to see what a board's claims are worth.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Measure how often a board is wrong, on contests whose truth is known.",
    discussion: """
      Equal random seats trade markets without any signal: the share of boards that rank one before \
      another should be 5 %. A seat that is at times told the best choice trades markets with the usual \
      signal: its edge is known, and so is how many seasons tell it from random choice.

      Example:
        fupan calibrate --contests 200
      """)

  @Option(help: "Contests of each kind.")
  var contests = 200

  @Option(help: "Equal random seats in a contest without signal.")
  var seats = 20

  @Option(help: "Seasons of a contest without signal.")
  var seasons = 8

  @Option(help: "Random traders that each run is compared with.")
  var luck = 200

  @Option(help: "How often the seat with an edge is told the best choice, 0 to 1.")
  var tip = 0.31

  @Option(help: "Seed of everything.")
  var seed: UInt64 = 1

  @Option(help: "Threads (default: the number of cores); the result does not depend on them.")
  var jobs: Int?

  @Option(help: "How to print.")
  var format = OutputFormat.text

  func validate() throws {
    guard (1...100_000).contains(contests), (2...100).contains(seats),
      (1...1_000).contains(seasons),
      (1...100_000).contains(luck), (0...1).contains(tip), (1...256).contains(jobs ?? 1)
    else {
      throw ValidationError(
        "a setting is out of range; contests 1 to 100000, seats 2 to 100, seasons 1 to 1000, luck 1 "
          + "to 100000, tip 0 to 1, jobs 1 to 256")
    }
  }

  func run() throws {
    let stop = StopRequest()
    StopSignals.watch(stop)
    let calibration = ContestCalibration(
      contests: contests, seats: seats, seasons: seasons, luck: luck, seed: seed, tip: tip)
    let threads = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let nulls = try ParallelResults.of(
      contests, threads: threads, stop: stop, "contests without signal"
    ) {
      try calibration.null($0)
    }
    let powers = try ParallelResults.of(
      contests, threads: threads, stop: stop, "contests with an edge"
    ) {
      try calibration.power($0, seasons: 6)
    }
    let report = CalibrationReport(calibration, nulls: nulls, powers: powers)
    switch format {
    case .text: Console.say(report.text)
    case .json: Console.say(try JSONLine.text(report))
    }
  }
}
