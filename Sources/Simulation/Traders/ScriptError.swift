public import Journal
public import TradingTypes

/// What is wrong with a script of orders; file and line first.
public enum ScriptError: Error, Hashable {
  /// The file cannot be read.
  case unreadable(file: String, reason: String)
  /// A line is not a JSON object.
  case notAnObject(file: String, line: Int)
  /// A key is missing.
  case missing(file: String, line: Int, key: String)
  /// A key is unknown: a misspelt "price" must not become a market order.
  case unknownKey(file: String, line: Int, key: String)
  /// A value is not what its key needs.
  case badValue(file: String, line: Int, key: String, value: String, expected: String)
  /// The market does not list the symbol.
  case unknownSymbol(file: String, line: Int, symbol: Symbol, market: String)
  /// The market does not trade on the day.
  case noTradingDay(file: String, line: Int, day: TradingDay)
  /// The trader does not decide at the instant.
  case noDecision(file: String, line: Int, time: TradingTime, mode: DecisionMode)
}

extension ScriptError: CustomStringConvertible {
  /// Place, what was found, what was expected.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file): cannot be read: \(reason)"
    case .notAnObject(let file, let line):
      "\(file):\(line): expected one order as a JSON object, such as "
        + #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":1000,"type":"market"}"#
    case .missing(let file, let line, let key):
      "\(file):\(line): \"\(key)\" is missing"
    case .unknownKey(let file, let line, let key):
      "\(file):\(line): unknown key \"\(key)\"; known are time, side, symbol, quantity, type, price"
    case .badValue(let file, let line, let key, let value, let expected):
      "\(file):\(line): \"\(key)\" is \(value), expected \(expected)"
    case .unknownSymbol(let file, let line, let symbol, let market):
      "\(file):\(line): \(symbol) is not listed in market \(market)"
    case .noTradingDay(let file, let line, let day):
      "\(file):\(line): \(day) is not a trading day of this market"
    case .noDecision(let file, let line, let time, .daily):
      "\(file):\(line): a daily trader does not decide at \(time). hint: write the date alone, or use "
        + "--mode hourly"
    case .noDecision(let file, let line, let time, .hourly):
      "\(file):\(line): an hourly trader does not decide at \(time). hint: 09:30, 10:30, 13:00 or 14:00"
    }
  }
}
