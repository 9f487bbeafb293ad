import Exchange
import Testing
import TradingTypes

/// A row of the fee table.
struct FeeCase: Sendable, CustomTestStringConvertible {
  let id: String, side: Side, shares: Int64, price: String
  let commission: String, stampDuty: String, transferFee: String, cashChange: String

  init(
    _ id: String, _ side: Side, _ shares: Int64, _ price: String, _ commission: String,
    _ stampDuty: String, _ transferFee: String, _ cashChange: String
  ) {
    (self.id, self.side, self.shares, self.price) = (id, side, shares, price)
    (self.commission, self.stampDuty) = (commission, stampDuty)
    (self.transferFee, self.cashChange) = (transferFee, cashChange)
  }

  var testDescription: String { "\(id) \(side) \(shares) at \(price)" }
}

struct `Charges` {
  // Commission 0.025 %, at least 5 yuan (assumption; 证监发〔2002〕21号 caps it); stamp duty 财政部
  // 税务总局公告2023年第39号; transfer fee 中国结算 2022-04-29. Each component half up to the fen.
  @Test(arguments: [
    FeeCase("FEE-01", .buy, 1_000, "5.36", "5.00", "0.00", "0.05", "-5365.05"),
    FeeCase("FEE-02", .buy, 100, "40.33", "5.00", "0.00", "0.04", "-4038.04"),
    FeeCase("FEE-03", .sell, 500, "5.37", "5.00", "1.34", "0.03", "2678.63"),
    FeeCase("FEE-04", .buy, 201, "127.95", "6.43", "0.00", "0.26", "-25724.64"),
    FeeCase("FEE-05", .sell, 201, "127.20", "6.39", "12.78", "0.26", "25547.77"),
    FeeCase("FEE-06", .buy, 1_000, "23.04", "5.76", "0.00", "0.23", "-23045.99"),
    FeeCase("FEE-07", .sell, 1_000, "23.46", "5.87", "11.73", "0.23", "23442.17"),
    FeeCase("FEE-08", .buy, 2_000, "10.00", "5.00", "0.00", "0.20", "-20005.20"),
    FeeCase("FEE-09", .buy, 2_000, "10.02", "5.01", "0.00", "0.20", "-20045.21"),
    FeeCase("FEE-10", .sell, 100, "1.00", "5.00", "0.05", "0.00", "94.95"),
    FeeCase("FEE-11", .buy, 100, "5.00", "5.00", "0.00", "0.01", "-505.01"),
    FeeCase("FEE-12", .sell, 2_000, "7.49", "5.00", "7.49", "0.15", "14967.36"),
  ])
  func `each component is rounded half up to the fen`(row: FeeCase) throws {
    let schedule = FeeSchedule(on: try day("2025-10-15"), terms: VenueTerms())
    let price = try price(row.price)
    let fees = schedule.fees(on: price * Quantity(row.shares), side: row.side)
    let fill = Fill(
      order: OrderID(1), symbol: try #require(Symbol("600028.SH")), side: row.side,
      quantity: Quantity(row.shares), price: price, fees: fees, time: try time("2025-10-15 09:30"))
    #expect(
      "\(fees.commission) \(fees.stampDuty) \(fees.transferFee) \(fill.cashChange)"
        == "\(row.commission) \(row.stampDuty) \(row.transferFee) \(row.cashChange)")
  }

  @Test(arguments: [
    ("FEE-13 the day before stamp duty was halved", "2023-08-25", "11230", "11.23", "0.11"),
    ("a Sunday before", "2023-08-27", "11520", "11.52", "0.12"),
    ("FEE-14 the day it was halved", "2023-08-28", "11520", "5.76", "0.12"),
    ("FEE-15 the day before the transfer fee was halved", "2022-04-28", "100000", "100.00", "2.00"),
    ("FEE-16 the day it was halved", "2022-04-29", "100000", "100.00", "1.00"),
  ])
  func `rates are those of the day`(row: (String, String, String, String, String)) throws {
    let fees = FeeSchedule(on: try day(row.1), terms: VenueTerms())
      .fees(on: try money(row.2), side: .sell)
    #expect("\(fees.stampDuty) \(fees.transferFee)" == "\(row.3) \(row.4)", "\(row.0)")
  }

  @Test(arguments: [
    ("the last day of duty on buys", "2008-09-18", "100.00", "100.00"),
    ("sells only", "2008-09-19", "0.00", "100.00"),
    ("the day before it was cut", "2008-04-23", "300.00", "300.00"),
    ("the day it was cut", "2008-04-24", "100.00", "100.00"),
    ("the day it was raised", "2007-05-30", "300.00", "300.00"),
    ("the day before", "2007-05-29", "100.00", "100.00"),
    ("today", "2025-10-15", "0.00", "50.00"),
  ])
  func `stamp duty was taken on buys too until 2008-09-18`(
    row: (String, String, String, String)
  ) throws {
    let schedule = FeeSchedule(on: try day(row.1), terms: VenueTerms())
    let amount = Money(yuan: 100_000)
    let duties = [Side.buy, .sell].map { schedule.fees(on: amount, side: $0).stampDuty.description }
    #expect(duties == [row.2, row.3], "\(row.0)")
  }

  @Test func `FEE-17 the least commission is taken once an order, not once a fill`() throws {
    let schedule = FeeSchedule(on: try day("2025-10-15"), terms: VenueTerms())
    let first = try money("2144.00")
    let second = try money("3216.00")
    let charged = [
      schedule.fees(on: first, after: .zero, side: .buy),
      schedule.fees(on: second, after: first, side: .buy),
    ]
    #expect(charged.map(\.commission.description) == ["5.00", "0.00"])
    #expect(
      charged[0].total + charged[1].total == schedule.fees(on: first + second, side: .buy).total)
  }

  @Test func `charges do not depend on how an order is split into fills`() throws {
    let schedule = FeeSchedule(on: try day("2025-10-15"), terms: VenueTerms())
    for side in Side.allCases {
      for cut in stride(from: Int64(100), to: 9_000, by: 700) {
        let price = try price("7.43")
        let whole = schedule.fees(on: price * Quantity(9_000), side: side)
        let first = price * Quantity(cut)
        let rest = price * Quantity(9_000 - cut)
        let split =
          schedule.fees(on: first, after: .zero, side: side).total
          + schedule.fees(on: rest, after: first, side: side).total
        #expect(split == whole.total, "\(side) cut at \(cut)")
      }
    }
  }

  @Test func `the contest charges nothing`() throws {
    let schedule = FeeSchedule(on: try day("2025-10-15"), terms: VenueTerms(.aitrader))
    #expect(schedule.fees(on: Money(yuan: 10_000), side: .sell) == .none)
  }
}
