import Scoring
import Terminal
import TradingTypes

extension DashboardPainter {
  /// A person's season in figures, against the index and the rivals.
  mutating func score() {
    guard let own = ScoreCard(state.timeline, name: words[.thisRun], days: state.shownDays)
    else { return }
    let rivals = state.rivals.compactMap {
      ScoreCard($0.timeline, name: SafeText.line($0.name), days: state.shownDays)
    }
    let lines = figures(of: own) + [[]] + verdicts(of: own, rivals)
    let area = frame.area.centred(
      width: min(60, frame.size.width - 4), height: min(lines.count + 4, frame.size.height - 2))
    frame.fill(area)
    let inside = frame.box(area, title: words[.scoreTitle], isFocused: true).inset(2, 0)
    for (row, line) in lines.prefix(inside.height - 2).enumerated() {
      frame.spans(line, x: inside.x, y: inside.y + row, limit: inside.width)
    }
    frame.fitted(
      words[.scoreFooter], x: inside.x, y: inside.bottom - 1, style: Style(.dim),
      limit: inside.width)
  }

  private func figures(of card: ScoreCard) -> [[Span]] {
    let metrics = card.metrics
    func line(_ word: Word, _ text: String, _ ink: Ink = .plain) -> [Span] {
      [Span(GlyphWidth.padded(words[word], to: 16), .dim), Span(text, ink)]
    }
    func percent(_ word: Word, _ ratio: Double?) -> [Span] {
      line(word, ScoreText.percent(ratio), ratio.map { Ratio.ink($0) } ?? .dim)
    }
    return [
      line(.netValue, NumberText.money(card.value)),
      percent(.scoreReturn, metrics.cumulativeReturn),
      percent(.scoreIndex, metrics.benchmarkReturn), percent(.excess, metrics.excessReturn),
      line(.sharpe, ScoreText.sharpe(metrics)), percent(.drawdown, metrics.maxDrawdown),
      line(.tradeCount, String(card.trades)), line(.refusedCount, String(card.rejections)),
      line(.fees, NumberText.money(card.fees)),
    ]
  }

  private func verdicts(of own: ScoreCard, _ rivals: [ScoreCard]) -> [[Span]] {
    var lines: [[Span]] = []
    if let excess = own.metrics.excessReturn {
      lines.append([
        Span(words[excess > 0 ? .beatIndex : .lostIndex], excess > 0 ? .accent : .warning)
      ])
    }
    for rival in rivals {
      guard let mine = own.metrics.cumulativeReturn, let other = rival.metrics.cumulativeReturn
      else { continue }
      guard mine != other else {
        lines.append([Span(words(.levelRival, rival.name))])
        continue
      }
      lines.append([
        Span(
          words(mine > other ? .beatRival : .lostRival, rival.name),
          mine > other ? .accent : .warning),
        Span("  " + ScoreText.percent(other), .dim),
      ])
    }
    return lines
  }
}

/// Figures of a score as the screen writes them.
enum ScoreText {
  /// A ratio in percent, a dash where it is undefined.
  static func percent(_ ratio: Double?) -> String { ratio.map { NumberText.percent($0) } ?? "–" }

  /// The Sharpe ratio with its standard error, a dash where it is undefined.
  static func sharpe(_ metrics: PerformanceMetrics) -> String {
    guard let ratio = metrics.sharpe, let error = metrics.sharpeStandardError else { return "–" }
    return "\(fixed(ratio)) ± \(fixed(error))"
  }

  /// A number with one decimal.
  static func tenths(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e6 else { return "–" }
    let tenths = Int64((value * 10).rounded())
    return (tenths < 0 ? "-" : "") + "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }

  /// A number with two decimals.
  static func fixed(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e6 else { return "–" }
    let hundredths = Int64((value * 100).rounded())
    let fraction = hundredths.magnitude % 100
    return (hundredths < 0 ? "-" : "") + "\(hundredths.magnitude / 100)."
      + (fraction < 10 ? "0" : "") + "\(fraction)"
  }
}
