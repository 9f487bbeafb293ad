import Foundation
import Journal
import Scoring
import Testing
import TradingTypes

/// A run of two days with one trade, written by hand.
enum SampleRun {
  static func entries() throws -> [JournalEntry] {
    let first = try #require(TradingDay("2025-10-09"))
    let second = try #require(TradingDay("2025-10-10"))
    let symbol = try #require(Symbol("600028.SH"))
    let header = RunHeader(
      program: "test", market: "sample", marketDigest: "", trader: "scripted", model: "",
      modelDigest: "", kernels: "", seed: 1, rules: .exchange, mode: .daily, start: first,
      end: second, days: 2, cash: Money(yuan: 100_000), benchmark: "index",
      benchmarkStart: try #require(Price("1000")), settings: [])
    let order = OrderID(1)
    let fill = Fill(
      order: order, symbol: symbol, side: .buy, quantity: 1000,
      price: try #require(Price("5.36")),
      fees: Fees(commission: Money(yuan: 5), stampDuty: .zero, transferFee: Money(fen: 5)),
      time: .open(of: first))
    func closing(_ day: TradingDay, nav: String, level: String) throws -> JournalEvent {
      let cash = try #require(Money("94634.95"))
      let total = try #require(Money(nav))
      return .dayClosed(
        DayClosing(
          day: day, cash: cash, receivable: .zero, positionsValue: total - cash,
          netAssetValue: total, feesToDate: fill.fees.total,
          benchmark: try #require(Price(level)), positions: [], stop: ""))
    }
    let events: [(TradingDay, JournalEvent)] = [
      (first, .runStarted(header)),
      (first, .dayOpened(DayOpening(day: first, number: 1, count: 2))),
      (first, .fill(fill)),
      (first, try closing(first, nav: "99994.95", level: "1010")),
      (second, .dayOpened(DayOpening(day: second, number: 2, count: 2))),
      (second, try closing(second, nav: "100234.95", level: "1005")),
      (second, .runEnded(RunEnding(daysClosed: 2, netAssetValue: .zero))),
    ]
    return events.enumerated().map { number, item in
      JournalEntry(
        sequence: number, time: .open(of: item.0), event: item.1, hash: "hash\(number)")
    }
  }
}

struct `A run's summary` {
  @Test func `has every key of the contract, with null for what is undefined`() throws {
    let summary = try #require(RunSummary(of: SampleRun.entries()))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(summary.json().utf8)) as? [String: Any])
    let keys = """
      trader market start end days initial_cash final_nav cumulative_return_pct benchmark_return_pct \
      excess_return_pct annualised_volatility_pct sharpe sharpe_se sortino max_drawdown_pct calmar \
      beta alpha_pct turnover win_rate_pct trades rejections fees dividends luck_percentile skill \
      tool_calls valid_call_rate_pct thought_tokens journal_hash
      """
    for key in keys.split(separator: " ") {
      #expect(object[String(key)] != nil, "\(key) is missing")
    }
    #expect(object["skill"] is NSNull)
    #expect(object["valid_call_rate_pct"] is NSNull)
    #expect(object["final_nav"] as? Double == 100_234.95)
    #expect(object["journal_hash"] as? String == "hash6")
  }

  @Test func `a journal without a header has no summary`() throws {
    #expect(try RunSummary(of: Array(SampleRun.entries().dropFirst())) == nil)
  }
}

struct `Derived files` {
  @Test func `trades are one line a fill`() throws {
    let text = RunExports.tradesCSV(of: try SampleRun.entries()) { _ in "=中国\"石化" }
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[1]
        == "2025-10-09,09:30,600028.SH,\"'=中国\"\"石化\",buy,1000,5.36,5360.00,5.00,0.00,0.05,1")
  }

  @Test func `the position ledger begins with cash and lists every symbol`() throws {
    let symbol = try #require(Symbol("600028.SH"))
    let other = try #require(Symbol("600519.SH"))
    let text = RunExports.positionLedger(of: try SampleRun.entries(), symbols: [symbol, other])
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("\"id\":0"))
    #expect(!lines[0].contains("this_action"))
    #expect(lines[1].contains("\"CASH\":94634.95"))
    #expect(lines[1].contains("\"600028.SH\":1000"))
    #expect(lines[1].contains("\"600519.SH\":0"))
  }

  @Test func `the NAV table has a line a day`() throws {
    let curve = try #require(NAVCurve(of: SampleRun.entries()))
    #expect(curve.csv().split(separator: "\n").count == 3)
  }
}
