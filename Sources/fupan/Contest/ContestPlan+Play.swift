import Inference
import Journal
import Market
import Scoring
import Simulation
import TradingTypes

extension ContestPlan {
  /// Trades and measures one run; nil when it was asked to stop before the end.
  ///
  /// The journal is recomputed before the run counts.
  /// - Throws: what the seat, the season or its verification throws.
  func play(
    _ job: ContestJob, on stage: ContestStage, models: [String: LanguageModel],
    prefixes: PrefixStore, stop: StopRequest
  ) throws -> (result: ContestResult, run: PlayedRun)? {
    let seed = seed(of: job)
    guard let run = try run(job, seed: seed, on: stage, models, prefixes, stop: stop),
      let summary = RunSummary(of: run.entries)
    else { return nil }
    var result = ContestResult(
      summary, seat: seats[job.seat].name, season: job.season, attempt: job.attempt)
    try run.verify(on: stage.market)
    result.isVerified = true
    addLuck(to: &result, run.entries, on: stage, seed: seed)
    return (result, run)
  }

  private func run(
    _ job: ContestJob, seed: UInt64, on stage: ContestStage, _ models: [String: LanguageModel],
    _ prefixes: PrefixStore, stop: StopRequest
  ) throws -> PlayedRun? {
    let seat = seats[job.seat]
    if seat.options.trader == ContestPlan.oracleSeat {
      guard let knowledge = stage.knowledge else {
        throw CommandFailure(
          "seat '\(seat.name)': only a generated market has an oracle",
          hint: "leave the seat out, or play seasons = N")
      }
      return knowledge.oracle
    }
    var options = seat.options
    options.seed = seed
    options.days = days
    options.start = stage.start
    let setup = try SeasonSetup(
      options, on: stage.market, from: stage.start,
      load: { path, threads in try models[path] ?? LanguageModel.load(path, threads: threads) },
      session: { model, limit in
        let session = try InferenceSession(model: model, contextLimit: limit)
        session.prefixes = prefixes
        session.passes = model.sharedPasses
        return session
      })
    return try PlayedRun(setup.plan, on: stage.market, by: setup.seat.trader, stop: stop)
  }

  /// Adds what schedule-matched random traders and, on a generated market, known means say of a run.
  func addLuck(
    to result: inout ContestResult, _ entries: [JournalEntry], on stage: ContestStage, seed: UInt64
  ) {
    if let knowledge = stage.knowledge {
      result.alpha = ExpectedAlpha.of(entries, on: stage.market, means: knowledge.means)
      result.oracleAlpha = knowledge.oracleAlpha
    }
    guard luck > 0, case .runStarted(let header)? = entries.first?.event,
      let schedule = TradeSchedule(of: entries),
      let traders = RandomTraders(
        following: schedule, on: stage.market, terms: RandomTraders.Terms(of: header),
        means: stage.knowledge?.means)
    else { return }
    result.compare(with: traders.outcomes(count: luck, seed: seed))
  }
}
