import Exchange
import Testing
import TradingTypes

/// A row of the lot table: `accepted` or the code of the refusal.
struct LotCase: Sendable, CustomTestStringConvertible {
  let id: String, board: String, side: Side, shares: Int64, holding: Int64, limit: String?
  let code: OrderRejection.Code?

  init(
    _ id: String, _ board: String, _ side: Side, _ shares: Int64, holding: Int64 = 0,
    limit: String? = nil, refused code: OrderRejection.Code? = nil
  ) {
    (self.id, self.board, self.side, self.shares) = (id, board, side, shares)
    (self.holding, self.limit, self.code) = (holding, limit, code)
  }

  var testDescription: String { "\(id) \(board) \(side) \(shares) of \(holding)" }
}

struct `Lots` {
  @Test(arguments: [
    // SSE 3.3.8 and 上证函〔2014〕301号
    LotCase("LOT-01", "main", .buy, 100),
    LotCase("LOT-02", "main", .buy, 150, refused: .lotSize),
    LotCase("LOT-03", "main", .buy, 50, refused: .lotSize),
    LotCase("LOT-04", "main", .buy, 50, holding: 50, refused: .lotSize),
    LotCase("LOT-05", "main", .buy, 0, refused: .lotSize),
    LotCase("a negative quantity", "main", .buy, -100, refused: .lotSize),
    // SSE 3.3.9
    LotCase("LOT-06", "main", .buy, 1_000_000, holding: 1_000_000),
    LotCase("LOT-07", "main", .buy, 1_000_100, refused: .orderTooLarge),
    // ChiNext special provisions 2.8
    LotCase("LOT-08", "ChiNext", .buy, 300_000, limit: "10.00"),
    LotCase("LOT-09", "ChiNext", .buy, 300_100, limit: "10.00", refused: .orderTooLarge),
    LotCase("market order", "ChiNext", .buy, 150_100, refused: .orderTooLarge),
    // SSE 6.1.7 (2026: 6.7)
    LotCase("LOT-10", "STAR", .buy, 199, refused: .lotSize),
    LotCase("LOT-11", "STAR", .buy, 200),
    LotCase("LOT-12", "STAR", .buy, 201),
    // STAR special provisions, art. 20
    LotCase("LOT-13", "STAR", .buy, 100_000, limit: "10.00"),
    LotCase("LOT-14", "STAR", .buy, 100_001, limit: "10.00", refused: .orderTooLarge),
    LotCase("market order", "STAR", .buy, 50_001, refused: .orderTooLarge),
    // BSE 3.3.8
    LotCase("LOT-15", "BSE", .buy, 101),
    LotCase("LOT-16", "BSE", .buy, 99, refused: .lotSize),
  ])
  func `a quantity is whole by its board's rule`(row: LotCase) throws {
    let verdict = try venue(row.board).verdict(
      row.side, row.shares, limit: row.limit, holding: row.holding)
    #expect(verdict == row.code)
  }

