import Testing
import TradingTypes

struct `A relative day` {
  @Test func `reads as a count from the season's first day, and back`() throws {
    var last: TradingDay?
    for offset in -12_000...12_000 {
      let day = try #require(TradingDay(relative: offset))
      #expect(day.relativeOffset == offset)
      #expect(day.description == (offset < 0 ? "D\(offset)" : "D+\(offset)"))
      #expect(TradingDay(day.description) == day)
      #expect(day.weekday <= 5)
      if let last { #expect(last < day) }
      last = day
    }
    #expect(TradingDay(relative: 12_001) == nil)
  }

  @Test func `is no date and comes after all dates`() throws {
    let first = try #require(TradingDay(relative: -12_000))
    let last = try #require(TradingDay("2100-12-31"))
    #expect(last < first)
    #expect(first.isRelative && !last.isRelative)
    #expect(last.adding(days: 1) == nil)
    #expect(TradingDay("2150-01-05") == nil)
  }

  @Test(arguments: ["D", "D+", "D3", "D+-3", "D++3", "d+3", "D+99999", "D+1x", "D 3"])
  func `is not read from anything else`(text: String) {
    #expect(TradingDay(text) == nil)
  }

  @Test func `is as far from another as weekdays are`() throws {
    let first = try #require(TradingDay(relative: 0))
    #expect(first.adding(days: 7) == TradingDay(relative: 5))
    #expect(first.adding(months: 1).isRelative)
  }

  /// Day, months, the day that many months later.
  @Test(arguments: [
    ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2024-02-29", 12, "2025-02-28"),
    ("2025-12-15", 1, "2026-01-15"),
  ])
  func `dates move by months to the last day where a month is shorter`(
    row: (String, Int, String)
  ) throws {
    #expect(try #require(TradingDay(row.0)).adding(months: row.1).description == row.2)
  }
}
