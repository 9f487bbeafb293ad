#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import TradingTypes

extension OrderScript {
  /// The script in the file at `path`.
  public init(contentsOf path: String) throws(ScriptError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw .unreadable(file: path, reason: "no such file, or no permission")
    }
    try self.init(file: path, text: String(decoding: data, as: UTF8.self))
  }

  /// The script in `text`, one JSON object a line; blank lines are allowed.
  public init(file: String, text: String) throws(ScriptError) {
    var lines: [Line] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { !$0.isWhitespace }) {
      lines.append(try ScriptLine(file: file, number: index + 1, text: line).parsed())
    }
    self.init(file: file, lines: lines)
  }
}

/// One line of a script while it is read.
private struct ScriptLine {
  let file: String
  let number: Int
  let values: [String: ScriptValue]

  static let keys: Set<String> = ["time", "side", "symbol", "quantity", "type", "price"]

  init(file: String, number: Int, text: Substring) throws(ScriptError) {
    self.file = file
    self.number = number
    do {
      values = try JSONDecoder().decode([String: ScriptValue].self, from: Data(text.utf8))
    } catch {
      throw .notAnObject(file: file, line: number)
    }
    if let key = values.keys.sorted().first(where: { !ScriptLine.keys.contains($0) }) {
      throw .unknownKey(file: file, line: number, key: key)
    }
  }

  func parsed() throws(ScriptError) -> OrderScript.Line {
    let (day, time) = try instant()
    let side: Side = try value("side", expected: "\"buy\" or \"sell\"") { Side(rawValue: $0) }
    let symbol: Symbol = try value("symbol", expected: "a symbol like \"600519.SH\"") { Symbol($0) }
    guard let amount = values["quantity"] else { throw missing("quantity") }
    guard case .number(let shares) = amount else {
      throw bad("quantity", amount, expected: "a whole number of shares")
    }
    return OrderScript.Line(
      number: number, day: day, time: time,
      request: OrderRequest(
        symbol: symbol, side: side, quantity: Quantity(shares), limit: try limit()))
  }

  private func instant() throws(ScriptError) -> (TradingDay, TradingTime?) {
    guard let value = values["time"] else { throw missing("time") }
    if case .text(let text) = value {
      if let day = TradingDay(text) { return (day, nil) }
      if let time = TradingTime(text) { return (time.day, time) }
    }
    throw bad("time", value, expected: "\"2025-10-09\" or \"2025-10-09 10:30\"")
  }

  private func limit() throws(ScriptError) -> Price? {
    let type = values["type"] ?? .text("market")
    switch type {
    case .text("market"):
      guard let price = values["price"], price != .null else { return nil }
      throw bad("price", price, expected: "no price with a market order")
    case .text("limit"):
      return try value("price", expected: "a price as text, such as \"5.60\"") { Price($0) }
    default:
      throw bad("type", type, expected: "\"market\" or \"limit\"")
    }
  }

  private func value<Value>(
    _ key: String, expected: String, _ parse: (String) -> Value?
  ) throws(ScriptError) -> Value {
    guard let value = values[key] else { throw missing(key) }
    guard case .text(let text) = value, let parsed = parse(text) else {
      throw bad(key, value, expected: expected)
    }
    return parsed
  }

  private func missing(_ key: String) -> ScriptError {
    .missing(file: file, line: number, key: key)
  }

  private func bad(_ key: String, _ value: ScriptValue, expected: String) -> ScriptError {
    .badValue(file: file, line: number, key: key, value: value.text, expected: expected)
  }
}

/// A value of a script's line.
private enum ScriptValue: Decodable, Hashable {
  case text(String)
  case number(Int64)
  case null
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Int64.self) {
      self = .number(number)
    } else {
      self = .other
    }
  }

  var text: String {
    switch self {
    case .text(let text): "\"\(text)\""
    case .number(let number): "\(number)"
    case .null: "null"
    case .other: "something else"
    }
  }
}
