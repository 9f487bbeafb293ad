import FoundationEssentials
public import Journal
public import TradingTypes

extension RunExports {
  /// The run as JSON lines in the layout of AI-Trader's `position.jsonl`.
  ///
  /// The first line is the opening cash; then one line a fill with the positions after it. Every line
  /// holds all `symbols` and `CASH`.
  ///
  /// - Throws: what encoding throws.
  public static func positionLedger(
    of entries: some Sequence<JournalEntry>, symbols: [Symbol]
  ) throws -> String {
    var ledger = PositionLedger(symbols: symbols)
    for entry in entries { try ledger.take(entry) }
    return ledger.text
  }
}

private struct PositionLedger {
  struct Action: Encodable {
    let action: String
    let symbol: String
    let amount: Int64
  }

  struct Line: Encodable {
    let date: String
    let id: Int
    let this_action: Action?
    let positions: [String: Double]
  }

  var text = ""
  private var count = 0
  private var cash = Money.zero
  private var held: [Symbol: Int64]

  init(symbols: [Symbol]) {
    held = Dictionary(uniqueKeysWithValues: symbols.map { ($0, 0) })
  }

  mutating func take(_ entry: JournalEntry) throws {
    switch entry.event {
    case .runStarted(let header):
      cash = header.cash
      try write(date: header.start.description, action: nil)
    case .fill(let fill):
      cash += fill.cashChange
      held[fill.symbol, default: 0] +=
        fill.side == .buy ? fill.quantity.shares : -fill.quantity.shares
      let action = Action(
        action: fill.side.rawValue, symbol: fill.symbol.description, amount: fill.quantity.shares)
      try write(date: fill.time.day.description, action: action)
    case .entitlement(let entitlement):
      held[entitlement.symbol, default: 0] += entitlement.shares.shares
    case .dayClosed(let closing):
      cash = closing.cash
    default: break
    }
  }

  private mutating func write(date: String, action: Action?) throws {
    var positions = ["CASH": cash.approximateYuan]
    for (symbol, shares) in held { positions[symbol.description] = Double(shares) }
    let line = Line(date: date, id: count, this_action: action, positions: positions)
    text += try RunExports.json(line, pretty: false) + "\n"
    count += 1
  }
}
