import Journal
import TradingTypes

/// Runs side by side, for a person and for programs.
public enum RunBoard {
  /// One run as a list of figures, or several as a table, best return first.
  public static func text(of summaries: [RunSummary]) -> String {
    if let only = summaries.first, summaries.count == 1 { return page(of: only) }
    var table = TextTable([
      .left("trader"), .left("market"), .right("days"), .right("NAV"), .right("return %"),
      .right("excess %"), .right("Sharpe"), .right("± SE"), .right("max DD %"), .right("trades"),
      .right("refused"), .right("fees"), .left("journal"),
    ])
    for run in ordered(summaries) {
      table.add([
        run.header.trader, run.header.market, String(run.tally.daysClosed),
        run.finalNetAssetValue.description, percent(run.metrics.cumulativeReturn),
        percent(run.metrics.excessReturn), ratio(run.metrics.sharpe),
        ratio(run.metrics.sharpeStandardError), percent(run.metrics.maxDrawdown),
        String(run.tally.trades), String(run.tally.rejections), run.tally.fees.description,
        String(run.journalHash.prefix(12)),
      ])
    }
    return table.text
  }

  /// A JSON array with one object a run, in the given order.
  ///
  /// - Throws: what encoding throws.
  public static func json(of summaries: [RunSummary]) throws -> String {
    try RunExports.json(summaries)
  }

  private static func ordered(_ summaries: [RunSummary]) -> [RunSummary] {
    summaries.enumerated().sorted {
      let left = $0.element.metrics.cumulativeReturn ?? -2
      let right = $1.element.metrics.cumulativeReturn ?? -2
      return left == right ? $0.offset < $1.offset : left > right
    }
    .map(\.element)
  }

  private static func page(of run: RunSummary) -> String {
    var table = TextTable([.left("figure"), .right("value")])
    let metrics = run.metrics
    let end = run.curve.points.last?.day ?? run.header.start
    let complete = run.tally.isComplete ? "" : " of \(run.header.days), not complete"
    let rows: [(String, String)] = [
      (
        "trader",
        run.header.model.isEmpty ? run.header.trader : "\(run.header.trader), \(run.header.model)"
      ),
      ("market", run.header.market),
      ("days", "\(run.header.start) to \(end), \(run.tally.daysClosed)\(complete)"),
      ("net asset value", run.finalNetAssetValue.description),
      ("return %", percent(metrics.cumulativeReturn)),
      ("benchmark %", percent(metrics.benchmarkReturn)),
      ("excess %", percent(metrics.excessReturn)),
      ("volatility % a year", percent(metrics.annualisedVolatility)),
      (
        "Sharpe ± standard error",
        "\(ratio(metrics.sharpe)) ± \(ratio(metrics.sharpeStandardError))"
      ),
      ("Sortino", ratio(metrics.sortino)),
      ("max drawdown %", percent(metrics.maxDrawdown)),
      ("beta", ratio(metrics.beta)),
      ("winning days %", percent(metrics.winRate)),
      ("turnover × NAV", ratio(run.turnover)),
      ("orders traded / refused", "\(run.tally.trades) / \(run.tally.rejections)"),
      ("fees", run.tally.fees.description),
      ("dividends", run.tally.dividends.description),
      ("tool calls, well-formed %", "\(run.tally.toolCalls), \(percent(run.validCallRate))"),
      ("tokens thought / generated", "\(run.tally.thoughtTokens) / \(run.tally.generatedTokens)"),
      ("journal", run.journalHash),
    ]
    for (name, value) in rows { table.add([name, value]) }
    return table.text
  }

  private static func percent(_ value: Double?) -> String {
    value.map { TextTable.fixed($0 * 100, signed: true) } ?? "n/a"
  }

  private static func ratio(_ value: Double?) -> String {
    value.map { TextTable.fixed($0) } ?? "n/a"
  }
}
