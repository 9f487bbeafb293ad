import Exchange
import Testing
import TradingTypes

struct `Cash` {
  @Test(arguments: [
    (
      "CASH-01 one lot of 600519 needs 143715.36", "1436.78", "100000.00",
      OrderRejection.Code.insufficientCash as OrderRejection.Code?
    ),
    ("CASH-02 one fen short of 4038.04", "40.33", "4038.03", .insufficientCash),
    ("CASH-03 exactly 4038.04", "40.33", "4038.04", nil),
  ])
  func `a buy must be covered with its charges`(
    row: (String, String, String, OrderRejection.Code?)
  ) throws {
    let exchange = try venue(reference: row.1)
    #expect(try exchange.verdict(.buy, 100, cash: try money(row.2)) == row.3, "\(row.0)")
  }

  @Test func `CASH-01 the refusal names the amount`() throws {
    let exchange = try venue(reference: "1436.78")
    let refusal = exchange.check(
      try exchange.request(.buy, 100),
      from: AccountStanding(buyingPower: Money(yuan: 100_000)), last: nil,
      at: try time("2025-10-15 09:30"))
    #expect(
      refusal?.message
        == "shares=100 at 1436.78 needs 143715.36 CNY with charges, available 100000.00.")
  }

  @Test func `CASH-04 an open limit buy freezes price times shares and charges`() throws {
    var exchange = try venue(reference: "6.80")
    let sent = exchange.submit(
      try exchange.request(.buy, 2_000, limit: "6.70"),
      from: AccountStanding(buyingPower: try money("67550.90")), last: nil,
      at: try time("2025-10-15 09:30"))
    #expect(sent.cost.description == "13405.13")
  }

  @Test func `the hint is the largest buy that cash covers`() throws {
    let exchange = try venue(reference: "10.00")
    let refusal = exchange.check(
      try exchange.request(.buy, 200), from: AccountStanding(buyingPower: try money("2004.99")),
      last: nil, at: try time("2025-10-15 09:30"))
    #expect(refusal?.hint == "Buy at most 100 shares.")
  }

  @Test func `a market order is measured at the last known price`() throws {
    let exchange = try venue(reference: "10.00")
    #expect(try exchange.verdict(.buy, 100, cash: Money(yuan: 1_010), last: "10.04") == nil)
    let rejected = try exchange.verdict(.buy, 100, cash: Money(yuan: 1_010), last: "10.05")
    #expect(rejected == .insufficientCash)
  }
}
