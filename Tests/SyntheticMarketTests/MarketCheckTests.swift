import Foundation
import Market
import MarketData
import SyntheticMarket
import TestSupport
import Testing
import TradingTypes

/// Stands here because a plausible market is needed, which only the generator makes.
struct `The check of a market` {
  static let season = TradingDay("2025-10-09").map {
    SyntheticMarket.generate(seed: 1, start: $0).draft
  }

  @Test func `passes a generated market`() throws {
    let market = MarketRecord(try #require(Self.season), digest: "")
    let check = MarketCheck(of: market, tolerating: 2)
    #expect(check.passes, "\(check.text)")
    #expect(check.facts.facts.count == 43)
    // Without tolerance nothing may miss.
    let strict = MarketCheck(of: market)
    #expect(strict.passes == strict.facts.outside.isEmpty)
  }

  @Test(
    .enabled(if: ReferenceFolder.file("market/sse50-2025") != nil, "needs the reference folder"))
  func `passes the real shares of the contest`() throws {
    let folder = try #require(ReferenceFolder.file("market/sse50-2025"))
    let draft = try AITraderImporter.import(from: folder.path).draft
    let check = MarketCheck(of: MarketRecord(draft, digest: ""))
    #expect(check.passes, "\(check.text)")
    // Values that another program measured on the same files.
    for (name, expected, tolerance) in [
      ("vol_med", 1.518, 0.01), ("corr_in", 0.539, 0.004), ("pc1", 0.186, 0.002),
      ("acf_lr1", 0.320, 0.004), ("bar4_corr", 0.409, 0.001), ("lim_up_pct", 0.284, 0.005),
    ] {
      let value = try #require(check.facts.value(name))
      #expect(abs(value - expected) < tolerance, "\(name) is \(value), not \(expected)")
    }
  }

  @Test func `fails a market whose shares walk at random`() throws {
    let draft = try #require(Self.season)
    var random = TestRandom(seed: 4)
    let walks = draft.series.map { series in
      rebuilt(series) { _, _ in
        let gauss = (0..<12).reduce(0.0) { sum, _ in sum + Double.random(in: 0...1, using: &random)
        }
        return (gauss - 6) * 0.018
      }
    }
    let check = MarketCheck(of: record(draft, walks))
    #expect(!check.passes)
    let failed = Set(check.facts.outside.map(\.name))
    #expect(failed.isSuperset(of: ["corr_in", "pc1", "kurt", "vol_q5"]), "\(failed)")
  }

  @Test func `fails a market whose days are shuffled share by share`() throws {
    let draft = try #require(Self.season)
    var random = TestRandom(seed: 5)
    let shuffled = draft.series.map { series in
      let order = series.days.indices.shuffled(using: &random)
      return rebuilt(series) { place, days in
        let day = days[order[place]]
        return log(day.bar.close.approximateYuan / day.reference.approximateYuan)
      }
    }
    let check = MarketCheck(of: record(draft, shuffled))
    #expect(!check.passes)
    let failed = Set(check.facts.outside.map(\.name))
    #expect(failed.isSuperset(of: ["corr_in", "corr_mean", "pc1"]), "\(failed)")
  }

  @Test func `names share-days outside the price limits`() throws {
    var draft = try #require(Self.season)
    let first = try #require(draft.series.first)
    let far = rebuilt(first) { place, _ in place == 3 ? 0.4 : 0 }
    draft.series[0] = far
    let check = MarketCheck(of: MarketRecord(draft, digest: ""))
    #expect(check.findings.contains { $0.contains("outside") }, "\(check.findings)")
  }

  @Test func `says nothing of statistics that a short market lacks`() throws {
    let check = MarketCheck(of: MarketRecord(TestMarket.draft(), digest: ""))
    #expect(check.facts.facts.allSatisfy { $0.value == nil && $0.isInside })
    #expect(check.text.contains("n/a"))
    #expect(check.text.hasSuffix("pass: no finding; too little to measure any statistic"))
  }

  @Test func `counts only the statistics that it could measure`() throws {
    var draft = try #require(Self.season)
    draft.series = draft.series.map { BarSeries(days: $0.days) }
    let text = MarketCheck(of: MarketRecord(draft, digest: ""), tolerating: 2).text
    #expect(text.contains(" of 39 statistics inside their bands"), "\(text.suffix(200))")
    #expect(text.hasSuffix("; 4 cannot be measured on so few shares, days or hours"))
  }

  @Test func `has an overview for a person and for a program`() throws {
    let overview = MarketOverview(of: MarketRecord(try #require(Self.season), digest: "d"))
    #expect(overview.text.contains("沧澜银行"))
    #expect(overview.text.split(separator: "\n").allSatisfy { FixedText.columns(String($0)) <= 80 })
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let json = String(decoding: try encoder.encode(overview), as: UTF8.self)
    #expect(json.contains("\"daily_bars\""))
    #expect(overview.closures.contains { $0.from == "2025-10-01" && $0.weekdays == 6 })
    #expect(overview.gaps.reduce(0) { $0 + $1.days } > 0 && !overview.distributions.isEmpty)
    #expect(overview.shares.count == 50 && overview.sectors.count == 13)
  }

  private func record(_ draft: MarketDraft, _ series: [BarSeries]) -> MarketRecord {
    var draft = draft
    draft.series = series
    return MarketRecord(draft, digest: "")
  }

  /// A series with other daily returns, flat bars and no hours.
  private func rebuilt(
    _ series: BarSeries, _ change: (Int, [DayBar]) -> Double
  ) -> BarSeries {
    var close = series.days[0].reference
    return BarSeries(
      days: series.days.enumerated().map { place, day in
        let reference = close
        let move = exp(change(place, series.days))
        close = Price(fen: max(1, Int64(Double(reference.tenThousandths) / 100 * move)))
        return DayBar(
          day: day.day, reference: reference,
          bar: Bar(
            open: reference, high: max(reference, close), low: min(reference, close), close: close,
            volume: day.bar.volume))
      })
  }
}
