import Exchange
import Testing
import TradingTypes

struct `Selling what is held and settled` {
  @Test(arguments: [
    (
      "T1-01 bought today", 1_000 as Int64, 0 as Int64, 0 as Int64, 100 as Int64,
      OrderRejection.Code.notSellable as OrderRejection.Code?
    ),
    ("T1-02 settled 800, bought 300: sell 800", 1_100, 800, 0, 800, nil),
    ("T1-02 then 100 more", 300, 0, 0, 100, .notSellable),
    ("T1-05 the shares are in an open sell", 500, 0, 500, 100, .notSellable),
    ("T1-06 old shares sold, today's stay", 500, 0, 0, 100, .notSellable),
    ("SHORT-01 nothing held", 0, 0, 0, 100, .noPosition),
    ("SHORT-02 refused whole, not clipped", 100, 100, 0, 200, .notSellable),
  ])
  func `SSE and SZSE 3 1 4`(
    row: (String, Int64, Int64, Int64, Int64, OrderRejection.Code?)
  ) throws {
    let verdict = try venue().verdict(
      .sell, row.4, holding: row.1, sellable: row.2, frozen: row.3)
    #expect(verdict == row.5, "\(row.0)")
  }

  @Test func `a share that is not listed is refused`() throws {
    let exchange = try venue()
    let request = OrderRequest(
      symbol: try #require(Symbol("600000.SH")), side: .buy, quantity: 100)
    let refusal = exchange.check(
      request, from: AccountStanding(), last: nil, at: try time("2025-10-15 09:30"))
    #expect(refusal?.code == .unknownSymbol)
  }

  @Test func `FILL-07 a suspended share takes no orders`() throws {
    let exchange = try venue(suspended: true)
    #expect(try exchange.verdict(.buy, 100) == .suspended)
    #expect(try exchange.verdict(.sell, 100, holding: 100) == .suspended)
  }
}

struct `Sessions` {
  @Test(arguments: [
    ("09:14", SessionPhase.closed), ("09:15", .openingAuction), ("09:19", .openingAuction),
    ("09:20", .openingAuctionBinding), ("09:24", .openingAuctionBinding), ("09:25", .waiting),
    ("09:30", .continuous), ("11:29", .continuous), ("11:30", .waiting), ("12:59", .waiting),
    ("13:00", .continuous), ("14:56", .continuous), ("14:57", .closingAuction), ("15:00", .closed),
    ("15:05", .afterHours), ("15:29", .afterHours), ("15:30", .closed),
  ])
  func `SSE 2 4 2 divides the day`(row: (String, SessionPhase)) throws {
    #expect(SessionPhase(at: try time("2025-10-15 \(row.0)"), on: .shanghai) == row.1)
  }

  @Test(arguments: [
    ("the last Friday before it", "2018-08-17", Venue.shanghai, SessionPhase.continuous),
    ("its first day", "2018-08-20", .shanghai, .closingAuction),
    ("Shenzhen had one before", "2018-08-17", .shenzhen, .closingAuction),
  ])
  func `Shanghai closes by auction since 2018-08-20`(
    row: (String, String, Venue, SessionPhase)
  ) throws {
    #expect(SessionPhase(at: try time("\(row.1) 14:58"), on: row.2) == row.3, "\(row.0)")
  }

  @Test(arguments: [
    ("SESSION-01", "09:22", OrderRejection.Code.cancelNotAllowed as OrderRejection.Code?),
    ("SESSION-02", "14:58", .cancelNotAllowed), ("first minutes", "09:16", nil),
    ("continuous", "10:30", nil), ("after the close", "15:00", .cancelNotAllowed),
  ])
  func `SSE 3 4 1 and SZSE 3 3 1 forbid cancels in binding auctions`(
    row: (String, String, OrderRejection.Code?)
  ) throws {
    var exchange = try venue()
    let sent = exchange.submit(
      try exchange.request(.buy, 100, limit: "10.00"),
      from: AccountStanding(buyingPower: Money(yuan: 10_000)), last: nil,
      at: try time("2025-10-15 09:15"))
    switch exchange.cancel(sent.order.id, at: try time("2025-10-15 \(row.1)")) {
    case .success: #expect(row.2 == nil, "\(row.0)")
    case .failure(let refusal): #expect(refusal.code == row.2, "\(row.0)")
    }
  }

  @Test func `an order that is not open cannot be taken back`() throws {
    var exchange = try venue()
    let result = exchange.cancel(OrderID(7), at: try time("2025-10-15 10:30"))
    guard case .failure(let refusal) = result else {
      Issue.record("cancelled")
      return
    }
    #expect(refusal.code == .orderNotFound)
  }

  @Test(arguments: [
    ("SESSION-03 lunch: the order waits", "main", "2025-10-15", "12:00", true),
    ("SESSION-04 main board after hours", "main", "2025-10-15", "15:10", false),
    ("SESSION-04 from the 2026 rules", "main", "2026-07-06", "15:10", true),
    ("SESSION-05 STAR after hours since 2019", "STAR", "2025-10-15", "15:10", true),
    ("Beijing has none", "BSE", "2026-07-06", "15:10", false),
    ("night", "main", "2025-10-15", "20:00", false),
  ])
  func `orders are taken while a session runs`(
    row: (String, String, String, String, Bool)
  ) throws {
    let exchange = try venue(row.1, on: row.2)
    let refusal = exchange.check(
      try exchange.request(.buy, 200), from: AccountStanding(buyingPower: Money(yuan: 10_000)),
      last: nil, at: try time("\(row.2) \(row.3)"))
    #expect(refusal?.code == (row.4 ? nil : .marketClosed), "\(row.0)")
  }
}
