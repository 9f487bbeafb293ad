import Ledger
import TestSupport
import Testing
import TradingTypes

func day(_ text: String) throws -> TradingDay { try #require(TradingDay(text)) }
func symbol(_ text: String) throws -> Symbol { try #require(Symbol(text)) }

/// Books of 100,000 yuan from 2025-10-09.
func ledger(_ cash: String = "100000", on date: String = "2025-10-09") throws -> Ledger {
  Ledger(cash: try #require(Money(cash)), on: try day(date))
}

/// A fill with commission, stamp duty and transfer fee as written.
func fill(
  _ side: Side, _ shares: Int64, _ code: String, at price: String,
  fees: (String, String, String) = ("0", "0", "0"), order: Int = 1, on date: String = "2025-10-09"
) throws -> Fill {
  Fill(
    order: OrderID(order), symbol: try symbol(code), side: side, quantity: Quantity(shares),
    price: try #require(Price(price)),
    fees: Fees(
      commission: try #require(Money(fees.0)), stampDuty: try #require(Money(fees.1)),
      transferFee: try #require(Money(fees.2))),
    time: .open(of: try day(date)))
}

struct `Postings` {
  @Test func `LEDGER-01 ten fills of the oracle's script give its cash on every day`() throws {
    // RQAlpha 6.4.2 and an independent ledger agree on every figure: fills at the close, dividend of
    // 0.31 on 600031 with its tax.
    var books = try ledger()
    var cash: [String] = []
    func endDay() { cash.append(books.cash.description) }
    _ = books.post(try fill(.buy, 1_000, "600028.SH", at: "5.36", fees: ("5.00", "0", "0.05")))
    _ = books.post(try fill(.buy, 100, "600036.SH", at: "40.33", fees: ("5.00", "0", "0.04")))
    endDay()
    books.beginDay(try day("2025-10-10"))
    _ = books.post(try fill(.sell, 500, "600028.SH", at: "5.37", fees: ("5.00", "1.34", "0.03")))
    _ = books.post(try fill(.buy, 201, "688981.SH", at: "127.95", fees: ("6.43", "0", "0.26")))
    endDay()
    books.beginDay(try day("2025-10-13"))
    _ = books.post(try fill(.buy, 2_000, "601288.SH", at: "6.91", fees: ("5.00", "0", "0.14")))
    _ = books.post(try fill(.buy, 100, "600028.SH", at: "5.36", fees: ("5.00", "0", "0.01")))
    endDay()
    books.beginDay(try day("2025-10-14"))
    _ = books.post(try fill(.buy, 1_000, "600031.SH", at: "23.04", fees: ("5.76", "0", "0.23")))
    _ = books.post(
      try fill(.sell, 201, "688981.SH", at: "127.20", fees: ("6.39", "12.78", "0.26")))
    endDay()
    books.beginDay(try day("2025-10-15"))
    #expect(books.book(try dividend("0.31"))?.cash.description == "310.00")
    let tax = books.post(
      try fill(.sell, 1_000, "600031.SH", at: "23.46", fees: ("5.87", "11.73", "0.23")))
    #expect(tax.description == "62.00")
    endDay()
    books.beginDay(try day("2025-10-16"))
    _ = books.post(try fill(.sell, 2_000, "601288.SH", at: "7.49", fees: ("5.00", "7.49", "0.15")))
    endDay()
    #expect(cash == ["90596.91", "67550.90", "53184.75", "55686.53", "79376.70", "94344.06"])
    #expect(books.violations() == [])
    let closes = [try symbol("600028.SH"): "5.71", try symbol("600036.SH"): "45.26"]
    let value = books.positionsValue { closes[$0].flatMap { Price($0) } ?? Price(fen: 0) }
    #expect(value == Price(fen: 571) * 600 + Price(fen: 4_526) * 100)
  }

  @Test func `freezing moves cash between accounts and back`() throws {
    var books = try ledger("67550.90")
    books.freeze(try #require(Money("13405.13")))
    #expect(books.availableCash.description == "54145.77")
    #expect(books.portfolio { _ in Price(fen: 0) }.frozenCash.description == "13405.13")
    #expect(books.cash.description == "67550.90")
    books.release(try #require(Money("13405.13")))
    #expect(books.availableCash == books.cash)
    #expect(books.violations() == [])
  }

  @Test func `realised profit is FIFO and net of the charges of both sides`() throws {
    var books = try ledger()
    _ = books.post(try fill(.buy, 200, "600028.SH", at: "5.00", fees: ("5.00", "0", "0.01")))
    _ = books.post(try fill(.buy, 200, "600028.SH", at: "6.00", fees: ("5.00", "0", "0.01")))
    books.beginDay(try day("2025-10-10"))
    _ = books.post(try fill(.sell, 300, "600028.SH", at: "7.00", fees: ("5.00", "1.05", "0.02")))
    // 2100 - 6.07 - (1000 + 5.01) - (600 + 2.505)
    #expect(books.realisedProfit.description == "486.415")
    #expect(books.position(of: try symbol("600028.SH"))?.cost.description == "602.505")
    #expect(books.violations() == [])
  }

  @Test func `shares bought today are not sellable until the next trading day`() throws {
    var books = try ledger(on: "2025-09-30")
    let share = try symbol("600028.SH")
    _ = books.post(try fill(.buy, 800, "600028.SH", at: "5.00"))
    #expect(books.position(of: share)?.sellable == 0)
    books.beginDay(try day("2025-10-09"))  // T1-04: across the National Day closure
    #expect(books.position(of: share)?.sellable == 800)
    _ = books.post(try fill(.buy, 300, "600028.SH", at: "5.00"))
    #expect(books.position(of: share)?.sellable == 800)  // T1-02
    books.freeze(500, of: share)
    #expect(books.position(of: share)?.sellable == 300)  // T1-05
    books.release(500, of: share)
    _ = books.post(try fill(.sell, 800, "600028.SH", at: "5.00"))
    #expect(books.position(of: share)?.sellable == 0)  // T1-06
    #expect(books.position(of: share)?.quantity == 300)
    #expect(books.violations() == [])
  }

  @Test(arguments: [
    ("T1-03 Friday to Monday", "2025-10-10", "2025-10-13"),
    ("T1-04 across the National Day closure", "2025-09-30", "2025-10-09"),
  ])
  func `settlement counts trading days`(row: (String, String, String)) throws {
    var books = try ledger(on: row.1)
    _ = books.post(try fill(.buy, 500, "600028.SH", at: "5.00"))
    books.beginDay(try day(row.2))
    #expect(books.position(of: try symbol("600028.SH"))?.sellable == 500, "\(row.0)")
  }

  @Test func `LEDGER-02 a random account conserves cash and shares`() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = TestRandom(seed: seed)
      var books = try ledger()
      var now = try day("2025-10-09")
      let codes = ["600028.SH", "600036.SH", "688981.SH"]
      for step in 0..<60 {
        let code = try #require(codes.randomElement(using: &random))
        let price = Price(fen: Int64.random(in: 100...5_000, using: &random))
        let fees = ("5.00", "0", "0.\(Int.random(in: 10...99, using: &random))")
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1:
          let shares = Int64.random(in: 1...500, using: &random)
          let cost = price * Quantity(shares) + Money(yuan: 6)
          guard cost <= books.availableCash else { continue }
          _ = books.post(try fill(.buy, shares, code, at: price.description, fees: fees))
        case 2:
          guard let held = books.position(of: try symbol(code))?.sellable, held > 0,
            price.tenThousandths * held.shares > 100_000
          else { continue }
          let shares = Int64.random(in: 1...held.shares, using: &random)
          let proceeds = price * Quantity(shares)
          guard proceeds > Money(yuan: 10) else { continue }
          _ = books.post(try fill(.sell, shares, code, at: price.description, fees: fees))
        case 3:
          now = try #require(now.adding(days: Int.random(in: 1...40, using: &random)))
          books.beginDay(now)
        default:
          let pay = try #require(now.adding(days: Int.random(in: 0...3, using: &random)))
          now = try #require(now.adding(days: 1))
          books.beginDay(now)
          _ = books.book(
            CorporateAction(
              symbol: try symbol(code), recordDay: now, exDay: now, payDay: max(pay, now),
              cashPerShare: Money(tenThousandths: Int64.random(in: 0...900, using: &random)),
              bonusPerTenThousand: [0, 1_000, 3_333].randomElement(using: &random) ?? 0,
              transferPerTenThousand: [0, 4_500].randomElement(using: &random) ?? 0,
              source: .generated))
        }
        #expect(books.violations() == [], "seed \(seed), step \(step)")
      }
    }
  }
}

/// A dividend of 600031 in cash, ex and paid on 2025-10-15 unless said otherwise.
func dividend(
  _ cash: String, ex: String = "2025-10-15", pay: String? = nil, bonus: Int64 = 0,
  transfer: Int64 = 0
) throws -> CorporateAction {
  CorporateAction(
    symbol: try symbol("600031.SH"), recordDay: try day(ex), exDay: try day(ex),
    payDay: try day(pay ?? ex), cashPerShare: try #require(Money(cash)), bonusPerTenThousand: bonus,
    transferPerTenThousand: transfer, source: .announced)
}
