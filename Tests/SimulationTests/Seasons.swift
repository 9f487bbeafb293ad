import Journal
import Market
import Simulation
import Testing
import TradingTypes

/// A season on `market` from its first day.
func plan(
  _ market: MarketRecord, days: Int? = nil, mode: DecisionMode = .daily,
  rules: RulesProfile = .exchange, cash: String = "100000", seed: UInt64 = 1
) throws -> SeasonPlan {
  var plan = SeasonPlan(start: try #require(market.calendar.first), rules: rules)
  plan.days = days ?? market.calendar.count
  plan.mode = mode
  plan.cash = try #require(Money(cash))
  plan.seed = seed
  return plan
}

/// Runs a season in memory and reads its journal back.
func run(
  _ plan: SeasonPlan, on market: MarketRecord, by trader: any Trader
) throws -> JournalRecord {
  let journal = JournalWriter()
  let result = try Season.run(plan, on: market, by: trader, into: journal)
  #expect(result.isEnded)
  return try JournalRecord(name: "journal.jsonl", bytes: journal.bytes)
}

/// A trader made of a closure.
final class ClosureTrader: Trader {
  let name = "closure"
  private let body: (any TradingDesk) throws -> Void
  private let closed: (any TradingDesk) -> Void

  init(
    closed: @escaping (any TradingDesk) -> Void = { _ in },
    _ body: @escaping (any TradingDesk) throws -> Void
  ) {
    self.body = body
    self.closed = closed
  }

  func decide(at desk: any TradingDesk) throws { try body(desk) }
  func dayClosed(at desk: any TradingDesk) throws { closed(desk) }
}

/// The entries in short: kind and the figures a test looks at.
func story(_ record: JournalRecord) throws -> [String] {
  try record.entries().compactMap { entry in
    switch entry.event {
    case .orderAccepted(let order):
      "\(order.id) \(order.request.side) \(order.request.quantity)"
        + (order.request.limit.map { " at \($0)" } ?? "")
    case .orderRejected(let rejected): "\(rejected.order.id) \(rejected.rejection.code.rawValue)"
    case .fill(let fill):
      "\(fill.order) filled \(fill.quantity) at \(fill.price) for \(fill.fees.total)"
    case .orderEnded(let ended): "\(ended.order) \(ended.reason.rawValue) \(ended.remaining)"
    case .entitlement(let entitlement): "entitled \(entitlement.cash) + \(entitlement.shares)"
    case .dividendTax(let tax): "tax \(tax.tax)"
    case .dayClosed(let closing): "close \(closing.cash) \(closing.netAssetValue)"
    default: nil
    }
  }
}

/// A script of lines as people write them.
func script(_ lines: String...) throws -> ScriptedTrader {
  ScriptedTrader(try OrderScript(file: "orders.jsonl", text: lines.joined(separator: "\n")))
}
