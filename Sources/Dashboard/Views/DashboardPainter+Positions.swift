import Terminal
import TradingTypes

extension DashboardPainter {
  /// What is held, with prices and profit.
  mutating func positions(in area: Rect) {
    let hasBegun = state.timeline.header != nil
    let cash = [Span(words[.cash] + " ", .dim), Span(NumberText.money(numbers.account.cash))]
    let invested = [
      Span("  " + words[.invested] + " ", .dim), Span(NumberText.share(numbers.invested)),
    ]
    // Where both do not fit, cash matters more.
    let room = area.width - GlyphWidth.of(words[.panePositions]) - 9
    let fits = (cash + invested).reduce(0) { $0 + $1.width } <= room
    let inside = frame.box(
      area, title: words[.panePositions], remark: !hasBegun ? [] : fits ? cash + invested : cash,
      isFocused: isFocused(.positions))
    guard !numbers.lines.isEmpty else { return empty(.noPositions, in: inside) }
    let isChinese = state.language == .chinese
    let columns: [Table.Column] = [
      .init(words[.name], width: isChinese ? 8 : 10, stretches: true),
      .init(words[.code], width: 6, rank: 6),
      .init(words[.quantity], width: 6, right: true),
      .init(words[.sellable], width: 6, right: true, rank: 4),
      .init(words[.cost], width: 8, right: true, rank: 3),
      .init(words[.last], width: 8, right: true, rank: 1),
      .init(words[.profit], width: 9, right: true, rank: 2),
      .init(words[.profitShare], width: 7, right: true),
      .init(words[.weight], width: 6, right: true, rank: 5),
    ]
    let rows = numbers.lines.map { row($0, of: numbers) }
    let chosen = state.chosenHolding.flatMap { symbol in
      numbers.lines.firstIndex { $0.holding.symbol == symbol }
    }
    let selected = state.focus == .positions ? chosen : nil
    let first = ListWindow.first(
      current: 0, selected: selected, count: rows.count, height: inside.height - 1)
    selectable(
      Table(columns: columns, rows: rows, selected: selected, first: first), of: .positions,
      in: inside)
    let hidden = rows.count - first - (inside.height - 1)
    if hidden > 0 {
      frame.text(" +\(hidden) ", endingAt: area.right - 2, y: area.bottom - 1, style: Style(.dim))
    }
  }

  private func row(_ line: AccountNumbers.Line, of numbers: AccountNumbers) -> [Span] {
    let holding = line.holding
    let ratio = Ratio.of(line.profit, to: holding.cost)
    let ink = Ratio.ink(ratio)
    return [
      Span(state.names.name(of: holding.symbol, in: state.language)),
      Span(holding.symbol.digits, .dim),
      Span(NumberText.count(holding.quantity.shares)),
      Span(
        NumberText.count(holding.sellable.shares),
        holding.sellable < holding.quantity ? .warning : .dim),
      Span(NumberText.average(holding.cost, over: holding.quantity), .dim),
      Span(NumberText.price(line.last), ink),
      Span(NumberText.signedMoney(line.profit), ink),
      Span(NumberText.percent(ratio), ink),
      Span(NumberText.share(Ratio.of(line.value, to: numbers.netValue)), .dim),
    ]
  }
}
