import Foundation
import Journal
import Scoring
import TestSupport
import Testing
import TradingTypes

struct `Trading conduct` {
  private func symbol() throws -> Symbol { try #require(Symbol("600028.SH")) }

  private func bought(
    _ trades: [(Side, Int64, Int64)], closingAfter days: Set<Int> = []
  ) throws -> TradingConduct {
    var conduct = TradingConduct()
    for (number, trade) in trades.enumerated() {
      conduct.take(
        trade.0, try symbol(), Quantity(trade.1), Money(yuan: trade.2), by: OrderID(number + 1))
      if days.contains(number) {
        conduct.close(at: Money(yuan: 10_000), holding: [Money(yuan: 5_000)])
      }
    }
    return conduct
  }

  @Test func `sells are matched first in, first out`() throws {
    let conduct = try bought([
      (.buy, 100, 1_000), (.buy, 100, 2_000), (.sell, 100, 1_500), (.sell, 100, 1_600),
    ])
    #expect(conduct.sales == 2)
    #expect(conduct.winningSales == 0.5)
    #expect(conduct.profitFactor == 1.25)
  }

  @Test func `fills of one order are one sale`() throws {
    var conduct = try bought([(.buy, 200, 2_000)])
    for _ in 0..<2 {
      conduct.take(.sell, try symbol(), 100, Money(yuan: 1_100), by: OrderID(9))
    }
    #expect(conduct.sales == 1)
    #expect(conduct.winningSales == 1)
    #expect(conduct.profitFactor == nil, "without a loss there is no ratio")
  }

  @Test func `the holding time is counted in closes and weighted by cost`() throws {
    let conduct = try bought(
      [(.buy, 100, 1_000), (.buy, 100, 3_000), (.sell, 200, 5_000)], closingAfter: [0, 1])
    #expect(conduct.holdingDays == 1.25, "a quarter two days, three quarters one")
    #expect(conduct.exposure == 0.5)
    #expect(conduct.concentration == 0.25)
    #expect(conduct.turnover == 0.9)
  }

  @Test func `bonus shares carry a part of what their lot cost, rights what they cost`() throws {
    let day = try #require(TradingDay("2025-10-09"))
    func entry(_ number: Int, _ event: JournalEvent) -> JournalEntry {
      JournalEntry(sequence: number, time: .open(of: day), event: event, hash: "")
    }
    func fill(_ side: Side, _ shares: Int64, _ price: String, _ order: Int) throws -> JournalEvent {
      .fill(
        Fill(
          order: OrderID(order), symbol: try symbol(), side: side, quantity: Quantity(shares),
          price: try #require(Price(price)), fees: .none, time: .open(of: day)))
    }
    func entitlement(_ cash: Int64, _ shares: Int64) throws -> JournalEvent {
      .entitlement(
        Entitlement(
          symbol: try symbol(), held: 1_000, cash: Money(yuan: cash), shares: Quantity(shares),
          payDay: day))
    }
    let conduct = TradingConduct(of: [
      entry(0, try fill(.buy, 1_000, "13.00", 1)), entry(1, try entitlement(100, 300)),
      entry(2, try entitlement(-1_000, 100)), entry(3, try fill(.sell, 1_300, "10.50", 2)),
      entry(4, try fill(.sell, 100, "9.00", 3)),
    ])
    #expect(conduct.sales == 2)
    #expect(conduct.winningSales == 0.5)
    let factor = try #require(conduct.profitFactor)
    #expect(abs(factor - 6.5) < 1e-12)
  }

  @Test func `shares of unknown cost count as turnover, not as a sale`() throws {
    let conduct = try bought([(.sell, 100, 1_000)])
    #expect(conduct.sold == Money(yuan: 1_000))
    #expect(conduct.sales == 0 && conduct.winningSales == nil && conduct.holdingDays == nil)
  }
}
