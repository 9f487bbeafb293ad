import Exchange
import Foundation
import Journal
import Market
import MarketData
import TestSupport
import Testing
import TradingTypes

@testable import Simulation

/// Replays the rule-based seats on the contest's real bars against an outside program's values.
///
/// The two differ in conventions, so the season here is set up to meet the other one:
/// - The other sizes orders at the open at which they fill; a seat knows only the last close. The
///   market of this test announces the open as reference price. No price limit binds in its window.
/// - The other takes no part of dividends; this venue withholds tax at the sale. The tax is added
///   back to the values compared.
/// - The other fills any size; participation is set to the whole volume.
@Suite(.enabled(if: ReferenceFolder.file("market/sse50-2025") != nil, "needs ../shared"))
struct `Baselines on the real market` {
  static let seats: [(String, @Sendable () -> any Trader)] = [
    ("cash", { CashTrader() }),
    ("buyhold_ew10_topweight", { TopTenTrader() }),
    ("momentum20_top5_w", { RotationTrader.momentum() }),
    ("momentum5_top5_w", { RotationTrader("m5", .winners, lookback: 5, every: 5) }),
    ("reversal5_top5_w", { RotationTrader.reversal() }),
    ("reversal1_top5_daily", { RotationTrader("r1", .losers, lookback: 1, every: 1) }),
    ("macd_10", { SlotTrader.macd() }),
    ("kdj_10", { SlotTrader.kdj() }),
    ("rsi14_10", { SlotTrader.rsi() }),
    ("bollinger_revert_10", { SlotTrader.bollinger() }),
    ("bollinger_breakout_10", { SlotTrader.bollingerBreakout() }),
    ("minvar_60d", { MinimumVarianceTrader() }),
  ]

  @Test func `every seat ends within five hundredths of a percent of the other program`() throws {
    let market = try RealMarket.withOpensAnnounced()
    let expected = try RealMarket.expectedValues()
    for (name, make) in Self.seats {
      let values = try RealMarket.values(of: make(), on: market)
      let wanted = try #require(expected[name])
      for days in [15, 20, 29] {
        let difference = (values[days - 1] - wanted[days - 1]) / 1_000
        #expect(abs(difference) < 0.05, "\(name) after \(days) days: \(difference) points")
      }
    }
  }

  /// The other program's bound: in fractions of shares, and along the same path in lots.
  @Test(arguments: [15, 20, 29]) func `perfect foresight is bounded as there`(count: Int) throws {
    let folder = try #require(ReferenceFolder.file("market/sse50-2025"))
    let draft = try AITraderImporter.import(from: folder.path).draft
    let market = MarketRecord(draft, digest: "real")
    let first = try #require(TradingDay("2025-10-09"))
    let days = market.tradingDays(from: first, count: count)
    let bound = PerfectForesight(on: market, days: days)
    let wanted = try RealMarket.expectedBound(until: #require(days.last))
    #expect(abs(bound.growth - 1 - wanted.bound) < 1e-9, "\(bound.growth - 1), \(wanted.bound)")
    #expect(bound.path.map { $0?.description ?? "CASH" } == wanted.path)
  }

  @Test func `its path in whole lots is worth what it is there`() throws {
    let market = try RealMarket.withOpensAnnounced()
    let real = try #require(ReferenceFolder.file("market/sse50-2025"))
    let whole = MarketRecord(try AITraderImporter.import(from: real.path).draft, digest: "whole")
    let first = try #require(TradingDay("2025-10-09"))
    for count in [15, 20, 29] {
      let values = try RealMarket.values(of: ForesightTrader(on: whole), on: market, days: count)
      let day = try #require(market.tradingDays(from: first, count: count).last)
      let wanted = try RealMarket.expectedBound(until: day).lots
      let difference = (try #require(values.last) - wanted) / 1_000
      #expect(abs(difference) < 0.05, "after \(count) days: \(difference) points of \(wanted)")
    }
  }
}

private enum RealMarket {
  /// The real market with each season day's open in place of its reference price.
  static func withOpensAnnounced() throws -> MarketRecord {
    let folder = try #require(ReferenceFolder.file("market/sse50-2025"))
    var draft = try AITraderImporter.import(from: folder.path).draft
    let first = try #require(TradingDay("2025-10-09"))
    draft.series = draft.series.map { series in
      BarSeries(
        days: series.days.map { day in
          guard day.day >= first, !day.isSuspended else { return day }
          return DayBar(day: day.day, reference: day.bar.open, bar: day.bar)
        })
    }
    return MarketRecord(draft, digest: "real")
  }

  /// Net asset values by day, dividend tax added back, in yuan.
  static func values(
    of trader: any Trader, on market: MarketRecord, days: Int = 29
  ) throws -> [Double] {
    var plan = SeasonPlan(start: try #require(TradingDay("2025-10-09")))
    plan.days = days
    plan.venue.participation = 1_000_000
    let journal = JournalWriter()
    try Season.run(plan, on: market, by: trader, into: journal)
    var tax = Money.zero
    var values: [Double] = []
    for entry in try JournalRecord(name: "run", bytes: journal.bytes).entries() {
      switch entry.event {
      case .dividendTax(let levy): tax += levy.tax
      case .dayClosed(let closing): values.append((closing.netAssetValue + tax).approximateYuan)
      default: break
      }
    }
    return values
  }

  /// The bound until a day: as a return in fractions, its path, and its value in lots.
  static func expectedBound(
    until day: TradingDay
  ) throws -> (bound: Double, path: [String], lots: Double) {
    let bounds = try #require(try results()["oracle_perfect_foresight"])
    let found = try #require(bounds["\(day)"] as? [String: Any])
    let lots = try #require(found["lots_fees_same_path"] as? [String: Any])
    return (
      try #require(found["fractional_with_fees"] as? Double),
      try #require(found["path"] as? [String]), try #require(lots["final"] as? Double)
    )
  }

  private static func results() throws -> [String: [String: Any]] {
    let data = try Data(contentsOf: #require(ReferenceFolder.file("reference/baselines.json")))
    let all = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(all["results"] as? [String: [String: Any]])
  }

  /// Net asset values by day and name from the other program.
  static func expectedValues() throws -> [String: [Double]] {
    // Only the entries that have the shape of a baseline are read.
    return try results().compactMapValues { windows in
      (windows["2025-11-18"] as? [String: Any])?["nav"] as? [Double]
    }
  }
}
