public import Market

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The statistics by which a market of A-shares is known, with the bands real ones fall into.
///
/// The bands were set around fifty large shares from June to November 2025; they are wide enough for
/// one year of fifty shares and narrow enough that a random walk or a shuffled market falls out.
public struct StylisedFacts: Sendable, Hashable {
  /// One statistic.
  public struct Fact: Sendable, Hashable, Codable {
    /// A short stable name, such as `vol_med`.
    public let name: String
    /// What it measures.
    public let meaning: String
    /// The market's value; nil when the market is too short or has no hourly bars.
    public let value: Double?
    /// Least and greatest value of a plausible market.
    public let low: Double
    /// Greatest value of a plausible market.
    public let high: Double
    /// What the real shares had.
    public let real: Double

    /// Whether the value lies in its band; a value that is not there does not fail.
    public var isInside: Bool { value.map { $0 >= low && $0 <= high } ?? true }
  }

  /// All statistics in their usual order.
  public let facts: [Fact]

  /// The statistics of `market` over all days of its index.
  public init(of market: MarketRecord) {
    let values = StylisedFacts.values(MarketPanel(market))
    facts = StylisedFacts.bands.map { band in
      let value = values[band.name].flatMap { $0.isFinite ? $0 : nil }
      return Fact(
        name: band.name, meaning: band.meaning, value: value, low: band.low, high: band.high,
        real: band.real)
    }
  }

  /// The statistics outside their bands.
  public var outside: [Fact] { facts.filter { !$0.isInside } }

  /// The value called `name`.
  public func value(_ name: String) -> Double? { facts.first { $0.name == name }?.value }

  /// Every statistic of the panel by name.
  static func values(_ panel: MarketPanel) -> [String: Double] {
    var result: [String: Double] = [:]
    let shares = panel.returns.map { Statistics.present($0) }
    guard shares.count > 2, (shares.map(\.count).max() ?? 0) > 12 else { return result }
    volatility(panel, shares, &result)
    comovement(panel, &result)
    tails(panel, shares, &result)
    memory(panel, &result)
    microstructure(panel, &result)
    hours(panel, &result)
    return result
  }

  private static func volatility(
    _ panel: MarketPanel, _ shares: [[Double]], _ result: inout [String: Double]
  ) {
    let deviations = shares.map { Statistics.variance($0, less: 1).squareRoot() * 100 }
    result["vol_q5"] = Statistics.quantile(deviations, 0.05)
    result["vol_med"] = Statistics.median(deviations)
    result["vol_q95"] = Statistics.quantile(deviations, 0.95)
    result["vol_mean"] = Statistics.mean(deviations)
    let variance = Statistics.variance(panel.index)
    result["idx_vol"] = variance.squareRoot() * 100
    let centre = Statistics.mean(panel.index)
    result["idx_kurt"] =
      Statistics.mean(panel.index.map { pow($0 - centre, 4) }) / (variance * variance) - 3
    result["idx_acf1"] = Statistics.correlation(
      Array(panel.index.dropFirst()), Array(panel.index.dropLast()))
    result["xs_disp_med"] =
      Statistics.median(
        panel.index.indices.map { day in
          Statistics.variance(Statistics.present(panel.returns.map { $0[day] })).squareRoot()
        }) * 100
  }

  private static func comovement(_ panel: MarketPanel, _ result: inout [String: Double]) {
    let indexVariance = Statistics.variance(panel.index, less: 1)
    var loadings: [Double] = []
    var explained: [Double] = []
    for share in panel.returns {
      let correlation = Statistics.correlation(share, panel.index)
      let own = Statistics.variance(share.map { $0.isNaN ? 0 : $0 }, less: 1)
      loadings.append(correlation * (own / indexVariance).squareRoot())
      explained.append(correlation * correlation)
    }
    result["beta_q5"] = Statistics.quantile(loadings, 0.05)
    result["beta_med"] = Statistics.median(loadings)
    result["beta_q95"] = Statistics.quantile(loadings, 0.95)
    result["R2_med"] = Statistics.median(explained)
    let count = panel.returns.count
    var matrix = [[Double]](repeating: [Double](repeating: 1, count: count), count: count)
    var (pairs, inside, outside): ([Double], [Double], [Double]) = ([], [], [])
    for left in 0..<count {
      for right in (left + 1)..<max(left + 1, count) {
        let correlation = Statistics.correlation(panel.returns[left], panel.returns[right])
        guard correlation.isFinite else { continue }
        matrix[left][right] = correlation
        matrix[right][left] = correlation
        pairs.append(correlation)
        if panel.sectors[left] == panel.sectors[right] {
          inside.append(correlation)
        } else {
          outside.append(correlation)
        }
      }
    }
    result["corr_mean"] = Statistics.mean(pairs)
    if !inside.isEmpty, !outside.isEmpty {
      result["corr_in"] = Statistics.mean(inside)
      result["corr_out"] = Statistics.mean(outside)
    }
    result["corr_q5"] = Statistics.quantile(pairs, 0.05)
    result["corr_q95"] = Statistics.quantile(pairs, 0.95)
    let largest = Statistics.largestEigenvalues(matrix, count: 3)
    for (name, value) in zip(["pc1", "pc2", "pc3"], largest) {
      result[name] = value / Double(count)
    }
  }

