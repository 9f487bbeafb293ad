import Ledger
import Testing
import TradingTypes

private let code = "600031.SH"

struct `Dividends` {
  @Test func `CORP-05 a dividend is paid gross on what was held at the record date`() throws {
    var books = try ledger(on: "2025-10-14")
    _ = books.post(try fill(.buy, 1_000, code, at: "23.00"))
    let before = books.cash
    books.beginDay(try day("2025-10-15"))
    let booked = try #require(books.book(try dividend("0.31")))
    #expect(booked.held == 1_000 && booked.shares == 0)
    #expect((books.cash - before).description == "310.00")
    #expect(books.balances.dividendTax == .zero)
  }

  @Test func `CORP-06 who buys on the ex-date gets nothing and owes nothing`() throws {
    var books = try ledger(on: "2025-10-14")
    books.beginDay(try day("2025-10-15"))
    #expect(books.book(try dividend("0.31")) == nil)
    _ = books.post(try fill(.buy, 1_000, code, at: "22.70"))
    books.beginDay(try day("2025-10-16"))
    #expect(books.post(try fill(.sell, 1_000, code, at: "22.80")) == .zero)
  }

  @Test func `a dividend is a receivable until its pay date`() throws {
    var books = try ledger(on: "2025-10-14")
    _ = books.post(try fill(.buy, 1_000, code, at: "23.00"))
    let before = books.cash
    books.beginDay(try day("2025-10-15"))
    _ = books.book(try dividend("0.31", pay: "2025-10-17"))
    #expect(books.cash == before)
    #expect(books.balances.receivable.description == "310.00")
    #expect(
      books.portfolio { _ in Price(fen: 2_270) }.netAssetValue
        == before + Money(yuan: 310) + Money(yuan: 22_700))
    books.beginDay(try day("2025-10-16"))
    #expect(books.cash == before)
    books.beginDay(try day("2025-10-20"))
    #expect((books.cash - before).description == "310.00")
    #expect(books.balances.receivable == .zero)
    #expect(books.violations() == [])
  }

  @Test(arguments: [
    ("CORP-07, CORP-10 sold on the ex-date", "2025-10-14", "2025-10-15", "62.00"),
    ("CORP-11 exactly one month", "2025-10-14", "2025-11-14", "62.00"),
    ("CORP-12 over a month", "2025-10-14", "2025-11-17", "31.00"),
    ("the day after a month", "2025-10-14", "2025-11-15", "31.00"),
    ("exactly one year", "2024-10-15", "2025-10-15", "31.00"),
    ("CORP-13 over a year", "2024-10-14", "2025-10-16", "0.00"),
  ])
  func `tax is taken at the sale by holding period`(
    row: (String, String, String, String)
  ) throws {
    // 财税〔2015〕101号, FIFO by 财税〔2012〕85号
    var books = try ledger(on: row.1)
    _ = books.post(try fill(.buy, 1_000, code, at: "23.00"))
    books.beginDay(try day("2025-10-15"))
    _ = books.book(try dividend("0.31"))
    books.beginDay(try day(row.2))
    let before = books.cash
    let tax = books.post(try fill(.sell, 1_000, code, at: "22.80"))
    #expect(tax.description == row.3, "\(row.0)")
    #expect(books.cash == before + Money(yuan: 22_800) - tax)
    #expect(books.violations() == [])
  }

  @Test(arguments: [
    ("2025-01-31", "2025-02-28", 20), ("2025-01-31", "2025-03-01", 10),
    ("2024-02-29", "2025-02-28", 10), ("2024-02-29", "2025-03-01", 0),
    ("2025-12-31", "2026-01-31", 20),
  ])
  func `months end by the calendar`(row: (String, String, Int64)) throws {
    #expect(HoldingPeriod.taxPercent(acquired: try day(row.0), sold: try day(row.1)) == row.2)
  }

  @Test func `CORP-14 lots are taxed first in, first out`() throws {
    var books = try ledger(on: "2024-09-20")
    _ = books.post(try fill(.buy, 1_000, code, at: "10.00"))
    books.beginDay(try day("2024-10-10"))
    _ = books.book(try dividend("0.246", ex: "2024-10-10"))
    books.beginDay(try day("2024-10-11"))
    #expect(books.post(try fill(.sell, 500, code, at: "10.00")).description == "24.60")
    books.beginDay(try day("2025-05-20"))
    _ = books.post(try fill(.buy, 500, code, at: "10.00"))
    books.beginDay(try day("2025-06-12"))
    _ = books.book(try dividend("0.362", ex: "2025-06-12"))
    books.beginDay(try day("2025-06-13"))
    #expect(books.post(try fill(.sell, 700, code, at: "10.00")).description == "44.88")
  }

  @Test func `cash below a fen is cut off`() throws {
    var books = try ledger(on: "2025-10-14")
    _ = books.post(try fill(.buy, 101, code, at: "23.00"))
    books.beginDay(try day("2025-10-15"))
    #expect(books.book(try dividend("0.3333"))?.cash.description == "33.66")
  }
}

