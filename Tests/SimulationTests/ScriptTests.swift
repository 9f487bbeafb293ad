import Journal
import Simulation
import Testing
import TradingTypes

struct `Scripts of orders` {
  @Test(arguments: [
    ("nonsense", "orders.jsonl:2: expected one order as a JSON object"),
    (#"{"side":"buy","symbol":"600028.SH","quantity":100}"#, #"orders.jsonl:2: "time" is missing"#),
    (
      #"{"time":"tomorrow","side":"buy","symbol":"600028.SH","quantity":100}"#,
      #"orders.jsonl:2: "time" is "tomorrow", expected "2025-10-09" or "2025-10-09 10:30""#
    ),
    (
      #"{"time":"2025-10-09","side":"hold","symbol":"600028.SH","quantity":100}"#,
      #"orders.jsonl:2: "side" is "hold", expected "buy" or "sell""#
    ),
    (
      #"{"time":"2025-10-09","side":"buy","symbol":"600028","quantity":100}"#,
      #"orders.jsonl:2: "symbol" is "600028", expected a symbol like "600519.SH""#
    ),
    (
      #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":1.5}"#,
      #"orders.jsonl:2: "quantity" is something else, expected a whole number of shares"#
    ),
    (
      #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":100,"type":"limit"}"#,
      #"orders.jsonl:2: "price" is missing"#
    ),
    (
      #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":100,"price":"5.60"}"#,
      #"orders.jsonl:2: "price" is "5.60", expected no price with a market order"#
    ),
    (
      #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":100,"pric":"5.60"}"#,
      #"orders.jsonl:2: unknown key "pric"; known are time, side, symbol, quantity, type, price"#
    ),
  ])
  func `a bad line is named`(row: (String, String)) {
    do {
      _ = try OrderScript(file: "orders.jsonl", text: "\n\(row.0)\n")
      Issue.record("read \(row.0)")
    } catch {
      #expect("\(error)".hasPrefix(row.1), "\(error)")
    }
  }

  @Test(arguments: [
    (
      #"{"time":"2025-10-09","side":"buy","symbol":"600001.SH","quantity":100}"#,
      "orders.jsonl:1: 600001.SH is not listed in market table"
    ),
    (
      #"{"time":"2025-10-11","side":"buy","symbol":"600028.SH","quantity":100}"#,
      "orders.jsonl:1: 2025-10-11 is not a trading day of this market"
    ),
    (
      #"{"time":"2025-10-09 10:30","side":"buy","symbol":"600028.SH","quantity":100}"#,
      "orders.jsonl:1: a daily trader does not decide at 2025-10-09 10:30. hint: write the date "
        + "alone, or use --mode hourly"
    ),
  ])
  func `an order that cannot come due is named`(row: (String, String)) throws {
    let script = try OrderScript(file: "orders.jsonl", text: row.0)
    let market = market([
      ("10.00", "10.00", "10.00", "10.00", "10.00"), ("10.00", "10.00", "10.00", "10.00", "10.00"),
      ("10.00", "10.00", "10.00", "10.00", "10.00"),
    ])
    do {
      try script.check(on: market, mode: .daily)
      Issue.record("passed")
    } catch {
      #expect("\(error)" == row.1)
    }
  }

  @Test func `a file that is not there is one line`() {
    #expect(throws: ScriptError.self) { try OrderScript(contentsOf: "/no/such/orders.jsonl") }
  }
}
