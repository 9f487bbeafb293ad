import FoundationEssentials
public import TradingTypes

/// What an agent of the AI-Trader contest did and held, read from its `position.jsonl`.
///
/// Each line holds a date (daily) or a time (hourly), a running `id`, an action and all positions
/// after it with `CASH`. The file has no prices; cash carries binary noise and is rounded to fen.
public struct AITraderLedger: Sendable, Hashable {
  /// A purchase or sale as the file tells it.
  public struct Action: Sendable, Hashable {
    /// Buy or sell.
    public let side: Side
    /// What was traded.
    public let symbol: Symbol
    /// Shares traded; may be zero in the published files.
    public let quantity: Quantity
  }

  /// Shares held of one symbol.
  public struct Holding: Sendable, Hashable {
    /// What is held.
    public let symbol: Symbol
    /// How many shares.
    public let quantity: Quantity
  }

  /// One line of the file.
  public struct Record: Sendable, Hashable {
    /// Line of the file, from 1.
    public let line: Int
    /// The date.
    public let day: TradingDay
    /// The hour's label, `HH:MM`, in hourly files; empty in daily ones.
    public let clock: String
    /// The action, nil for the opening line and for days without a trade.
    public let action: Action?
    /// Cash after the action.
    public let cash: Money
    /// Shares held after the action, without zeros, ascending in symbol.
    public let holdings: [Holding]
  }

  /// The agent's name.
  public let agent: String
  /// The lines in order.
  public let records: [Record]

  /// Whether the file is of an hourly run.
  public var isHourly: Bool { records.contains { !$0.clock.isEmpty } }

  /// Reads the text of a `position.jsonl`; `file` names it in errors.
  ///
  /// - Throws: ``ForeignLedgerError`` at the first line that is not such a record.
  public init(agent: String, text: String, file: String) throws(ForeignLedgerError) {
    var records: [Record] = []
    for (number, line) in text.split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() where !line.allSatisfy(\.isWhitespace) {
      let record = try AITraderLedger.record(line, number: number + 1, file: file)
      if let last = records.last, record.day < last.day {
        throw ForeignLedgerError(
          file: file, line: number + 1, message: "\(record.day) comes after \(last.day)")
      }
      records.append(record)
    }
    guard !records.isEmpty else {
      throw ForeignLedgerError(file: file, line: 1, message: "the file holds no record")
    }
    self.agent = agent
    self.records = records
  }

  private struct RawLine: Decodable {
    struct RawAction: Decodable {
      let action: String
      let symbol: String
      let amount: Double
    }
    let date: String
    let this_action: RawAction?
    let positions: [String: Double]
  }

  private static func record(
    _ line: Substring, number: Int, file: String
  ) throws(ForeignLedgerError) -> Record {
    func refuse(_ message: String) -> ForeignLedgerError {
      ForeignLedgerError(file: file, line: number, message: message)
    }
    guard let raw = try? JSONDecoder().decode(RawLine.self, from: Data(line.utf8)) else {
      throw refuse("not a position record; expected {\"date\",\"positions\":{…,\"CASH\"}}")
    }
    guard let day = TradingDay(raw.date.prefix(10)) else {
      throw refuse("'\(raw.date)' does not begin with a date like 2025-10-09")
    }
    guard let cash = raw.positions["CASH"], cash.isFinite, abs(cash) < 1e12 else {
      throw refuse("positions have no usable CASH")
    }
    var holdings: [Holding] = []
    for (name, shares) in raw.positions where name != "CASH" && shares != 0 {
      guard let symbol = Symbol(name) else { throw refuse("'\(name)' is not a symbol") }
      guard let count = Int64(exactly: shares) else {
        throw refuse("\(name): \(shares) is not a whole number of shares")
      }
      holdings.append(Holding(symbol: symbol, quantity: Quantity(count)))
    }
    holdings.sort { $0.symbol < $1.symbol }
    return Record(
      line: number, day: day, clock: String(raw.date.dropFirst(11).prefix(5)),
      action: try action(raw.this_action, refuse), cash: Money(fen: Int64((cash * 100).rounded())),
      holdings: holdings)
  }

  private static func action(
    _ raw: RawLine.RawAction?, _ refuse: (String) -> ForeignLedgerError
  ) throws(ForeignLedgerError) -> Action? {
    guard let raw, raw.action != "no_trade" else { return nil }
    guard let side = Side(rawValue: raw.action) else {
      throw refuse("'\(raw.action)' is not buy, sell or no_trade")
    }
    guard let symbol = Symbol(raw.symbol) else { throw refuse("'\(raw.symbol)' is not a symbol") }
    guard let count = Int64(exactly: raw.amount), count >= 0 else {
      throw refuse("\(raw.amount) is not a number of shares")
    }
    return Action(side: side, symbol: symbol, quantity: Quantity(count))
  }
}

/// A ledger of another program that cannot be read: where and why.
public struct ForeignLedgerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong.
  public let message: String

  /// `file:line: message`.
  public var description: String { "\(file):\(line): \(message)" }
}
