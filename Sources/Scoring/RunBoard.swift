import Journal
import TradingTypes

/// Runs side by side, for a person and for programs.
public enum RunBoard {
  /// One run as a list of figures, or several as a table, best return first.
  public static func text(of summaries: [RunSummary]) -> String {
    text(of: summaries.map(ScoredRun.journal), nil)
  }

  /// The same of runs of any kind, with what `comparison` says of several.
  public static func text(of runs: [ScoredRun], _ comparison: RunComparison?) -> String {
    if runs.count == 1 {
      switch runs[0] {
      case .journal(let only): return page(of: only)
      case .series(let only): return page(of: only)
      }
    }
    var table = TextTable([
      .left("trader"), .left("market"), .right("days"), .right("NAV"), .right("return %"),
      .right("excess %"), .right("Sharpe"), .right("± SE"), .right("max DD %"), .right("luck %"),
      .right("p best"), .right("p index"), .right("trades"), .right("refused"), .right("fees"),
      .left("journal"),
    ])
    for line in ordered(ScoredLine.lines(of: runs, comparison)) { table.add(cells(of: line)) }
    return table.text + notes(comparison)
  }

  /// A JSON array with one object a run, in the given order.
  ///
  /// - Throws: what encoding throws.
  public static func json(of lines: [ScoredLine]) throws -> String { try RunExports.json(lines) }

  private static func cells(of line: ScoredLine) -> [String] {
    let metrics = line.run.metrics
    let cells: [String]
    let rest: [String]
    var luck: Double?
    switch line.run {
    case .journal(let run):
      cells = [
        run.header.trader, run.header.market, String(run.tally.daysClosed),
        run.finalNetAssetValue.description,
      ]
      rest = [
        String(run.tally.trades), String(run.tally.rejections), run.tally.fees.description,
        String(run.journalHash.prefix(12)),
      ]
      luck = run.luckPercentile
    case .series(let series):
      cells = [
        series.name, "–", String(series.values.count - 1),
        TextTable.fixed(series.values.last ?? 0),
      ]
      rest = ["–", "–", "–", "–"]
    }
    func chance(_ value: Double?) -> String { value.map { TextTable.fixed($0, places: 3) } ?? "–" }
    return cells + [
      percent(metrics.cumulativeReturn), percent(metrics.excessReturn), ratio(metrics.sharpe),
      ratio(metrics.sharpeStandardError), percent(metrics.maxDrawdown),
      luck.map { TextTable.fixed($0, places: 1) } ?? "n/a", chance(line.versusBest),
      chance(line.versusBenchmark),
    ] + rest
  }

  private static func notes(_ comparison: RunComparison?) -> String {
    guard let comparison else { return "" }
    let ability = comparison.ability.map {
      "\nDoes the best of them beat the index? Reality check p = "
        + TextTable.fixed($0.realityCheck, places: 3) + ", SPA p = "
        + TextTable.fixed($0.superior, places: 3) + "."
    }
    return
      "\n\np best, p index: chance of so large a difference in mean daily return from the best "
      + "run, from the index, if there were none." + (ability ?? "")
  }

  private static func ordered(_ lines: [ScoredLine]) -> [ScoredLine] {
    lines.enumerated().sorted {
      let left = $0.element.run.metrics.cumulativeReturn ?? -2
      let right = $1.element.run.metrics.cumulativeReturn ?? -2
      return left == right ? $0.offset < $1.offset : left > right
    }
    .map(\.element)
  }

