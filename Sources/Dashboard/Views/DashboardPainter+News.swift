import Market
import Terminal
import TradingTypes

extension DashboardPainter {
  /// What has been published, newest first, and the chosen piece in full below.
  mutating func news(in area: Rect) {
    let items = state.newsItems
    var list = area
    let detail = list.takeBottom(min(12, area.height / 3))
    let inside = frame.box(
      list, title: words[.viewNews],
      remark: filterRemark + (items.isEmpty ? [] : [Span("\(items.count)", .dim)]),
      isFocused: isFocused(.news))
    guard !items.isEmpty else {
      frame.box(detail)
      if !state.filter.isEmpty { return noMatch(in: inside) }
      return empty(state.market == nil ? .noMarket : .noNews, in: inside)
    }
    let chosen = min(max(0, state.chosenNews), items.count - 1)
    let reader = frame.box(detail, title: title(of: items[chosen])).inset(1, 0)
    let columns: [Table.Column] = [
      .init(words[.time], width: 11), .init(words[.name], width: 10, rank: 1),
      .init(words[.headline], width: 20, stretches: true),
      .init(words[.source], width: 10, rank: 2),
    ]
    let first = ListWindow.first(
      current: 0, selected: chosen, count: items.count, height: inside.height - 1)
    let shown = first..<min(items.count, first + max(0, inside.height - 1))
    let rows = (0..<shown.upperBound).map { place -> [Span] in
      guard place >= first else { return [] }
      let item = items[place]
      return [
        Span("\(item.published.day.shortText) \(item.published.clock)", .dim),
        Span(
          item.symbols.first.map { state.names.name(of: $0, in: state.language) } ?? "", .accent),
        Span(text(of: item)), Span(item.source, .dim),
      ]
    }
    selectable(
      Table(columns: columns, rows: rows, selected: chosen, first: first), of: .news,
      in: inside)
    let lines = TextWrap.lines(SafeText.visible(text(of: items[chosen])), width: reader.width)
    for (row, line) in lines.prefix(reader.height).enumerated() {
      frame.text(line, x: reader.x, y: reader.y + row, limit: reader.width)
    }
  }

  /// When and where a piece was published, and whom it is about.
  private func title(of item: NewsItem) -> String {
    let time = "\(item.published.day.shortText) \(item.published.clock)"
    let names = item.symbols.map { "\(state.names.name(of: $0, in: state.language)) \($0)" }
    return ([time, item.source] + names).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func text(of item: NewsItem) -> String {
    let first = state.language == .chinese ? item.chinese : item.english
    return first.isEmpty ? (state.language == .chinese ? item.english : item.chinese) : first
  }
}

extension DashboardState {
  /// What has been published at the cursor, newest first.
  var newsItems: [NewsItem] {
    let all = marketView?.news ?? []
    guard view == .news, !filter.isEmpty else { return all.reversed() }
    return all.reversed().filter { item in
      let names = item.symbols.flatMap {
        [$0.description, self.names.name(of: $0, in: .chinese)]
      }
      return ([item.chinese, item.english, item.source] + names)
        .contains { SearchMarks.contains($0, filter) }
    }
  }
}
