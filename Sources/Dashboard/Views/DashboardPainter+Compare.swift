import Journal
import Terminal
import TradingTypes

extension DashboardPainter {
  /// Two runs beside each other: values on one scale, differences by day, the first other decision.
  mutating func compare(in area: Rect) {
    guard let rival = state.rival, let comparison = state.comparison else {
      let inside = frame.box(area, title: words[.viewCompare], isFocused: isFocused(.compare))
      return empty(.noRival, in: inside)
    }
    var rest = area
    let top = rest.takeTop(max(8, area.height * 9 / 20))
    curves(comparison, rival, in: top)
    let left = rest.takeLeft(min(54, area.width / 2))
    dayTable(comparison, in: left)
    decisions(comparison, rival, in: rest)
  }

  private func name(of rival: Rival) -> String { SafeText.line(rival.name) }

  private mutating func curves(_ comparison: RunComparison, _ rival: Rival, in area: Rect) {
    func line(_ timeline: Timeline) -> [Double] {
      guard let cash = timeline.header?.cash else { return [] }
      return [0.0]
        + timeline.closings.prefix(comparison.count).map {
          Ratio.of($0.netAssetValue - cash, to: cash)
        }
    }
    let own = line(comparison.own)
    let other = line(comparison.other)
    var remark = [
      Span("● \(words[.thisRun]) ", .seriesA), Span(percent(own.last), .seriesA),
      Span("  ■ \(name(of: rival)) ", .seriesC), Span(percent(other.last), .seriesC),
    ]
    if let mine = own.last, let theirs = other.last {
      remark += [
        Span("  \(words[.difference]) ", .dim),
        Span(NumberText.percent(mine - theirs), Ratio.ink(mine - theirs)),
      ]
    }
    if state.rivals.count > 1 { remark.append(Span("  s", .accent)) }
    let inside = frame.box(area, title: words[.viewCompare], remark: remark)
    guard let header = comparison.own.header else { return empty(.waiting, in: inside) }
    var plotArea = inside
    let below = plotArea.takeBottom(1)
    let base = header.benchmarkStart
    let index =
      [0.0]
      + comparison.own.closings.prefix(comparison.count)
      .map { Ratio.change(from: base, to: $0.benchmark) }
    let chart = LineChart(
      series: [
        .init(index, Style(.faint), end: "○"), .init(other, Style(.seriesC), end: "■"),
        .init(own, Style(.seriesA), end: "●"),
      ],
      places: header.days + 1, base: 0, cursor: state.chosenDay.map { $0 + 1 })
    let span = chart.range.map { $0.upperBound - $0.lowerBound } ?? 0
    let plot = frame.lineChart(chart, in: plotArea) {
      NumberText.percent($0, places: span < 0.01 ? 2 : 1)
    }
    frame.text(header.start.shortText, x: plot.x, y: below.y, style: Style(.dim))
    frame.text(header.end.shortText, endingAt: plot.right, y: below.y, style: Style(.dim))
    if !comparison.isSameSeason {
      frame.fitted(
        words[.otherSeason], x: plot.x + 8, y: below.y, style: Style(.warning),
        limit: max(0, plot.width - 16))
    }
  }

  private func percent(_ ratio: Double?) -> String { ScoreText.percent(ratio) }

  private mutating func dayTable(_ comparison: RunComparison, in area: Rect) {
    let days = comparison.days
    let inside = frame.box(area, title: words[.paneOutline], isFocused: true)
    guard !days.isEmpty else { return empty(.noCloses, in: inside) }
    let columns: [Table.Column] = [
      .init("", width: 2, right: true), .init(words[.time], width: 5),
      .init(words[.thisRun], width: 10, right: true, stretches: true),
      .init(words[.otherRun], width: 10, right: true, rank: 2, stretches: true),
      .init(words[.difference], width: 10, right: true),
    ]
    let rows = days.map { day -> [Span] in
      let difference = day.other.map { day.own - $0 }
      let ink: Ink =
        difference.map { $0 > .zero ? .rise : $0 < .zero ? .fall : .flat } ?? .dim
      return [
        Span(String(day.number)), Span(day.day.shortText, .dim),
        Span(NumberText.money(day.own)), Span(day.other.map { NumberText.money($0) } ?? "–"),
        Span(difference.map { NumberText.signedMoney($0) } ?? "–", ink),
      ]
    }
    let chosen = state.chosenDay.map { min($0, days.count - 1) }
    let first = ListWindow.first(
      current: max(0, days.count - inside.height + 1), selected: chosen, count: days.count,
      height: inside.height - 1)
    selectable(
      Table(columns: columns, rows: rows, selected: chosen, first: first), of: .compare,
      in: inside)
  }

  private mutating func decisions(
    _ comparison: RunComparison, _ rival: Rival, in area: Rect
  ) {
    let opened = state.timeline.openingCount(before: state.cursor)
    let day = state.chosenDay.map { min($0 + 1, opened) } ?? opened
    let inside = frame.box(
      area, title: words(.decisionsOf, String(day)), remark: [Span("Enter", .accent)]
    ).inset(1, 0)
    var lines: [[Span]] = []
    if let difference = comparison.firstDifference {
      lines.append([Span(words(.firstDifference, String(difference.day)), .title)])
      lines.append([
        Span("● ", .seriesA), Span(difference.own.map { text(of: $0) } ?? words[.nothingSent]),
      ])
      lines.append([
        Span("■ ", .seriesC), Span(difference.other.map { text(of: $0) } ?? words[.nothingSent]),
      ])
    } else {
      lines.append([Span(words[.noDifference], .dim)])
    }
    let orders = comparison.orders(ofDay: day)
    for (title, ink, list) in [
      ("● " + words[.thisRun], Ink.seriesA, orders.own),
      ("■ " + name(of: rival), .seriesC, orders.other),
    ] {
      lines += [[], [Span(title, ink)]]
      lines +=
        list.isEmpty
        ? [[Span("  " + words[.nothingSent], .dim)]] : list.map { [Span("  " + text(of: $0))] }
    }
    for (row, line) in lines.prefix(inside.height).enumerated() {
      frame.spans(line, x: inside.x, y: inside.y + row, limit: inside.width)
    }
  }

  private func text(of order: Order) -> String {
    let request = order.request
    let side = words[request.side == .buy ? .buyLong : .sellLong]
    let name = state.names.name(of: request.symbol, in: state.language)
    let price = request.limit?.description ?? words[.market]
    return "\(order.submitted.clock) \(side) \(name) "
      + "\(NumberText.count(request.quantity.shares)) \(price)"
  }
}