struct `New shares` {
  @Test func `CORP-08 bonus shares settle on their listing day and cost nothing`() throws {
    var books = try ledger(on: "2025-10-14")
    _ = books.post(try fill(.buy, 500, code, at: "20.00", fees: ("5.00", "0", "0.10")))
    books.beginDay(try day("2025-10-15"))
    #expect(books.book(try dividend("0", pay: "2025-10-16", bonus: 3_000))?.shares == 150)
    let onExDay = try #require(books.position(of: try symbol(code)))
    #expect(onExDay.quantity == 650 && onExDay.sellable == 500)
    books.beginDay(try day("2025-10-16"))
    let listed = try #require(books.position(of: try symbol(code)))
    #expect(listed.quantity == 650 && listed.sellable == 650)
    #expect(listed.cost.description == "10005.10")
    #expect(books.violations() == [])
  }

  @Test func `shares sold before a bonus issue is listed leave it untouched`() throws {
    var books = try ledger(on: "2025-10-14")
    _ = books.post(try fill(.buy, 500, code, at: "20.00"))
    _ = books.post(try fill(.buy, 500, code, at: "20.00"))
    books.beginDay(try day("2025-10-15"))
    _ = books.book(try dividend("0", pay: "2025-10-16", transfer: 3_000))
    _ = books.post(try fill(.sell, 1_000, code, at: "15.00"))
    #expect(books.position(of: try symbol(code))?.quantity == 300)
    #expect(books.position(of: try symbol(code))?.sellable == 0)
    #expect(books.violations() == [])
  }

  @Test func `CORP-09 a fraction of a share is rounded half up, by convention`() throws {
    var books = try ledger(on: "2025-10-14")
    _ = books.post(try fill(.buy, 1_000, code, at: "20.00"))
    _ = books.post(try fill(.buy, 445, code, at: "20.00"))
    books.beginDay(try day("2025-10-15"))
    #expect(books.book(try dividend("0", transfer: 3_000))?.shares == 434)
    #expect(books.position(of: try symbol(code))?.quantity == 1_879)
  }

  @Test func `CORP-15 bonus shares are taxed at par, transferred shares are not`() throws {
    // 国税发〔1997〕198号, 财税〔2015〕101号
    for (bonus, transfer, tax) in [(3_000, 0, "60.00"), (0, 3_000, "0.00")]
      as [(Int64, Int64, String)]
    {
      var books = try ledger(on: "2025-10-14")
      _ = books.post(try fill(.buy, 1_000, code, at: "20.00"))
      books.beginDay(try day("2025-10-15"))
      _ = books.book(try dividend("0", bonus: bonus, transfer: transfer))
      books.beginDay(try day("2025-10-20"))
      #expect(books.post(try fill(.sell, 1_300, code, at: "15.00")).description == tax)
    }
  }

  @Test func `a dividend before new shares is taxed on its own amount, not on the new count`()
    throws
  {
    // 100 of 130 shares carry 100/130 of the dividend: 10.00 × 100/130 × 20 % = 1.54.
    var books = try ledger(on: "2025-10-14")
    _ = books.post(try fill(.buy, 100, code, at: "20.00"))
    books.beginDay(try day("2025-10-15"))
    _ = books.book(try dividend("0.10", transfer: 3_000))
    #expect(books.post(try fill(.sell, 100, code, at: "15.00")).description == "1.54")
  }
}