  private static func tails(
    _ panel: MarketPanel, _ shares: [[Double]], _ result: inout [String: Double]
  ) {
    var (fourth, beyond, count) = (0.0, 0.0, 0.0)
    for share in shares where share.count > 2 {
      let centre = Statistics.mean(share)
      let deviation = Statistics.variance(share).squareRoot()
      for value in share {
        let z = (value - centre) / deviation
        fourth += z * z * z * z
        if abs(z) > 3 { beyond += 1 }
        count += 1
      }
    }
    result["kurt"] = fourth / count - 3
    result["z3"] = beyond / count * 100
    result["skew"] = Statistics.median(shares.map { Statistics.skewness($0) })
    let all = shares.flatMap { $0 }
    result["absr5"] = Double(all.count { abs($0) > 0.05 }) / Double(all.count) * 100
  }

  private static func memory(_ panel: MarketPanel, _ result: inout [String: Double]) {
    func average(_ table: [[Double]], _ lag: Int) -> Double {
      Statistics.mean(Statistics.present(table.map { Statistics.autocorrelation($0, lag: lag) }))
    }
    result["acf_r1"] = average(panel.returns, 1)
    result["acf_abs1"] = average(panel.returns.map { $0.map { abs($0) } }, 1)
    let logRanges = panel.ranges.map { $0.map { $0 > 0 ? log($0) : .nan } }
    result["acf_lr1"] = average(logRanges, 1)
    result["acf_lr3"] = average(logRanges, 3)
    result["acf_lr10"] = average(logRanges, 10)
  }

  private static func microstructure(_ panel: MarketPanel, _ result: inout [String: Double]) {
    let night = panel.overnight.map { Statistics.variance(Statistics.present($0)) }
    let session = panel.intraday.map { Statistics.variance(Statistics.present($0)) }
    result["on_share"] = Statistics.median(zip(night, session).map { $0 / ($0 + $1) })
    result["on_sd"] = Statistics.median(night.map { $0.squareRoot() }) * 100
    result["corr_on_it"] = Statistics.mean(
      Statistics.present(
        zip(panel.overnight, panel.intraday).map { Statistics.correlation($0, $1) }))
    var (relative, park): ([Double], [Double]) = ([], [])
    for (ranges, moves) in zip(panel.ranges, panel.intraday) {
      let range = Statistics.present(ranges)
      let move = Statistics.present(moves)
      relative.append(Statistics.mean(range) / Statistics.mean(move.map { abs($0) }))
      let rangeSquare = Statistics.mean(range.map { $0 * $0 }) / (4 * log(2))
      park.append((rangeSquare / Statistics.mean(move.map { $0 * $0 })).squareRoot())
    }
    result["range_over_absOC"] = Statistics.mean(Statistics.present(relative))
    result["park"] = Statistics.mean(Statistics.present(park))
    let days = Double(panel.shareDays)
    result["lim_up_pct"] = Double(panel.limitUp) / days * 100
    result["lim_dn_pct"] = Double(panel.limitDown) / days * 100
    let nights = panel.overnight.flatMap { Statistics.present($0) }
    result["open_eq_pc"] = Double(nights.count { abs($0) < 1e-9 }) / Double(nights.count) * 100
    let all = panel.returns.flatMap { Statistics.present($0) }
    result["zero_ret"] = Double(all.count { abs($0) < 1e-9 }) / Double(all.count) * 100
    result["digit0"] = Double(panel.roundCloses) / Double(panel.closes) * 100
  }

  private static func hours(_ panel: MarketPanel, _ result: inout [String: Double]) {
    guard (panel.bars.first?.first?.count ?? 0) > 12, let last = panel.bars.last else { return }
    let squares = panel.bars.map { bar in
      Statistics.mean(bar.flatMap { $0.map { $0 * $0 } })
    }
    let total = squares.reduce(0, +)
    result["bar1_var"] = squares[0] / total
    result["bar4_var"] = (squares.last ?? .nan) / total
    func pairs(_ table: [[Double]]) -> Double {
      var sum = 0.0
      var count = 0.0
      for left in table.indices {
        for right in table.indices.dropFirst(left + 1) {
          let correlation = Statistics.correlation(table[left], table[right])
          if correlation.isFinite {
            sum += correlation
            count += 1
          }
        }
      }
      return sum / count
    }
    result["bar1_corr"] = pairs(panel.bars[0])
    result["bar4_corr"] = pairs(last)
  }
}
