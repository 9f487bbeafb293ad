import Journal
import Market
import Scoring
import Simulation
import TradingTypes

/// The actions of an AI-Trader ledger sent through our venue, order by order.
///
/// Under the `aitrader` profile every recorded action must fill and every recorded balance must come
/// out; under `exchange` the venue says which actions it would have refused and what the rest costs.
/// A refused purchase leaves later sales of it refused too.
struct LedgerReplay: Encodable {
  let trader: String
  let rules: String
  let orders: Int
  let filled: Int
  let refused: Int
  /// Refusals by code, and orders that ended unfilled by reason, most frequent first.
  let reasons: [Reason]
  /// Recorded balances that did not come out; nil under the `exchange` profile.
  let cash_mismatches: Int?
  let fees: Double
  let dividends: Double
  let final_nav: Double
  let cumulative_return_pct: Double

  struct Reason: Encodable {
    let code: String
    let count: Int
  }

  /// Replays `ledger` on `market` under `rules` up to and including `end`.
  ///
  /// - Throws: ``CommandFailure`` for an hourly ledger or one without actions in the market's days,
  ///   and what the season throws.
  init(
    of ledger: AITraderLedger, on market: MarketRecord, until end: TradingDay?,
    rules: RulesProfile, file: String
  ) throws {
    guard !ledger.isHourly else {
      throw CommandFailure(
        "\(file): hourly ledgers break T+1 and cannot be replayed", hint: "leave out --rules")
    }
    let last = end ?? ledger.records.last?.day ?? ledger.records[0].day
    let records = ledger.records.filter { $0.day <= last && ($0.action?.quantity ?? 0) > .zero }
    let days = market.calendar.filter { $0 >= ledger.records[0].day && $0 <= last }
    guard let start = days.first else {
      throw CommandFailure("\(file): market '\(market.name)' has none of the ledger's days")
    }
    let script = OrderScript(
      file: file,
      lines: records.compactMap { record in
        record.action.map {
          OrderScript.Line(
            number: record.line, day: record.day, time: nil,
            request: OrderRequest(symbol: $0.symbol, side: $0.side, quantity: $0.quantity))
        }
      })
    try script.check(on: market, mode: .daily)
    var plan = SeasonPlan(start: start, rules: rules)
    plan.days = days.count
    plan.cash = ledger.records[0].cash
    plan.trader = ledger.agent
    let journal = JournalWriter()
    try Season.run(plan, on: market, by: ScriptedTrader(script), into: journal)
    let entries = try JournalRecord(name: file, bytes: journal.bytes).entries()
    let tally = RunTally(of: entries)
    let outcome = LedgerOutcome(of: entries, start: plan.cash)
    trader = ledger.agent
    self.rules = rules.rawValue
    orders = records.count
    filled = tally.trades
    refused = tally.rejections
    reasons = outcome.reasons
    cash_mismatches =
      rules == .aitrader
      ? zip(records, outcome.balances).count { $0.cash != $1.roundedToFen }
        + abs(records.count - outcome.balances.count) : nil
    fees = tally.fees.approximateYuan
    dividends = tally.dividends.approximateYuan
    final_nav = outcome.netAssetValue.approximateYuan
    cumulative_return_pct = (final_nav / plan.cash.approximateYuan - 1) * 100
  }

  /// Replays as a table for a person.
  static func text(of replays: [LedgerReplay]) -> String {
    var table = TextTable([
      .left("agent"), .left("rules"), .right("orders"), .right("filled"), .right("refused"),
      .right("cash off"), .right("fees"), .right("dividends"), .right("NAV"), .right("return %"),
      .left("why refused"),
    ])
    for replay in replays {
      table.add([
        replay.trader, replay.rules, String(replay.orders), String(replay.filled),
        String(replay.refused), replay.cash_mismatches.map(String.init) ?? "–",
        TextTable.fixed(replay.fees), TextTable.fixed(replay.dividends),
        TextTable.fixed(replay.final_nav),
        TextTable.fixed(replay.cumulative_return_pct, signed: true),
        replay.reasons.map { "\($0.code) \($0.count)" }.joined(separator: ", "),
      ])
    }
    return table.text
  }
}

/// What became of a ledger's orders, read from the journal of its replay.
private struct LedgerOutcome {
  var balances: [Money] = []
  var netAssetValue: Money
  var reasons: [LedgerReplay.Reason] = []

  init(of entries: [JournalEntry], start: Money) {
    var cash = start
    var codes: [String] = []
    netAssetValue = start
    for entry in entries {
      switch entry.event {
      case .fill(let fill):
        cash += fill.cashChange
        balances.append(cash)
      case .orderRejected(let refused): codes.append(refused.rejection.code.rawValue)
      case .orderEnded(let ended): codes.append(ended.reason.rawValue)
      case .dayClosed(let closing): netAssetValue = closing.netAssetValue
      default: break
      }
    }
    reasons = Dictionary(grouping: codes) { $0 }
      .map { LedgerReplay.Reason(code: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
  }
}
