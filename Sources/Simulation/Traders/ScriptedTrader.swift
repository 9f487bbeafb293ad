public import Journal
public import Market
public import TradingTypes

/// Sends the orders of a script, each at its instant, whatever happens to them.
public final class ScriptedTrader: Trader {
  /// The seat's name.
  public let name: String
  private let script: OrderScript

  /// A trader for `script`; `name` is the seat's, such as `scripted:orders.jsonl`.
  public init(_ script: OrderScript, name: String = "scripted") {
    self.script = script
    self.name = name
  }

  /// Sends what is due.
  public func decide(at desk: any TradingDesk) {
    for request in script.requests(at: desk.view.asOf, mode: desk.season.mode) {
      _ = desk.submit(request)
    }
  }
}

/// Orders to be sent at given instants, read from JSON lines.
public struct OrderScript: Sendable {
  /// One order of a script.
  public struct Line: Sendable, Hashable {
    /// Number of the line in the file, from 1.
    public let number: Int
    /// The day.
    public let day: TradingDay
    /// The instant in hourly mode; nil means before the open.
    public let time: TradingTime?
    /// The order.
    public let request: OrderRequest

    /// One order; a nil `time` means before the open.
    public init(number: Int, day: TradingDay, time: TradingTime?, request: OrderRequest) {
      self.number = number
      self.day = day
      self.time = time
      self.request = request
    }
  }

  /// The file's name, for errors.
  public let file: String
  /// The orders in the file's order.
  public let lines: [Line]

  private let firstOfDay: [TradingDay: [Int]]

  /// A script of these lines.
  public init(file: String, lines: [Line]) {
    self.file = file
    self.lines = lines
    firstOfDay = Dictionary(grouping: lines.indices) { lines[$0].day }
  }

  /// Checks that every order can come due: listed symbols, trading days, instants of the mode.
  public func check(on market: MarketRecord, mode: DecisionMode) throws(ScriptError) {
    for line in lines {
      let symbol = line.request.symbol
      guard market.place(of: symbol) != nil else {
        throw .unknownSymbol(file: file, line: line.number, symbol: symbol, market: market.name)
      }
      let calendar = market.calendar
      guard let first = calendar.first, let last = calendar.last, first <= line.day,
        line.day <= last
      else {
        throw .noTradingDay(file: file, line: line.number, day: line.day)
      }
      var low = 0
      var high = calendar.count
      while low < high {
        let middle = (low + high) / 2
        if calendar[middle] < line.day { low = middle + 1 } else { high = middle }
      }
      guard low < calendar.count, calendar[low] == line.day else {
        throw .noTradingDay(file: file, line: line.number, day: line.day)
      }
      guard let time = line.time else { continue }
      let decisions = DecisionSlot.slots(of: line.day, mode: mode).map(\.decision)
      guard mode == .hourly, decisions.contains(time) else {
        throw .noDecision(file: file, line: line.number, time: time, mode: mode)
      }
    }
  }

  /// The orders due at `time`, in the file's order.
  func requests(at time: TradingTime, mode: DecisionMode) -> [OrderRequest] {
    guard let today = firstOfDay[time.day] else { return [] }
    let opening = DecisionSlot.slots(of: time.day, mode: mode)[0].decision
    return today.compactMap { index in
      (lines[index].time ?? opening) == time ? lines[index].request : nil
    }
  }
}
