import Journal
import Terminal
import TradingTypes

extension DashboardPainter {
  /// The net asset value against the index, both in percent since the start.
  mutating func navChart(in area: Rect) {
    let hasBegun = state.timeline.header != nil
    let name = state.benchmarkName
    let indexName = GlyphWidth.of(name) > 10 || name.isEmpty ? words[.index] : name
    var remark = [Span("● ", .seriesA), Span(NumberText.percent(numbers.totalRatio), .seriesA)]
    if let index = numbers.index {
      remark += [
        Span("  ○ ", .seriesB), Span("\(indexName) \(NumberText.percent(index))", .seriesB),
      ]
    }
    if let rival = state.rivals.first,
      let ratio = rivalLines(days: state.shownDays).last?.values.last
    {
      let name = GlyphWidth.of(rival.name) > 16 ? rival.timeline.header?.trader : rival.name
      let text = SafeText.line(name ?? "") + " " + NumberText.percent(ratio)
      remark += [Span("  ■ ", .seriesC), Span(text, .seriesC)]
    }
    let room = area.width - GlyphWidth.of(words[.paneChart]) - 9
    if remark.reduce(0, { $0 + $1.width }) > room { remark = shortLegend(room: room) }
    let inside = frame.box(
      area, title: words[.paneChart], remark: hasBegun ? remark : [], isFocused: isFocused(.chart))
    guard let header = state.timeline.header else { return empty(.waiting, in: inside) }
    let count = state.timeline.closingCount(before: state.cursor)
    let closings = state.timeline.closings[..<count]
    var own = [0.0] + closings.map { Ratio.of($0.netAssetValue - header.cash, to: header.cash) }
    let index =
      [0.0]
      + closings.map { Ratio.change(from: header.benchmarkStart, to: $0.benchmark) }
    if state.timeline.openingCount(before: state.cursor) > count { own.append(numbers.totalRatio) }
    var plotArea = inside
    let dates = inside.height >= 6 ? plotArea.takeBottom(1) : nil
    var lines = [LineChart.Series(index, Style(.seriesB), end: "○")]
    lines += rivalLines(days: count)
    lines.append(.init(own, Style(.seriesA), end: "●"))
    let chart = LineChart(
      series: lines,
      places: header.days + 1, base: 0)
    let span = chart.range.map { $0.upperBound - $0.lowerBound } ?? 0
    let plot = frame.lineChart(chart, in: plotArea) {
      NumberText.percent($0, places: span < 0.01 ? 2 : 1)
    }
    if let dates {
      frame.text(header.start.shortText, x: plot.x, y: dates.y, style: Style(.dim))
      frame.text(header.end.shortText, endingAt: plot.right, y: dates.y, style: Style(.dim))
      if let day = state.day, day.number > 3, day.number < header.days - 3 {
        let x = plot.x + day.number * (plot.width - 1) / max(1, header.days)
        frame.text(day.day.shortText, x: max(plot.x + 7, x - 2), y: dates.y, style: Style(.accent))
      }
    }
  }
}

extension DashboardPainter {
  /// The ends of the lines by their figures alone: as many as fit, the rival before the index.
  private func shortLegend(room: Int) -> [Span] {
    let rival = rivalLines(days: state.shownDays).last?.values.last
    let figures: [(mark: String, ratio: Double?, ink: Ink)] = [
      ("■", rival, .seriesC), ("○", numbers.index, .seriesB),
    ]
    var legend = [Span("● \(NumberText.percent(numbers.totalRatio, places: 1))", .seriesA)]
    var used = legend[0].width
    for (mark, ratio, ink) in figures {
      guard let ratio else { continue }
      let span = Span(" \(mark) \(NumberText.percent(ratio, places: 1))", ink)
      guard used + span.width <= room else { break }
      used += span.width
      legend.append(span)
    }
    return legend
  }

  /// The first rival's value in percent since its start, no further than the run itself.
  private func rivalLines(days: Int) -> [LineChart.Series] {
    guard let rival = state.rivals.first, let header = rival.timeline.header else { return [] }
    let closings = rival.timeline.closings.prefix(days)
    let values = closings.map { Ratio.of($0.netAssetValue - header.cash, to: header.cash) }
    return [.init([0.0] + values, Style(.seriesC), end: "■")]
  }
}
