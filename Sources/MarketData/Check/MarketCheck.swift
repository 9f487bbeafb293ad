public import Market
import TradingTypes

/// The verdict on a market: whether it keeps the rules of trading and looks like one of A-shares.
///
/// Reading a folder has checked its form already; this looks at what the numbers say.
public struct MarketCheck: Sendable, Hashable {
  /// Broken rules of trading, one line each; empty in a sound market.
  public let findings: [String]
  /// The stylised facts with their bands.
  public let facts: StylisedFacts

  /// How many statistics may lie outside their bands.
  public let tolerated: Int

  /// Checks `market`; `tolerated` statistics may lie outside their bands.
  ///
  /// The bands hold the mean of many markets with room for the chance of one year: of a hundred
  /// generated seasons some eighty lie in all of them and none misses more than two. A random walk
  /// or a shuffled market misses ten and more.
  public init(of market: MarketRecord, tolerating tolerated: Int = 0) {
    facts = StylisedFacts(of: market)
    findings = MarketCheck.limitFindings(market) + MarketCheck.indexFindings(market)
    self.tolerated = tolerated
  }

  /// Whether nothing was found and the statistics lie in their bands but for ``tolerated``.
  public var passes: Bool { findings.isEmpty && facts.outside.count <= tolerated }

  /// A table of the statistics with their bands, then the findings and a verdict.
  public var text: String {
    var lines = ["statistic           value        band              real  meaning"]
    for fact in facts.facts {
      let value = fact.value.map { FixedText.decimal($0, places: 3) } ?? "n/a"
      let band = "\(FixedText.short(fact.low)) .. \(FixedText.short(fact.high))"
      lines.append(
        (fact.isInside ? "  " : "! ") + FixedText.left(fact.name, 17)
          + FixedText.right(value, 8) + "  " + FixedText.left(band, 16)
          + FixedText.right(FixedText.short(fact.real), 8) + "  " + fact.meaning)
    }
    lines += findings.map { "! \($0)" }
    lines.append(verdict)
    return lines.joined(separator: "\n")
  }

  /// The last line: pass or fail, by which counts, and what could not be measured at all.
  private var verdict: String {
    let measured = facts.facts.count { $0.value != nil }
    let missing = facts.facts.count - measured
    if measured == 0, passes { return "pass: no finding; too little to measure any statistic" }
    let unmeasured =
      missing == 0 ? "" : "; \(missing) cannot be measured on so few shares, days or hours"
    return passes
      ? "pass: \(measured - facts.outside.count) of \(measured) statistics inside their bands"
        + (tolerated > 0 ? " (\(tolerated) may miss)" : "") + ", no finding" + unmeasured
      : "fail: \(facts.outside.count) of \(measured) statistics outside their bands"
        + (findings.isEmpty ? "" : ", \(findings.count) finding\(findings.count == 1 ? "" : "s")")
        + unmeasured
  }

  /// Share-days that trade outside the board's daily limits.
  private static func limitFindings(_ market: MarketRecord) -> [String] {
    var lines: [String] = []
    var count = 0
    for (instrument, series) in zip(market.instruments, market.series) {
      for day in series.days where !day.isSuspended {
        let band = instrument.usualBand(around: day.reference)
        guard day.bar.high > band.high || day.bar.low < band.low else { continue }
        count += 1
        if count <= 5 {
          lines.append(
            "\(instrument.symbol) on \(day.day) trades at \(day.bar.low) to \(day.bar.high), "
              + "outside \(band.low) to \(band.high)")
        }
      }
    }
    if count > 5 { lines.append("\(count - 5) more share-days outside the price limits") }
    return lines
  }

  /// Days without an index bar and hourly index bars that contradict the day.
  private static func indexFindings(_ market: MarketRecord) -> [String] {
    var lines: [String] = []
    let days = Set(market.indexSeries.days.map(\.day))
    let missing = market.calendar.filter { !days.contains($0) }
    if let first = missing.first {
      lines.append("the index has no bar on \(missing.count) days, first on \(first)")
    }
    for day in market.indexSeries.days {
      let bars = HourBar.ends(of: day.day).compactMap { end in
        let place = market.indexSeries.hourCount(completeAt: end) - 1
        return place >= 0 && market.indexSeries.hours[place].end == end
          ? market.indexSeries.hours[place].bar : nil
      }
      guard !bars.isEmpty else { continue }
      if let problem = MarketDecoder.disagreement(bars, day.bar) {
        lines.append("the index on \(day.day) \(problem)")
      }
    }
    return Array(lines.prefix(10))
  }
}
