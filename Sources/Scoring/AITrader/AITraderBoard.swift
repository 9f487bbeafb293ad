import TradingTypes

/// The leaderboard of AI-Trader ledgers, as text and as JSON.
public enum AITraderBoard {
  /// A table with one line an agent, best gross return first.
  public static func text(of lines: [AITraderLine]) -> String {
    var table = TextTable([
      .left("agent"), .right("gross %"), .right("net %"), .right("index %"), .right("Sharpe"),
      .right("± SE"), .right("Sortino"), .right("max DD %"), .right("trades"), .right("fees"),
      .right("dividends missed"), .right("fills off the open"), .right("luck %"),
    ])
    for line in lines {
      let report = line.report
      let metrics = report.metrics
      table.add([
        report.agent, percent(metrics.cumulativeReturn), percent(report.netReturn),
        percent(metrics.benchmarkReturn), ratio(metrics.sharpe), ratio(metrics.sharpeStandardError),
        ratio(metrics.sortino), percent(metrics.maxDrawdown), String(report.trades),
        report.fees.description, report.missedDividends.description,
        String(report.priceMismatches),
        line.luckPercentile.map { TextTable.fixed($0, places: 1) } ?? "n/a",
      ])
    }
    return table.text
  }

  /// What several ledgers together say about the best of them; empty for one.
  ///
  /// Returns are gross; blocks are of `meanBlock` days on average.
  public static func notes(
    of lines: [AITraderLine], meanBlock: Double, seed: UInt64
  ) -> String {
    let excess = lines.map { line in
      let own = PerformanceMetrics.returns(of: line.report.gross.values)
      let index = PerformanceMetrics.returns(of: line.report.gross.benchmarkValues)
      return zip(own, index).map { $0 - $1 }
    }
    guard lines.count > 1,
      let ability = SuperiorAbility(
        excess: excess, meanBlock: meanBlock, draws: 20_000, seed: seed)
    else { return "" }
    return "Does the best of them beat the index? Reality check p = "
      + TextTable.fixed(ability.realityCheck, places: 3) + ", SPA p = "
      + TextTable.fixed(ability.superior, places: 3) + "."
  }

  /// A JSON array with one object an agent.
  ///
  /// - Throws: what encoding throws.
  public static func json(of lines: [AITraderLine]) throws -> String {
    try RunExports.json(lines)
  }

  private static func percent(_ value: Double?) -> String {
    value.map { TextTable.fixed($0 * 100, signed: true) } ?? "n/a"
  }

  private static func ratio(_ value: Double?) -> String {
    value.map { TextTable.fixed($0) } ?? "n/a"
  }
}

/// One agent's line on the board.
public struct AITraderLine: Sendable, Encodable {
  /// What was measured.
  public let report: AITraderReport
  /// Share of schedule-matched random traders, in percent, that did at least as well.
  public let luckPercentile: Double?

  /// A line.
  public init(report: AITraderReport, luckPercentile: Double?) {
    self.report = report
    self.luckPercentile = luckPercentile
  }

  private enum Key: String, CodingKey {
    case trader, start, end, days, trades, fees, beta, sharpe, sortino, calmar
    case initialCash = "initial_cash"
    case finalNAV = "final_nav"
    case cumulativeReturn = "cumulative_return_pct"
    case netReturn = "net_return_pct"
    case benchmarkReturn = "benchmark_return_pct"
    case excessReturn = "excess_return_pct"
    case volatility = "annualised_volatility_pct"
    case sharpeError = "sharpe_se"
    case maxDrawdown = "max_drawdown_pct"
    case alpha = "alpha_pct"
    case winRate = "win_rate_pct"
    case missedDividends = "dividends_missed"
    case mismatches = "fills_off_the_open"
    case luck = "luck_percentile"
  }

  /// Writes every figure; what is undefined is null.
  public func encode(to encoder: any Encoder) throws {
    let metrics = report.metrics
    let points = report.gross.points
    var keys = encoder.container(keyedBy: Key.self)
    try keys.encode(report.agent, forKey: .trader)
    try keys.encode(points.first?.day.description, forKey: .start)
    try keys.encode(points.last?.day.description, forKey: .end)
    try keys.encode(points.count, forKey: .days)
    try keys.encode(report.trades, forKey: .trades)
    try keys.encode(report.fees.approximateYuan, forKey: .fees)
    try keys.encode(report.gross.start.approximateYuan, forKey: .initialCash)
    try keys.encode(points.last?.netAssetValue.approximateYuan, forKey: .finalNAV)
    try keys.encode(metrics.cumulativeReturn.map { $0 * 100 }, forKey: .cumulativeReturn)
    try keys.encode(report.netReturn.map { $0 * 100 }, forKey: .netReturn)
    try keys.encode(metrics.benchmarkReturn.map { $0 * 100 }, forKey: .benchmarkReturn)
    try keys.encode(metrics.excessReturn.map { $0 * 100 }, forKey: .excessReturn)
    try keys.encode(metrics.annualisedVolatility.map { $0 * 100 }, forKey: .volatility)
    try keys.encode(metrics.sharpe, forKey: .sharpe)
    try keys.encode(metrics.sharpeStandardError, forKey: .sharpeError)
    try keys.encode(metrics.sortino, forKey: .sortino)
    try keys.encode(metrics.calmar, forKey: .calmar)
    try keys.encode(metrics.beta, forKey: .beta)
    try keys.encode(metrics.annualisedAlpha.map { $0 * 100 }, forKey: .alpha)
    try keys.encode(metrics.maxDrawdown.map { $0 * 100 }, forKey: .maxDrawdown)
    try keys.encode(metrics.winRate.map { $0 * 100 }, forKey: .winRate)
    try keys.encode(report.missedDividends.approximateYuan, forKey: .missedDividends)
    try keys.encode(report.priceMismatches, forKey: .mismatches)
    try keys.encode(luckPercentile, forKey: .luck)
  }
}
