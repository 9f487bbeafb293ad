import Market
import Terminal
import TradingTypes

extension DashboardPainter {
  /// Every security with its newest complete bar.
  mutating func market(in area: Rect) {
    let order = state.quoteOrder
    let quotes = state.quotes
    let newest = quotes.first.flatMap {
      state.marketView?.days(of: $0.instrument.symbol, last: 1).last?.day.shortText
    }
    let remark =
      filterRemark + [
        Span(newest.map { words(.asOf, $0) + "  " } ?? "", .dim),
        Span(words(.sortedBy, words[order.title] + order.arrow) + "  s", .dim),
      ]
    let inside = frame.box(
      area, title: words[.viewMarket], remark: remark, isFocused: isFocused(.market))
    guard !quotes.isEmpty else {
      if !state.filter.isEmpty { return noMatch(in: inside) }
      return empty(state.market == nil ? .noMarket : .noBars, in: inside)
    }
    let columns: [Table.Column] = [
      .init(words[.code], width: 9),
      .init(
        words[.name], width: state.language == .chinese ? 10 : 16, stretches: true,
        stretchLimit: 24),
      .init(words[.last], width: 9, right: true),
      .init(words[.change], width: 8, right: true),
      .init(words[.changeShare], width: 8, right: true),
      .init("", width: 4),
      .init(words[.volume], width: 9, right: true, rank: 3),
      .init(words[.turnover], width: 9, right: true, rank: 2),
      .init(words[.held], width: 7, right: true, rank: 5),
      .init(words[.sector], width: 14, rank: 4),
      .init(words[.twentyDays], width: 20, rank: 6),
    ]
    let chosen = quotes.firstIndex { $0.instrument.symbol == state.chosenSymbol }
    let first = ListWindow.first(
      current: 0, selected: chosen, count: quotes.count, height: inside.height - 1)
    let shown = first..<min(quotes.count, first + max(0, inside.height - 1))
    let holdings = state.account.holdings
    let rows = (0..<shown.upperBound).map { place in
      place < first ? [] : row(quotes[place], holdings)
    }
    selectable(
      Table(columns: columns, rows: rows, selected: chosen, first: first), of: .market,
      in: inside)
  }

  /// The filter in force, beside a list's title.
  var filterRemark: [Span] {
    state.filter.isEmpty ? [] : [Span("/\(SafeText.line(state.filter))  ", .accent)]
  }

  /// Says that a filter leaves nothing.
  mutating func noMatch(in area: Rect) {
    frame.fitted(
      words(.noMatch, SafeText.line(state.filter)), x: area.x + 2, y: area.y + area.height / 2,
      style: Style(.dim), limit: area.width - 4)
  }

  private func row(_ quote: Quote, _ holdings: [AccountPicture.Holding]) -> [Span] {
    let symbol = quote.instrument.symbol
    let ink = Ratio.ink(quote.change)
    let difference = Money(
      tenThousandths: quote.last.tenThousandths - quote.reference.tenThousandths)
    let limit: Span =
      if quote.isSuspended {
        Span(words[.suspended], .dim)
      } else {
        switch quote.limit {
        case .up: Span(words[.limitUp], Style(.rise, .bold))
        case .down: Span(words[.limitDown], Style(.fall, .bold))
        case nil: Span("")
        }
      }
    let held = holdings.first { $0.symbol == symbol }?.quantity
    let closes = state.marketView?.days(of: symbol, last: 20).map(\.bar.close.approximateYuan) ?? []
    return [
      Span(symbol.description, .dim), Span(state.names.name(of: symbol, in: state.language)),
      Span(quote.last.description, ink), Span(NumberText.signedMoney(difference), ink),
      Span(NumberText.percent(quote.change), ink), limit,
      Span(NumberText.large(quote.bar.volume.shares, state.language), .dim),
      Span(NumberText.large(quote.bar.turnover.tenThousandths / 10_000, state.language), .dim),
      Span(held.map { NumberText.count($0.shares) } ?? "", .accent),
      Span(SectorText.name(of: quote.instrument.sector, in: state.language), .dim),
      Span(Sparkline.text(closes, width: 20), .dim),
    ]
  }
}

extension DashboardState {
  /// The securities of the market with their quotes at the cursor, in the chosen order.
  var quotes: [Quote] {
    guard let view = marketView else { return [] }
    let listed =
      self.view == .market && !filter.isEmpty
      ? view.instruments.filter { matches($0) } : view.instruments
    return quoteOrder.sorted(listed.compactMap { Quote($0, in: view) })
  }

  /// Whether a security's code, name or sector holds the filter.
  private func matches(_ instrument: Instrument) -> Bool {
    [
      instrument.symbol.description, instrument.name, instrument.englishName, instrument.sector,
      SectorText.name(of: instrument.sector, in: .chinese),
    ].contains { SearchMarks.contains($0, filter) }
  }
}
