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
    guard lines.contains(where: { $0.luckPercentile != nil }) else { return table.text }
    return table.text
      + "\n\nluck %: random traders with the same days, sides and amounts that did at least as well."
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
    case psr
    case netReturn = "net_return_pct"
    case missedDividends = "dividends_missed"
    case mismatches = "fills_off_the_open"
  }

  /// Writes every figure under the keys of a run's summary, and the board's own; what is undefined is
  /// null.
  public func encode(to encoder: any Encoder) throws {
    let points = report.gross.points
    var keys = encoder.container(keyedBy: RunSummary.Key.self)
    try keys.encode(report.agent, forKey: .trader)
    try keys.encode(points.first?.day.description, forKey: .start)
    try keys.encode(points.last?.day.description, forKey: .end)
    try keys.encode(points.count, forKey: .days)
    try keys.encode(report.trades, forKey: .trades)
    try keys.encode(report.fees.approximateYuan, forKey: .fees)
    try keys.encode(report.gross.start.approximateYuan, forKey: .initialCash)
    try keys.encode(points.last?.netAssetValue.approximateYuan, forKey: .finalNAV)
    try keys.encode(report.metrics)
    try keys.encode(report.conduct.turnover, forKey: .turnover)
    try keys.encode(luckPercentile, forKey: .luckPercentile)
    try report.conduct.encode(fees: report.fees, to: encoder)
    var own = encoder.container(keyedBy: Key.self)
    let returns = PerformanceMetrics.returns(of: report.gross.values)
    try own.encode(SharpeInference(returns: returns)?.probability(), forKey: .psr)
    try own.encode(report.netReturn.map { $0 * 100 }, forKey: .netReturn)
    try own.encode(report.missedDividends.approximateYuan, forKey: .missedDividends)
    try own.encode(report.priceMismatches, forKey: .mismatches)
  }
}