  @Test(arguments: [
    // SSE 3.3.8 and 上证函〔2014〕301号: the odd remainder sells whole, alone or with lots
    LotCase("ODDLOT-01", "main", .sell, 99, holding: 299),
    LotCase("ODDLOT-02", "main", .sell, 100, holding: 299),
    LotCase("ODDLOT-03", "main", .sell, 199, holding: 299),
    LotCase("ODDLOT-04", "main", .sell, 200, holding: 299),
    LotCase("ODDLOT-05", "main", .sell, 299, holding: 299),
    LotCase("ODDLOT-06", "main", .sell, 1, holding: 299, refused: .lotSize),
    LotCase("ODDLOT-07", "main", .sell, 101, holding: 299, refused: .lotSize),
    LotCase("ODDLOT-08", "main", .sell, 198, holding: 299, refused: .lotSize),
    LotCase("ODDLOT-09", "main", .sell, 298, holding: 299, refused: .lotSize),
    LotCase("ODDLOT-10", "main", .sell, 300, holding: 299, refused: .notSellable),
    LotCase("ODDLOT-11", "main", .sell, 150, holding: 150),
    LotCase("ODDLOT-12", "main", .sell, 190, holding: 2_990),
    LotCase("ODDLOT-13", "main", .sell, 150, holding: 300, refused: .lotSize),
    // SSE 6.1.7: at least 200, and what is left below 200 in one order
    LotCase("ODDLOT-14", "STAR", .sell, 250, holding: 450),
    LotCase("ODDLOT-14", "STAR", .sell, 150, holding: 450, refused: .lotSize),
    LotCase("ODDLOT-14", "STAR", .sell, 450, holding: 450),
    LotCase("ODDLOT-15", "STAR", .sell, 150, holding: 150),
    LotCase("ODDLOT-15", "STAR", .sell, 100, holding: 150, refused: .lotSize),
    LotCase("Beijing remainder", "BSE", .sell, 60, holding: 60),
    LotCase("part of it", "BSE", .sell, 50, holding: 60, refused: .lotSize),
  ])
  func `an odd remainder is sold whole`(row: LotCase) throws {
    let verdict = try venue(row.board).verdict(
      row.side, row.shares, limit: row.limit, holding: row.holding)
    #expect(verdict == row.code)
  }

  @Test(arguments: [("2020-08-21", 1_000_000 as Int64), ("2020-08-24", 300_000)])
  func `ChiNext took orders of a million before its reform`(row: (String, Int64)) throws {
    let exchange = try venue("ChiNext", on: row.0)
    for (shares, code) in [(row.1, nil as OrderRejection.Code?), (row.1 + 100, .orderTooLarge)] {
      let refusal = exchange.check(
        try exchange.request(.buy, shares, limit: "10.00"),
        from: AccountStanding(buyingPower: Money(yuan: 100_000_000)), last: nil,
        at: try time("\(row.0) 09:30"))
      #expect(refusal?.code == code)
    }
  }

  @Test func `an odd remainder that is being sold cannot be sold again`() throws {
    let exchange = try venue()
    #expect(try exchange.verdict(.sell, 99, holding: 299, frozen: 99) == .lotSize)
    #expect(try exchange.verdict(.sell, 200, holding: 299, frozen: 99) == nil)
  }

  @Test(arguments: [
    (
      "main", Side.buy, 150, 0,
      "LOT_SIZE: shares=150 is not a multiple of 100 on the main board. Try 100 or 200 shares."
    ),
    (
      "STAR", .buy, 199, 0,
      "LOT_SIZE: shares=199 is below the least of 200 on the STAR board. Try 200 shares."
    ),
    (
      "main", .sell, 101, 299,
      "LOT_SIZE: shares=101 is not a multiple of 100 on the main board, nor does it hold all 99 odd "
        + "shares of 299. Try 100 or 299 shares."
    ),
  ])
  func `the refusal names a quantity that would do`(
    row: (String, Side, Int64, Int64, String)
  ) throws {
    let exchange = try venue(row.0)
    let refusal = exchange.check(
      try exchange.request(row.1, row.2),
      from: AccountStanding(
        holding: Quantity(row.3), sellable: Quantity(row.3), buyingPower: Money(yuan: 100_000)),
      last: nil, at: try time("2025-10-15 09:30"))
    #expect(refusal?.description == row.4)
  }

  @Test func `a wild quantity is refused and does not overflow`() throws {
    let exchange = try venue(listingDay: 1)
    let wild = Int64.max - Int64.max % 100
    #expect(try exchange.verdict(.buy, wild) == .orderTooLarge)
    #expect(try exchange.verdict(.buy, .max) == .lotSize)
    #expect(try exchange.verdict(.buy, .min) == .lotSize)
    #expect(try exchange.verdict(.buy, 1_000_000, limit: "900000000000") == .insufficientCash)
    let contest = try venue(terms: VenueTerms(.aitrader))
    #expect(try contest.verdict(.buy, wild) == .orderTooLarge)
    _ = contest.estimate(
      try contest.request(.buy, wild, limit: "900000000000"), last: nil,
      at: try time("2025-10-15 09:30"))
  }
}
