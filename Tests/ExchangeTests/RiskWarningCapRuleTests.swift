import Exchange
import Testing
import TradingTypes

/// What becomes of buys sent one after the other.
private func verdicts(
  _ shares: [Int64], board: String = "main", isSpecialTreatment: Bool = true,
  on date: String = "2025-10-15"
) throws -> [String] {
  var exchange = try venue(
    board, reference: "2.00", on: date, isSpecialTreatment: isSpecialTreatment)
  return try shares.map { count in
    let sent = exchange.submit(
      try exchange.request(.buy, count),
      from: AccountStanding(buyingPower: Money(yuan: 100_000_000)),
      last: nil, at: try time("\(date) 09:15"))
    return sent.refusal?.code.rawValue ?? "ok"
  }
}

struct `Shares under risk warning` {
  @Test(arguments: [
    ("main", "2025-10-15", [500_000, 100] as [Int64], ["ok", "ORDER_TOO_LARGE"]),
    ("main", "2025-10-15", [300_000, 200_100, 200_000], ["ok", "ORDER_TOO_LARGE", "ok"]),
    ("BSE", "2026-08-28", [500_100], ["ok"]),
    ("BSE", "2026-08-31", [200_100, 200_000], ["ORDER_TOO_LARGE", "ok"]),
    ("ChiNext", "2025-10-15", [100_000, 150_000, 150_000, 150_000], ["ok", "ok", "ok", "ok"]),
  ])
  func `are capped by account and day`(row: (String, String, [Int64], [String])) throws {
    #expect(try verdicts(row.2, board: row.0, on: row.1) == row.3)
  }

  @Test func `leave other shares alone`() throws {
    #expect(try verdicts([600_000, 600_000], isSpecialTreatment: false) == ["ok", "ok"])
  }

  @Test func `make room again when an order is taken back`() throws {
    var exchange = try venue(reference: "2.00", isSpecialTreatment: true)
    let standing = AccountStanding(buyingPower: Money(yuan: 100_000_000))
    let clock = try time("2025-10-15 09:15")
    let first = exchange.submit(
      try exchange.request(.buy, 500_000), from: standing, last: nil, at: clock)
    _ = exchange.cancel(first.order.id, at: clock)
    let second = exchange.submit(
      try exchange.request(.buy, 500_000), from: standing, last: nil, at: clock)
    #expect(second.refusal == nil)
  }
}
