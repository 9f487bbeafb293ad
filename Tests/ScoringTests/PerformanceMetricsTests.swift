import Foundation
import Scoring
import TestSupport
import Testing

struct `Performance metrics` {
  @Test func `a flat series has no ratio, and none is infinite`() {
    let metrics = PerformanceMetrics(values: [100, 100, 100], benchmark: [10, 11, 12])
    #expect(metrics.cumulativeReturn == 0)
    #expect(metrics.annualisedVolatility == 0)
    #expect(metrics.sharpe == nil)
    #expect(metrics.sortino == nil)
    #expect(metrics.maxDrawdown == 0)
    #expect(metrics.calmar == nil)
  }

  @Test func `a series without a loss has no Sortino and no Calmar ratio`() {
    let metrics = PerformanceMetrics(values: [100, 101, 103], benchmark: [10, 10, 10])
    #expect(metrics.sharpe != nil)
    #expect(metrics.sortino == nil)
    #expect(metrics.calmar == nil)
    #expect(metrics.beta == nil, "a benchmark that does not move explains nothing")
  }

  @Test func `the starting cash counts as a peak`() {
    let metrics = PerformanceMetrics(values: [100, 90, 95], benchmark: [1, 1, 1])
    #expect(abs((metrics.maxDrawdown ?? 0) + 0.1) < 1e-12)
  }

  @Test func `the longest drawdown counts periods below an earlier peak`() {
    let metrics = PerformanceMetrics(values: [100, 99, 100, 98, 97, 99, 101, 100], benchmark: nil)
    #expect(metrics.longestDrawdown == 3)
    #expect(abs((metrics.worstReturn ?? 0) + 0.02) < 1e-12)
    #expect(PerformanceMetrics(values: [100, 101], benchmark: nil).longestDrawdown == 0)
  }

  @Test func `a perfect fit has no t statistic, and a benchmark equalled no information ratio`() {
    let values = [100.0, 101, 99, 102, 100]
    let metrics = PerformanceMetrics(values: values, benchmark: values)
    #expect(metrics.alphaTStatistic == nil)
    #expect(metrics.informationRatio == nil)
    #expect(metrics.trackingError == 0)
  }

  @Test func `one value is no return`() {
    let metrics = PerformanceMetrics(values: [100], benchmark: [1])
    #expect(metrics.cumulativeReturn == nil)
    #expect(metrics.winRate == nil)
  }

  @Test func `a series against itself has a beta of one and no alpha`() {
    var random = TestRandom(seed: 5)
    var values = [100.0]
    for _ in 0..<30 {
      values.append((values.last ?? 0) * (1 + Double.random(in: -0.03...0.03, using: &random)))
    }
    let metrics = PerformanceMetrics(values: values, benchmark: values)
    #expect(abs((metrics.beta ?? 0) - 1) < 1e-12)
    #expect(abs(metrics.annualisedAlpha ?? 1) < 1e-10)
    #expect(abs(metrics.excessReturn ?? 1) < 1e-15)
  }
}

/// The contest's agents, measured by empyrical and quantstats outside this program.
struct `Published agents` {
  static let reference = ReferenceFolder.file("reference/aitrader-metrics.json")

  @Test(.enabled(if: reference != nil, "the reference folder is not beside this checkout"))
  func `all metrics agree with the reference within 1e-9`() throws {
    let data = try Data(contentsOf: try #require(Self.reference))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let dates = try #require(root["dates"] as? [String])
    let closes = try #require(root["benchmark_close"] as? [[Any]])
    let navs = try #require(root["nav"] as? [String: [Double]])
    let windows = try #require(root["windows"] as? [String: [String: [String: Any]]])
    let level = Dictionary(
      uniqueKeysWithValues: closes.compactMap { row -> (String, Double)? in
        guard let day = row.first as? String, let close = row.last as? Double else { return nil }
        return (day, close)
      })
    var compared = 0
    for (end, agents) in windows.sorted(by: { $0.key < $1.key }) {
      let count = try #require(dates.firstIndex(of: end)) + 1
      for (agent, report) in agents.sorted(by: { $0.key < $1.key }) where agent != "SSE50" {
        let own = try #require(report["own"] as? [String: Any])
        let nav = try #require(navs[agent])
        let growth = try #require(own["benchmark_return"] as? Double)
        let last = try #require(level[end])
        // The reference measures the benchmark from the open of the first day.
        let benchmark = try [last / (1 + growth)] + dates[..<count].map { try #require(level[$0]) }
        let values = [100_000] + nav[..<count]
        let metrics = PerformanceMetrics(values: values, benchmark: benchmark)
        let oracles = try #require(report["oracles"] as? [String: [String: Any]])
        let ulcer = try #require(oracles["rqrisk"]?["ulcer"] as? Double)
        #expect(abs((metrics.ulcerIndex ?? 0) * 100 - ulcer) <= 1e-9, "\(agent) \(end) ulcer")
        let pairs: [(String, Double?)] = [
          ("cumulative_return", metrics.cumulativeReturn),
          ("volatility_ann", metrics.annualisedVolatility), ("sharpe", metrics.sharpe),
          ("sharpe_se_annual_lo_iid", metrics.sharpeStandardError), ("sortino", metrics.sortino),
          ("max_drawdown", metrics.maxDrawdown), ("calmar", metrics.calmar),
          ("beta", metrics.beta), ("alpha_ann_arith", metrics.annualisedAlpha),
          ("excess_return_geom", metrics.excessReturn), ("win_rate_days", metrics.winRate),
          ("log_return", metrics.logReturn), ("annualized_return", metrics.annualisedReturn),
          ("downside_dev_ann", metrics.downsideDeviation),
          ("alpha_tstat", metrics.alphaTStatistic), ("tracking_error_ann", metrics.trackingError),
          ("information_ratio_excess_sharpe", metrics.informationRatio),
          (
            "psr_vs_0",
            SharpeInference(returns: zip(values, values.dropFirst()).map { $1 / $0 - 1 })?
              .probability()
          ),
        ]
        for (name, value) in pairs {
          let expected = try #require(own[name] as? Double)
          let actual = try #require(value, "\(agent) \(end) \(name)")
          #expect(abs(actual - expected) <= 1e-9 * max(1, abs(expected)), "\(agent) \(end) \(name)")
          compared += 1
        }
      }
    }
    #expect(compared >= 100)
  }
}
