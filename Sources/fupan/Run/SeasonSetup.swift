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

  /// The market that a season is traded on.
  struct Stage {
    let market: MarketRecord
    /// The season's first day; nil for the market's own.
    let start: TradingDay?
    /// The mask, when the market is masked.
    var mask: MaskedMarket?
  }

  /// The market that `options` name, masked when they say so.
  ///
  /// - Throws: what reading the market throws.
  static func stage(of options: SeasonOptions) throws -> Stage {
    let market = try MarketSource.market(options.market)
    guard options.mask,
      let start = options.start ?? MarketSource.seasonStart(of: market, days: options.days)
    else { return Stage(market: market, start: options.start) }
    let mask = try MaskedMarket(of: market, seed: options.seed, start: start)
    return Stage(market: mask.market, start: TradingDay(relative: 0), mask: mask)
  }

  /// Puts together what `options` name on `stage`.
  ///
  /// - Throws: as the initialiser below.
  init(
    _ options: SeasonOptions, on stage: Stage, person line: SeatLine? = nil,
    status: (String) -> Void = { _ in }
  ) throws {
    self = try SeasonSetup(
      options, on: stage.market, from: stage.start, mask: stage.mask?.setting, person: line,
      status: status)
  }

  /// Puts together what `options` name on `market`, from `start` on.
  ///
  /// - Throws: what finding the seat throws, or a ``CommandFailure`` when the market is empty.
  init(
    _ options: SeasonOptions, on market: MarketRecord, from start: TradingDay?,
    mask: RunSetting? = nil, person line: SeatLine? = nil,
    status: (String) -> Void = { _ in },
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
        throw UsageFailure(
          "--convention '\(choice)' is not of the form name=value",
          hint: "'fupan conventions' lists them")
      }
      do {
        try plan.choose(parts[0], parts[1])
      } catch {
        throw UsageFailure("\(error)")
      }
    }
    plan.program = "fupan \(Fupan.version)"
    plan.trader = seat.trader.name
    if let mask { plan.settings.append(mask) }
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
