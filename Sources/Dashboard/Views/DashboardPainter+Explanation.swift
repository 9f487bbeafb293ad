import Journal
import Market
import Terminal
import TradingTypes

extension DashboardPainter {
  /// Tells the story of an order over the screen.
  mutating func explanation(of place: Int) {
    guard place < state.timeline.orders.count else { return }
    let width = min(frame.size.width - 6, 110)
    let lines = story(of: place, width: width - 4)
    let area = frame.area.centred(
      width: width, height: min(lines.count + 2, frame.size.height - 4))
    frame.fill(area)
    let hidden = max(0, lines.count - (area.height - 2))
    let first = min(state.overlayScroll, hidden)
    let inside = frame.box(
      area, title: "\(words[.whyTitle]) · #\(state.timeline.orders[place].order.id)",
      remark: hidden > first ? [Span("↓ \(hidden - first)", .accent)] : [], isFocused: true
    ).inset(1, 0)
    for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      frame.spans(line, x: inside.x, y: inside.y + row, limit: inside.width)
    }
  }

  /// Tells the story of the chosen order beside the list.
  mutating func story(in area: Rect) {
    let count = state.step?.orders ?? 0
    let place = min(state.chosenOrder ?? count - 1, count - 1)
    let title =
      place >= 0
      ? "\(words[.whyTitle]) · #\(state.timeline.orders[place].order.id)" : words[.whyTitle]
    let inside = frame.box(area, title: title, isFocused: isFocused(.story)).inset(1, 0)
    guard place >= 0 else { return empty(.noOrders, in: inside) }
    let lines = story(of: place, width: inside.width)
    let first = min(state.storyScroll, max(0, lines.count - inside.height))
    for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      frame.spans(line, x: inside.x, y: inside.y + row, limit: inside.width)
    }
  }

  /// What an order was, what became of it, the bar it met, and the thought before it.
  private func story(of place: Int, width: Int) -> [[Span]] {
    let record = state.timeline.orders[place]
    let wording = TranscriptWording(words: words, names: state.names, width: width)
    var lines: [[Span]] = []
    func add(_ word: Word, _ more: [[Span]]) {
      if !lines.isEmpty { lines.append([]) }
      lines.append([Span(words[word], .title)])
      lines += more
    }
    let blocks = blocks(of: record)
    func worded(_ places: [Int], fold: Int?) -> [[Span]] {
      places.flatMap {
        wording.lines(of: state.timeline.blocks[$0], in: state.timeline, fold: fold)
      }
    }
    add(.whyOrder, worded(blocks.order, fold: nil))
    if let rejection = record.rejection {
      add(
        .whyVerdict, ruleLines(rejection, of: record.order.request, width: width))
    } else if !blocks.outcome.isEmpty {
      add(.whyVerdict, worded(blocks.outcome, fold: 4))
    }
    if let bar = barMet(by: record) { add(.whyBar, bar) }
    if blocks.thoughts.isEmpty {
      let isOwn = state.timeline.header?.trader == "human"
      add(.whyThought, [[Span(words[isOwn ? .whyOwn : .whyNothing], .dim)]])
    } else {
      if !blocks.call.isEmpty { add(.whyCall, worded(blocks.call, fold: nil)) }
      add(.whyThought, worded(blocks.thoughts, fold: nil))
    }
    return lines
  }

  /// The daily bar of the order's day, once it is known.
  private func barMet(by record: OrderRecord) -> [[Span]]? {
    let request = record.order.request
    guard
      let day = state.marketView?.days(of: request.symbol)
        .last(where: { $0.day == record.order.submitted.day })
    else { return nil }
    let ink = Ratio.ink(Ratio.change(from: day.reference, to: day.bar.close))
    return [
      [
        Span("\(day.day.shortText)  ", .dim), Span("\(words[.open]) \(day.bar.open)  "),
        Span("\(words[.high]) \(day.bar.high)  "), Span("\(words[.low]) \(day.bar.low)  "),
        Span("\(words[.close]) \(day.bar.close)", ink),
      ],
      [
        Span(
          "       \(words[.volume]) \(NumberText.large(day.bar.volume.shares, state.language))",
          .dim)
      ],
    ]
  }

  /// The blocks that belong to an order, by their places.
  private func blocks(
    of record: OrderRecord
  ) -> (order: [Int], outcome: [Int], call: [Int], thoughts: [Int]) {
    let blocks = state.timeline.blocks
    let own = state.timeline.steps[record.step].blocks - 1
    var outcome: [Int] = []
    for step in record.fillSteps + [record.endStep].compactMap({ $0 }) where step < state.cursor {
      outcome.append(state.timeline.steps[step].blocks - 1)
    }
    var call: [Int] = []
    var thoughts: [Int] = []
    search: for place in (0..<own).reversed() {
      switch blocks[place].content {
      case .opening: break search
      case .call where call.isEmpty: call = [place]
      case .thought:
        thoughts = [place]
        break search
      default: continue
      }
    }
    return ([own], outcome, call, thoughts)
  }
}
