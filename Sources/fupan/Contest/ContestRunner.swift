import FoundationEssentials
import Inference
import Journal
import Market
import Scoring
import Simulation
import Synchronization
import TradingTypes

/// Runs the jobs of a contest on several threads; each finished run is one file.
final class ContestRunner: Sendable {
  private let plan: ContestPlan
  private let folder: ContestFolder
  private let folders: [String: MarketRecord]
  private let models: [String: LanguageModel]
  private let keepsJournals: Bool
  private let stop: StopRequest
  private let progress: Mutex<Progress>
  /// The prompt that all runs of a seat begin with is read once.
  private let prefixes = PrefixStore()

  private struct Progress {
    var nextUnit = 0
    var done = 0
    var total = 0
    var failures: [String] = []
    /// Whether a result could not be written: then no other can be either.
    var isLost = false
  }

  /// A result that could not be written.
  private struct LostResult: Error {
    let cause: any Error
  }

  init(
    _ plan: ContestPlan, in folder: ContestFolder, folders: [String: MarketRecord],
    models: [String: LanguageModel], keepsJournals: Bool, stop: StopRequest
  ) {
    self.plan = plan
    self.folder = folder
    self.folders = folders
    self.models = models
    self.keepsJournals = keepsJournals
    self.stop = stop
    progress = Mutex(Progress())
  }

  /// How many runs at a time make the most of this machine.
  ///
  /// Seats that think are computed together, which is worth more seats at a time than cores.
  var bestThreads: Int {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return models.isEmpty ? cores : max(cores, 8)
  }

  /// Runs `jobs` on `threads` threads and returns what went wrong, a line a run, in no fixed order.
  func run(_ jobs: [ContestJob], threads: Int) -> [String] {
    let units = ContestRunner.units(of: jobs, threads: threads)
    progress.withLock { $0.total = jobs.count }
    let isFinished = Mutex(0)
    let group = WorkerGroup(count: min(threads, max(units.count, 1))) { [self] in
      while !stop.isRequested, !progress.withLock(\.isLost) {
        let next = progress.withLock { progress in
          defer { progress.nextUnit += 1 }
          return progress.nextUnit
        }
        guard next < units.count else { break }
        run(units[next])
      }
      isFinished.withLock { $0 += 1 }
    }
    group.wait()
    if Console.errorIsTerminal { Console.rewrite("") }
    return progress.withLock { $0.failures }
  }

  /// Says what went wrong, each thing once, and no more of it than a screen holds.
  static func complain(of failures: [String]) {
    let different = Set(failures).sorted()
    for failure in different.prefix(20) { Console.complain("error: \(failure)") }
    if different.count > 20 { Console.complain("and \(different.count - 20) more") }
  }

  /// Jobs that share a market: all of a season, or single ones when there are few seasons.
  private static func units(of jobs: [ContestJob], threads: Int) -> [[ContestJob]] {
    var bySeason: [[ContestJob]] = []
    for job in jobs {
      if bySeason.last?.last?.season == job.season {
        bySeason[bySeason.count - 1].append(job)
      } else {
        bySeason.append([job])
      }
    }
    return bySeason.count >= 2 * threads ? bySeason : jobs.map { [$0] }
  }

  private func run(_ unit: [ContestJob]) {
    guard let season = unit.first?.season else { return }
    do {
      let stage = try plan.stage(season, folders: folders)
      do {
        try Folders.make(folder.path + "/results/" + folder.seasonName(season))
      } catch {
        throw LostResult(cause: error)
      }
      for job in unit where !stop.isRequested && !progress.withLock(\.isLost) {
        try run(job, on: stage)
      }
    } catch let error as LostResult {
      progress.withLock { progress in
        if !progress.isLost {
          progress.failures.append("\(error.cause); then continue with --resume")
        }
        progress.isLost = true
      }
    } catch {
      progress.withLock { $0.failures.append("season \(season): \(error)") }
    }
  }

  private func run(_ job: ContestJob, on stage: ContestStage) throws {
    let played = try plan.play(
      job, on: stage, models: models, prefixes: prefixes, stop: stop)
    guard let (result, run) = played else { return }
    do {
      try write(result, run, of: job)
    } catch {
      throw LostResult(cause: error)
    }
    report()
  }

  private func write(_ result: ContestResult, _ run: PlayedRun, of job: ContestJob) throws {
    if keepsJournals {
      let path = folder.runFolder(season: job.season, seat: result.seat, attempt: job.attempt)
      try Folders.make(path)
      try WholeFile.write(
        String(decoding: run.journal, as: UTF8.self), to: path + "/journal.jsonl",
        isDurable: false)
    }
    try folder.write(result)
  }

  private func report() {
    let (done, total) = progress.withLock { progress in
      progress.done += 1
      return (progress.done, progress.total)
    }
    if Console.errorIsTerminal, done % 10 == 0 || done == total {
      Console.rewrite("\(ProgressLine.bar(done, of: total)) \(done) of \(total) runs")
    }
  }
}
