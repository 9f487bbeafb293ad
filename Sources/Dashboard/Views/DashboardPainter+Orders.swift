import Terminal
import TradingTypes

extension DashboardPainter {
  /// Orders with what became of them, newest first.
  mutating func orders(in area: Rect) {
    let count = state.step?.orders ?? 0
    let remark =
      count == 0 ? [] : [Span("\(min((state.chosenOrder ?? count - 1) + 1, count))/\(count)", .dim)]
    let inside = frame.box(
      area, title: words[.paneOrders], remark: remark, isFocused: isFocused(.orders))
    guard count > 0 else { return empty(.noOrders, in: inside) }
    let isNarrow = inside.width < 42
    let isChinese = state.language == .chinese
    var columns: [Table.Column] = [
      .init(words[.time], width: inside.width >= 60 ? 11 : 5, rank: 3),
      .init(words[.side], width: 2),
      .init(words[.name], width: isChinese ? 8 : 9, stretches: true),
      .init(words[.quantity], width: 6, right: true),
      .init(words[.price], width: 8, right: true, rank: 1),
      .init(words[.fee], width: 6, right: true, rank: 4),
      .init(isNarrow ? "" : words[.state], width: isNarrow ? 1 : isChinese ? 6 : 9),
    ]
    if state.timeline.orders[..<count].contains(where: { $0.rejection != nil }) {
      columns.append(.init("", width: 20, rank: 5))
    }
    let hasChoice = state.focus == .orders && (state.chosenOrder != nil || state.view == .trades)
    let selected = hasChoice ? count - 1 - min(state.chosenOrder ?? count - 1, count - 1) : nil
    let first = ListWindow.first(
      current: 0, selected: selected, count: count, height: inside.height - 1)
    // Rows outside the window are not worded.
    let shown = first..<min(count, first + max(0, inside.height - 1))
    let rows = (0..<shown.upperBound).map { place in
      place < first ? [] : row(state.timeline.orders[count - 1 - place], inside.width, isNarrow)
    }
    selectable(
      Table(columns: columns, rows: rows, selected: selected, first: first), of: .orders,
      in: inside)
  }

  private func row(_ record: OrderRecord, _ width: Int, _ isNarrow: Bool) -> [Span] {
    let request = record.order.request
    let fills = record.fills(before: state.cursor)
    let verdict = record.verdict(before: state.cursor)
    let traded = fills.reduce(Quantity.zero) { $0 + $1.quantity }
    let price: String =
      if traded > .zero {
        NumberText.average(fills.reduce(.zero) { $0 + $1.amount }, over: traded)
      } else {
        request.limit?.description ?? words[.market]
      }
    let fees = fills.reduce(Money.zero) { $0 + $1.fees.total }
    let time = record.order.submitted
    let isFilled = verdict == .filled
    return [
      Span(
        width >= 60
          ? "\(time.day.shortText) \(time.clock)"
          : time.day == state.day?.day ? time.clock : time.day.shortText, .dim),
      request.side == .buy ? Span(words[.buy], .rise) : Span(words[.sell], .fall),
      Span(state.names.name(of: request.symbol, in: state.language)),
      Span(NumberText.count(request.quantity.shares)),
      Span(price, isFilled ? .plain : .dim),
      Span(fees == .zero ? "" : NumberText.money(fees), .dim),
      Span(isNarrow ? verdict.mark : verdict.mark + " " + words[verdict.word], verdict.ink),
      Span(record.rejection?.code.rawValue ?? "", .dim),
    ]
  }
}

extension OrderRecord.Verdict {
  /// A shape that tells the verdict without colour.
  var mark: String {
    switch self {
    case .open: "○"
    case .partlyFilled: "◐"
    case .filled: "●"
    case .rejected: "✗"
    case .expired, .cancelled, .outOfCash: "–"
    }
  }

  var word: Word {
    switch self {
    case .open: .verdictOpen
    case .partlyFilled: .verdictPart
    case .filled: .verdictFilled
    case .rejected: .verdictRejected
    case .expired: .verdictExpired
    case .cancelled: .verdictCancelled
    case .outOfCash: .verdictNoCash
    }
  }

  var ink: Ink {
    switch self {
    case .open, .expired, .cancelled: .dim
    case .partlyFilled, .filled: .plain
    case .rejected, .outOfCash: .refusal
    }
  }
}
