public import Journal
public import TradingTypes

extension RunExports {
  /// The run as JSON lines in the layout of AI-Trader's `position.jsonl`.
  ///
  /// The first line is the opening cash; then one line a fill with the positions after it. Every line
  /// holds all `symbols` and `CASH`.
  public static func positionLedger(
    of entries: some Sequence<JournalEntry>, symbols: [Symbol]
  ) -> String {
    var ledger = PositionLedger(symbols: symbols)
    for entry in entries { ledger.take(entry) }
    return String(decoding: ledger.bytes, as: UTF8.self)
  }
}

/// Writes the lines by hand: a general encoder took two thirds of a long replay's time.
///
/// Nothing in a line needs escaping: dates, symbols, sides and exact numbers.
private struct PositionLedger {
  var bytes: [UInt8] = []
  private let symbols: [Symbol]
  private let places: [Symbol: Int]
  private var pairs: [[UInt8]]
  private var held: [Int64]
  private var cash = Money.zero
  private var count = 0

  init(symbols: [Symbol]) {
    self.symbols = symbols
    places = Dictionary(uniqueKeysWithValues: symbols.enumerated().map { ($1, $0) })
    held = Array(repeating: 0, count: symbols.count)
    pairs = symbols.map { Array("\"\($0)\":0,".utf8) }
  }

  mutating func take(_ entry: JournalEntry) {
    switch entry.event {
    case .runStarted(let header):
      cash = header.cash
      write(date: header.start, fill: nil)
    case .fill(let fill):
      cash += fill.cashChange
      add(fill.side == .buy ? fill.quantity.shares : -fill.quantity.shares, of: fill.symbol)
      write(date: fill.time.day, fill: fill)
    case .entitlement(let entitlement):
      add(entitlement.shares.shares, of: entitlement.symbol)
      // Rights shares are paid for at once; dividends come with the day's closing cash.
      cash += min(entitlement.cash, .zero)
    case .dayClosed(let closing): cash = closing.cash
    default: break
    }
  }

  private mutating func add(_ shares: Int64, of symbol: Symbol) {
    guard shares != 0, let place = places[symbol] else { return }
    held[place] += shares
    pairs[place] = Array("\"\(symbol)\":\(held[place]),".utf8)
  }

  private mutating func write(date: TradingDay, fill: Fill?) {
    bytes += "{\"date\":\"\(date)\",\"id\":\(count),".utf8
    if let fill {
      bytes += "\"this_action\":{\"action\":\"\(fill.side.rawValue)\",".utf8
      bytes += "\"symbol\":\"\(fill.symbol)\",\"amount\":\(fill.quantity)},".utf8
    }
    bytes += "\"positions\":{".utf8
    for pair in pairs { bytes += pair }
    bytes += "\"CASH\":\(cash)}}\n".utf8
    count += 1
  }
}
