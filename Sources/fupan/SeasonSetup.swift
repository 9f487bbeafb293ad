import Agent
import Inference
import Journal
import Market
import MarketData
import Simulation
import TradingTypes

/// A season that was asked for, with its market, its seat and its plan put together.
struct SeasonSetup {
  let market: MarketRecord
  let seat: Seat
  let plan: SeasonPlan

  /// The setting of a run's header that says its market was masked.
  static let maskSetting = RunSetting("mask", "on")

  /// The market that `options` name, masked when they say so; `start` is the season's first day on it.
  ///
  /// - Throws: what reading the market throws.
  static func market(
    of options: SeasonOptions
  ) throws -> (market: MarketRecord, start: TradingDay?) {
    guard options.mask else { return (try MarketSource.market(options.market), options.start) }
    let (market, key) = try MarketSource.masked(options.market, seed: options.seed)
    return (market, options.start.map { key.masked($0) })
  }

  /// Puts together what `options` name on `market`, from `start` on.
  ///
  /// - Throws: what finding the seat throws, or a ``CommandFailure`` when the market is empty.
  init(
    _ options: SeasonOptions, on market: MarketRecord, from start: TradingDay?,
    person line: SeatLine? = nil, status: (String) -> Void = { _ in },
    load: (String, Int) throws -> LanguageModel = { try LanguageModel.load($0, threads: $1) },
    session: (LanguageModel, Int?) throws -> any TokenPredictor = {
      try InferenceSession(model: $0, contextLimit: $1)
    }
  ) throws {
    self.market = market
    seat = try Seat(options, on: market, person: line, status: status, load: load, session: session)
    guard let start = start ?? MarketSource.seasonStart(of: market, days: options.days)
    else { throw CommandFailure("market '\(market.name)' has no trading days") }
    var plan = SeasonPlan(start: start, rules: options.rules)
    plan.mode = options.mode
    plan.days = options.days
    plan.cash = options.cash
    plan.seed = options.seed
    for choice in options.conventions {
      let parts = choice.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw CommandFailure(
          "--convention '\(choice)' is not of the form name=value",
          hint: "'fupan conventions' lists them")
      }
      try plan.choose(parts[0], parts[1])
    }
    plan.program = "fupan \(Fupan.version)"
    plan.trader = seat.trader.name
    if options.mask { plan.settings.append(SeasonSetup.maskSetting) }
    if let model = seat.model {
      status("checking \(model.information.file)")
      plan.model = model.information.file
      plan.modelDigest = model.digest
      plan.kernels = model.kernels
      plan.settings += seat.settings?.runSettings ?? []
    }
    self.plan = plan
  }
}
