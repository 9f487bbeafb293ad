import Agent
import Inference
import Journal
import Market
import Simulation
import TradingTypes

/// A season that was asked for, with its market, its seat and its plan put together.
struct SeasonSetup {
  let market: MarketRecord
  let seat: Seat
  let plan: SeasonPlan

  /// Puts together what `options` name on `market`.
  ///
  /// - Throws: what finding the seat throws, or a ``CommandFailure`` when the market is empty.
  init(
    _ options: SeasonOptions, on market: MarketRecord, status: (String) -> Void = { _ in }
  ) throws {
    self.market = market
    seat = try Seat(options, on: market, status: status)
    guard let start = options.start ?? MarketSource.seasonStart(of: market, days: options.days)
    else { throw CommandFailure("market '\(market.name)' has no trading days") }
    var plan = SeasonPlan(start: start, rules: options.rules)
    plan.mode = options.mode
    plan.days = options.days
    plan.cash = options.cash
    plan.seed = options.seed
    plan.program = "fupan \(Fupan.version)"
    plan.trader = seat.trader.name
    if let model = seat.model {
      status("checking \(model.information.file)")
      plan.model = model.information.file
      plan.modelDigest = model.digest
      plan.kernels = model.kernels
      plan.settings = seat.settings?.runSettings ?? []
    }
    self.plan = plan
  }
}
