import Ledger
import Testing
import TradingTypes

private let code = "600031.SH"

/// Three rights shares for ten at six yuan, listed on the 20th.
private func rights() throws -> CorporateAction {
  CorporateAction(
    symbol: try #require(Symbol(code)), recordDay: try day("2025-10-14"),
    exDay: try day("2025-10-15"), payDay: try day("2025-10-20"), cashPerShare: .zero,
    rightsPerTenThousand: 3_000, rightsPrice: Price(fen: 600), source: .announced)
}

/// Books that hold `shares` at ten yuan and then come to the ex-date with `cash`.
private func books(
  _ shares: Int64, cash: String, terms: LedgerTerms = LedgerTerms()
) throws -> Ledger {
  let start = try #require(Money(cash)) + Money(yuan: 10 * shares)
  var books = Ledger(cash: start, on: try day("2025-10-13"), terms: terms)
  let order = Fill(
    order: OrderID(1), symbol: try #require(Symbol(code)), side: .buy, quantity: Quantity(shares),
    price: Price(fen: 1_000), fees: .none, time: .open(of: try day("2025-10-13")))
  _ = books.post(order)
  books.beginDay(try day("2025-10-15"))
  return books
}

struct `Rights issues` {
  @Test(arguments: [
    ("enough cash", 1_000, "5000", "300 for 1800.00", "3200.00"),
    ("cash for a part", 1_000, "603", "100 for 600.00", "3.00"),
    ("no cash", 1_000, "5.99", "0 for 0.00", "5.99"),
    ("parts of a share are cut off", 109, "5000", "32 for 192.00", "4808.00"),
  ])
  func `are subscribed as far as free cash goes`(
    row: (String, Int64, String, String, String)
  ) throws {
    var books = try books(row.1, cash: row.2)
    let action = try rights()
    let entitlement = books.book(action)
    let booked = try #require(entitlement)
    #expect("\(booked.subscribed) for \(booked.paid)" == row.3, "\(row.0)")
    #expect(books.cash.description == row.4)
    #expect(books.violations() == [])
  }

  @Test func `the new shares cost what was paid and may be sold once they are listed`() throws {
    var books = try books(1_000, cash: "5000")
    _ = books.book(try rights())
    let symbol = try #require(Symbol(code))
    #expect(books.position(of: symbol)?.cost.description == "11800.00")
    #expect(books.position(of: symbol)?.sellable == 1_000)
    books.beginDay(try day("2025-10-17"))
    #expect(books.position(of: symbol)?.sellable == 1_000)
    books.beginDay(try day("2025-10-20"))
    #expect(books.position(of: symbol)?.sellable == 1_300)
    #expect(books.violations() == [])
  }

  @Test func `can be let lapse`() throws {
    var terms = LedgerTerms()
    terms.rights = .letLapse
    var books = try books(1_000, cash: "5000", terms: terms)
    let action = try rights()
    let entitlement = books.book(action)
    let booked = try #require(entitlement)
    #expect(booked.subscribed == 0 && books.cash.description == "5000.00")
  }
}

struct `Conventions of the account` {
  @Test func `proceeds can be kept from buying until the next trading day`() throws {
    var terms = LedgerTerms()
    terms.sameDayProceeds = false
    var books = try books(1_000, cash: "0", terms: terms)
    let sale = Fill(
      order: OrderID(2), symbol: try #require(Symbol(code)), side: .sell, quantity: 1_000,
      price: Price(fen: 1_100), fees: .none, time: .open(of: try day("2025-10-15")))
    _ = books.post(sale)
    #expect(books.cash.description == "11000.00")
    #expect(books.availableCash == .zero)
    #expect(books.violations() == [])
    books.beginDay(try day("2025-10-16"))
    #expect(books.availableCash.description == "11000.00")
    #expect(books.violations() == [])
  }

  @Test(arguments: [
    (FenRounding.cut, FenRounding.halfUp, "0.98 + 3"), (.halfUp, .cut, "0.98 + 2"),
    (.up, .up, "0.99 + 3"),
  ])
  func `parts of a fen and of a share are rounded as chosen`(
    row: (FenRounding, FenRounding, String)
  ) throws {
    var terms = LedgerTerms()
    terms.dividendRounding = row.0
    terms.newShareRounding = row.1
    // 0.0393 a share on 25 is 0.9825; one for ten on 25 is 2.5.
    var books = try books(25, cash: "0", terms: terms)
    let action = CorporateAction(
      symbol: try #require(Symbol(code)), recordDay: try day("2025-10-14"),
      exDay: try day("2025-10-15"), payDay: try day("2025-10-15"),
      cashPerShare: Money(tenThousandths: 393), transferPerTenThousand: 1_000, source: .announced)
    let entitlement = books.book(action)
    let booked = try #require(entitlement)
    #expect("\(booked.cash) + \(booked.shares)" == row.2)
    #expect(books.violations() == [])
  }
}
