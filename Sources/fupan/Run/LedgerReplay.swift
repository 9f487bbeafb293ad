import Exchange
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
  /// Every order that did not trade, in order.
  let not_traded: [Refusal]
  /// The ledger as the contest counts it: no refusals, no charges.
  let gross_return_pct: Double?
  /// Charges that a real account would have paid on every action of the ledger.
  let charges_on_all_actions: Double
  /// The same after those charges.
  let net_return_pct: Double?
  /// Recorded balances that did not come out; nil under the `exchange` profile.
  let cash_mismatches: Int?
  let fees: Double
  let dividends: Double
  let final_nav: Double
  let cumulative_return_pct: Double

  struct Refusal: Encodable {
    /// Line of the ledger.
    let line: Int
    let day: TradingDay
    let side: Side
    let symbol: Symbol
    let quantity: Quantity
    let code: String
    let message: String
  }

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
    let outcome = LedgerOutcome(of: entries, start: plan.cash, script: script)
    let report = try AITraderReport(of: ledger, on: market, until: last, file: file) {
      FeeSchedule(on: $2, terms: VenueTerms()).fees(on: $1, side: $0).total
    }
    not_traded = outcome.refusals
    gross_return_pct = report.metrics.cumulativeReturn.map { $0 * 100 }
    charges_on_all_actions = report.fees.approximateYuan
    net_return_pct = report.netReturn.map { $0 * 100 }
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
      .left("agent"), .right("gross %"), .right("net %"), .right("charges"), .left("rules"),
      .right("orders"), .right("filled"), .right("refused"), .right("cash off"), .right("fees"),
      .right("dividends"), .right("NAV"), .right("return %"), .left("why refused"),
    ])
    for replay in replays {
      table.add([
        replay.trader, TextTable.fixed(replay.gross_return_pct ?? .nan, signed: true),
        TextTable.fixed(replay.net_return_pct ?? .nan, signed: true),
        TextTable.fixed(replay.charges_on_all_actions), replay.rules, String(replay.orders),
        String(replay.filled), String(replay.refused),
        replay.cash_mismatches.map(String.init) ?? "–",
        TextTable.fixed(replay.fees), TextTable.fixed(replay.dividends),
        TextTable.fixed(replay.final_nav),
        TextTable.fixed(replay.cumulative_return_pct, signed: true),
        replay.reasons.map { "\($0.code) \($0.count)" }.joined(separator: ", "),
      ])
    }
    let refused = replays.filter { !$0.not_traded.isEmpty }
    guard !refused.isEmpty else { return table.text }
    var actions = TextTable([
      .left("agent"), .right("line"), .left("day"), .left("action"), .left("code"),
      .left("why it did not trade"),
    ])
    for replay in refused {
      for refusal in replay.not_traded {
        actions.add([
          replay.trader, String(refusal.line), "\(refusal.day)",
          "\(refusal.side) \(refusal.quantity) \(refusal.symbol)", refusal.code, refusal.message,
        ])
      }
    }
    return table.text + "\n\n" + actions.text
  }
}

/// What became of a ledger's orders, read from the journal of its replay.
private struct LedgerOutcome {
  var balances: [Money] = []
  var netAssetValue: Money
  var reasons: [LedgerReplay.Reason] = []
  var refusals: [LedgerReplay.Refusal] = []

  init(of entries: [JournalEntry], start: Money, script: OrderScript) {
    var cash = start
    var codes: [String] = []
    netAssetValue = start
    for entry in entries {
      switch entry.event {
      case .fill(let fill):
        cash += fill.cashChange
        balances.append(cash)
      case .orderRejected(let refused):
        codes.append(refused.rejection.code.rawValue)
        note(
          refused.order.id, of: script, refused.rejection.code.rawValue, refused.rejection.message)
      case .orderEnded(let ended):
        codes.append(ended.reason.rawValue)
        note(ended.order, of: script, ended.reason.rawValue, "\(ended.remaining) left at the close")
      case .dayClosed(let closing): netAssetValue = closing.netAssetValue
      default: break
      }
    }
    reasons = Dictionary(grouping: codes) { $0 }
      .map { LedgerReplay.Reason(code: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
  }

  /// Notes what became of the script's order of this number; scripts send their lines in order.
  private mutating func note(
    _ order: OrderID, of script: OrderScript, _ code: String, _ message: String
  ) {
    guard script.lines.indices.contains(order.number - 1) else { return }
    let line = script.lines[order.number - 1]
    refusals.append(
      LedgerReplay.Refusal(
        line: line.number, day: line.day, side: line.request.side, symbol: line.request.symbol,
        quantity: line.request.quantity, code: code, message: message))
  }
}
