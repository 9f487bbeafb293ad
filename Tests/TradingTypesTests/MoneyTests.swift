import Testing
import TradingTypes

struct `Money and decimal text` {
  @Test(arguments: ["0.00", "12.30", "-0.05", "99989.91", "0.0001", "100000.00"])
  func `text round-trips exactly`(text: String) throws {
    #expect(try #require(Money(text)).description == text)
  }

  @Test(arguments: [
    "", ".", "1,435.11", "1e5", "nan", "inf", " 1", "1.00001", "１", "--1",
    "9223372036854775807",
  ])
  func `what is not a plain decimal is refused`(text: String) {
    #expect(Money(text) == nil)
  }

  @Test(arguments: [
    ("5360", 250, "1.34"), ("25717.95", 250, "6.43"), ("25567.20", 500, "12.78"),
    ("2685", 500, "1.34"), ("100", 10, "0.00"), ("500", 10, "0.01"),
  ])
  func `a charge is rounded half up to the fen`(amount: String, rate: Int, charge: String) throws {
    #expect(try #require(Money(amount)).charge(partsPerMillion: Int64(rate)).description == charge)
  }

  @Test func `a charge on a very large amount does not overflow`() {
    let amount = Money(tenThousandths: .max / 2)
    #expect(amount.charge(partsPerMillion: 1_000_000) == amount.roundedToFen)
  }
}

struct `Trading days` {
  @Test(arguments: ["2025-02-29", "2025-13-01", "2025-00-10", "1989-12-31", "2025-1-1", "20251"])
  func `a date the calendar lacks is refused`(text: String) {
    #expect(TradingDay(text) == nil)
  }

  @Test func `adding days and counting them agree over a century`() throws {
    let first = try #require(TradingDay("1990-01-01"))
    for offset in stride(from: 0, to: 40_541, by: 7) {
      let day = try #require(first.adding(days: offset))
      #expect(day.daysSinceEpoch == first.daysSinceEpoch + offset)
    }
  }

  @Test func `2025-10-09 is a Thursday`() throws {
    #expect(try #require(TradingDay("2025-10-09")).weekday == 4)
    #expect(try #require(TradingDay("1970-01-01".replacing("1970", with: "1996"))).weekday == 1)
  }
}
