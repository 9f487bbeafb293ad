import FoundationEssentials
import Market
import MarketData
import TestSupport
import Testing
import TradingTypes

/// The contest's real files, which lie beside the checkout and are never part of it.
let realMarketPath =
  ReferenceFolder.packageRoot.deletingLastPathComponent().path + "/shared/market/sse50-2025"
let hasRealMarket = FileManager.default.fileExists(atPath: realMarketPath)

@Suite(.enabled(if: hasRealMarket, "needs ../shared/market/sse50-2025"))
struct `The real files of the contest` {
  @Test func `become the market that the research measured`() throws {
    let market = try AITraderImporter.import(from: realMarketPath)
    #expect(market.draft.instruments.count == 50)
    #expect(market.report.count("rows of daily_prices_sse_50.csv") == 1_500)
    #expect(market.report.count("dividends inferred") == 12)
    #expect(market.report.count("hourly bars") == 6_000)
    #expect(market.report.count("history bars overruled by the daily CSV") == 2)
    #expect(market.report.count("history bars with thousands separators") == 1)
    #expect(market.report.count("index rows that are not index levels, left out") == 2)
    #expect(market.report.count("share-days of hourly bars with a dividend added back") == 141)
    #expect(
      market.report.count("share-days of hourly bars that contradict the day, left out") == 0)
    #expect(market.draft.calendar.first?.description == "2025-06-16")
    #expect(market.draft.calendar.last?.description == "2025-11-19")
  }

  @Test func `survive the way through a folder`() throws {
    try withTemporaryFolder { folder in
      let market = try AITraderImporter.import(from: realMarketPath)
      let written = try MarketFolder.write(market.draft, to: "\(folder)/sse50")
      #expect(try MarketFolder.read("\(folder)/sse50").digest == written.digest)
    }
  }

  static let exDays = [
    ("600031.SH", "2025-10-15", "0.31"), ("601600.SH", "2025-10-17", "0.12"),
    ("601628.SH", "2025-10-17", "0.24"), ("688008.SH", "2025-10-22", "0.20"),
    ("600050.SH", "2025-10-24", "0.11"), ("601318.SH", "2025-10-24", "0.95"),
    ("601919.SH", "2025-10-24", "0.56"), ("601816.SH", "2025-10-27", "0.04"),
    ("601211.SH", "2025-10-28", "0.15"), ("601127.SH", "2025-10-30", "0.31"),
    ("600690.SH", "2025-11-07", "0.27"), ("601088.SH", "2025-11-10", "0.98"),
  ]

  @Test func `hold the twelve ex-days of the window`() throws {
    let actions = try AITraderImporter.import(from: realMarketPath).draft.actions
    let found = actions.map { "\($0.symbol) \($0.exDay) \($0.cashPerShare)" }.sorted()
    #expect(found == Self.exDays.map { "\($0.0) \($0.1) \($0.2)" }.sorted())
  }
}
