import Exchange
import Testing
import TradingTypes

struct `Limit prices` {
  @Test(arguments: [
    ("PRICE-01 at limit up, SSE 3.3.13", Side.buy, "5.91", nil as OrderRejection.Code?),
    ("PRICE-02 above limit up", .buy, "5.92", .priceOutOfLimit),
    ("PRICE-03 below limit down", .sell, "4.82", .priceOutOfLimit),
    ("at limit down", .sell, "4.83", nil),
    ("a buy below limit down", .buy, "4.82", .priceOutOfLimit),
    ("a sell above limit up", .sell, "5.92", .priceOutOfLimit),
    ("PRICE-04 off the tick, SSE 3.3.11, SZSE 3.3.13", .buy, "5.595", .tickSize),
    ("nothing", .buy, "0", .tickSize),
    ("a negative price", .buy, "-5.00", .tickSize),
  ])
  func `a limit is checked against the tick and the day's band`(
    row: (String, Side, String, OrderRejection.Code?)
  ) throws {
    let exchange = try venue(reference: "5.37")
    #expect(try exchange.verdict(row.1, 100, limit: row.2, holding: 100) == row.3, "\(row.0)")
  }

  @Test(arguments: [
    ("PRICE-05", "main", Side.buy, "10.00", "10.20", "10.21"),
    ("PRICE-06 ten ticks win over 3.06", "main", .buy, "3.00", "3.10", "3.11"),
    ("PRICE-07", "main", .sell, "10.00", "9.80", "9.79"),
    ("PRICE-08 no ten-tick alternative on STAR", "STAR", .buy, "3.00", "3.06", "3.07"),
    ("Beijing: 5 %", "BSE", .buy, "10.00", "10.50", "10.51"),
  ])
  func `the price cage bounds limits in continuous trading`(
    row: (String, String, Side, String, String, String)
  ) throws {
    var terms = VenueTerms()
    terms.priceCage = true
    let exchange = try venue(row.1, reference: row.3, terms: terms)
    #expect(try exchange.verdict(row.2, 200, limit: row.4, holding: 200, last: row.3) == nil)
    let outside = try exchange.verdict(row.2, 200, limit: row.5, holding: 200, last: row.3)
    #expect(outside == .priceCage, "\(row.0)")
    let auction = try exchange.verdict(
      row.2, 200, limit: row.5, holding: 200, last: row.3, at: "09:15")
    #expect(auction == nil, "the cage does not bind in the opening auction")
  }

  @Test(arguments: [
    ("main, before registration", "main", "2023-04-07", "10.90", true),
    ("main, registration", "main", "2023-04-10", "10.21", false),
    ("ChiNext before its reform", "ChiNext", "2020-08-21", "10.90", true),
    ("ChiNext after it", "ChiNext", "2020-08-24", "10.21", false),
  ])
  func `the price cage binds from the day a board got it`(
    row: (String, String, String, String, Bool)
  ) throws {
    let verdict = try cagedVerdict(row.1, on: row.2, reference: "10.00", limit: row.3)
    #expect(verdict == (row.4 ? nil : .priceCage), "\(row.0)")
  }

  @Test(arguments: [
    ("2023-04-07", "3.07", false), ("2023-04-10", "3.10", true), ("2023-04-10", "3.11", false),
  ])
  func `ten ticks widen the cage of ChiNext since 2023`(row: (String, String, Bool)) throws {
    let verdict = try cagedVerdict("ChiNext", on: row.0, reference: "3.00", limit: row.1)
    #expect(verdict == (row.2 ? nil : .priceCage))
  }

  private func cagedVerdict(
    _ board: String, on date: String, reference: String, limit: String
  ) throws -> OrderRejection.Code? {
    var terms = VenueTerms()
    terms.priceCage = true
    let exchange = try venue(board, reference: reference, on: date, terms: terms)
    return exchange.check(
      try exchange.request(.buy, 200, limit: limit),
      from: AccountStanding(buyingPower: Money(yuan: 10_000)), last: try price(reference),
      at: try time("\(date) 10:30"))?.code
  }

  @Test func `the price cage is off unless asked for`() throws {
    #expect(try venue(reference: "10.00").verdict(.buy, 100, limit: "10.90", last: "10.00") == nil)
  }

  @Test func `a refusal says what was sent, the rule, and what to send`() throws {
    let exchange = try venue(reference: "5.37")
    let refusal = try #require(
      exchange.check(
        try exchange.request(.buy, 100, limit: "5.595"), from: AccountStanding(), last: nil,
        at: try time("2025-10-15 09:30")))
    #expect(
      refusal.description
        == "TICK_SIZE: price=5.595 is not a positive multiple of 0.01. Try 5.59 or 5.60.")
  }
}