  private static func page(of run: RunSummary) -> String {
    let conduct = run.conduct
    let end = run.curve.points.last?.day ?? run.header.start
    let complete = run.tally.isComplete ? "" : " of \(run.header.days), not complete"
    return page(
      of: [
        (
          "trader",
          run.header.model.isEmpty ? run.header.trader : "\(run.header.trader), \(run.header.model)"
        ),
        ("market", run.header.market),
        ("days", "\(run.header.start) to \(end), \(run.tally.daysClosed)\(complete)"),
        ("net asset value", run.finalNetAssetValue.description),
      ] + figures(of: run.metrics, returns: PerformanceMetrics.returns(of: run.curve.values)) + [
        (
          "random traders that did as well %",
          run.luckPercentile.map { TextTable.fixed($0, places: 1) } ?? "n/a"
        ),
        ("skill, 0 random to 1 oracle", ratio(run.skill)),
        (
          "invested %, shares held, concentration",
          "\(share(conduct.exposure)), \(ratio(conduct.holdings)), \(ratio(conduct.concentration))"
        ),
        ("turnover × NAV", ratio(run.turnover)),
        (
          "sales won %, profit factor, days held",
          "\(share(conduct.winningSales)), \(ratio(conduct.profitFactor)), "
            + ratio(conduct.holdingDays)
        ),
        ("orders traded / refused", "\(run.tally.trades) / \(run.tally.rejections)"),
        ("refused by", refusals(of: conduct)),
        (
          "fees, in basis points of NAV",
          "\(run.tally.fees), \(ratio(conduct.basisPoints(of: run.tally.fees)))"
        ),
        ("dividends", run.tally.dividends.description),
        ("tool calls, well-formed %", "\(run.tally.toolCalls), \(share(run.validCallRate))"),
        ("tokens thought / generated", "\(run.tally.thoughtTokens) / \(run.tally.generatedTokens)"),
        ("journal", run.journalHash),
      ])
  }

  private static func page(of series: NAVSeries) -> String {
    page(
      of: [
        ("values", series.name),
        (
          "days",
          "\(series.days.first?.description ?? "") to \(series.days.last?.description ?? ""), "
            + "\(series.values.count - 1)"
        ),
        ("last value", TextTable.fixed(series.values.last ?? 0)),
      ] + figures(of: series.metrics, returns: PerformanceMetrics.returns(of: series.values)))
  }

  private static func page(of rows: [(String, String)]) -> String {
    var table = TextTable([.left("figure"), .right("value")])
    for (name, value) in rows { table.add([name, value]) }
    return table.text
  }

  /// Return and risk, a line a figure.
  private static func figures(
    of metrics: PerformanceMetrics, returns: [Double]
  ) -> [(String, String)] {
    [
      ("return %", percent(metrics.cumulativeReturn)),
      ("benchmark %", percent(metrics.benchmarkReturn)),
      ("excess %", percent(metrics.excessReturn)),
      (
        "volatility / downside % a year",
        "\(share(metrics.annualisedVolatility)) / \(share(metrics.downsideDeviation))"
      ),
      (
        "Sharpe ± standard error",
        metrics.sharpe == nil
          ? "n/a" : "\(ratio(metrics.sharpe)) ± \(ratio(metrics.sharpeStandardError))"
      ),
      (
        "chance that the true Sharpe is above 0",
        ratio(SharpeInference(returns: returns)?.probability())
      ),
      ("Sortino / Calmar", "\(ratio(metrics.sortino)) / \(ratio(metrics.calmar))"),
      (
        "max drawdown %, longest in days",
        "\(percent(metrics.maxDrawdown)), \(metrics.longestDrawdown.map(String.init) ?? "n/a")"
      ),
      (
        "worst day % / Ulcer index %",
        "\(percent(metrics.worstReturn)) / \(share(metrics.ulcerIndex))"
      ),
      (
        "beta, alpha % a year, its t",
        "\(ratio(metrics.beta)), \(percent(metrics.annualisedAlpha)), "
          + ratio(metrics.alphaTStatistic)
      ),
      (
        "information ratio, tracking error %",
        "\(ratio(metrics.informationRatio)), \(share(metrics.trackingError))"
      ),
      ("winning days %", share(metrics.winRate)),
    ]
  }

  /// Rules and how often they refused, most first.
  private static func refusals(of conduct: TradingConduct) -> String {
    let counts = conduct.refusals.map { (code: $0.key.rawValue, count: $0.value) }
      .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
    return counts.isEmpty
      ? "–" : counts.map { "\($0.code) \($0.count)" }.joined(separator: ", ")
  }

  private static func percent(_ value: Double?) -> String {
    value.map { TextTable.fixed($0 * 100, signed: true) } ?? "n/a"
  }

  /// A percentage that is never negative.
  private static func share(_ value: Double?) -> String {
    value.map { TextTable.fixed($0 * 100) } ?? "n/a"
  }

  private static func ratio(_ value: Double?) -> String {
    value.map { TextTable.fixed($0) } ?? "n/a"
  }
}
