import Market
import Terminal
import TradingTypes

extension DashboardPainter {
  /// Bars of one security with averages and the seat's own trades, none newer than the cursor.
  mutating func priceChart(in area: Rect) {
    guard let view = state.marketView, let symbol = state.chartSymbol else {
      let inside = frame.box(area, title: words[.viewChart])
      return empty(state.market == nil ? .noMarket : .noBars, in: inside)
    }
    let name = state.names.name(of: symbol, in: state.language)
    let span = words[state.isHourly ? .hourly : .daily]
    var inside = frame.box(
      area, title: "\(name) \(symbol) · \(span)",
      remark: [Span("─ MA5 ", .seriesA), Span("┈ MA20 ", .seriesB), Span("▲▼ ", .accent)],
      isFocused: isFocused(.chart)
    ).inset(1, 0)
    let bars = PriceBars(symbol, in: view, isHourly: state.isHourly)
    guard !bars.bars.isEmpty else { return empty(.noBars, in: inside) }
    let place = min(max(0, bars.bars.count - 1 - state.chartOffset), bars.bars.count - 1)
    let values = inside.takeTop(1)
    let dates = inside.takeBottom(1)
    var x = values.x
    for group in reading(bars, place, symbol, view) {
      let width = group.reduce(0) { $0 + $1.width }
      guard x + width <= values.right else { break }
      x += frame.spans(group, x: x, y: values.y) + 2
    }
    var chart = CandleChart(
      candles: bars.bars.map(\.candle), marks: marks(symbol, bars),
      cursor: state.chartOffset > 0 ? place : nil)
    chart.lines = [
      .init(bars.average(of: 20), Style(.seriesB), isDotted: true),
      .init(bars.average(of: 5), Style(.seriesA)),
    ]
    if let instrument = view.instrument(symbol), let reference = view.reference(of: symbol) {
      let band = instrument.usualBand(around: reference)
      chart.levels = [
        (band.high.approximateYuan, Style(.rise)), (band.low.approximateYuan, Style(.fall)),
      ]
    }
    frame.candleChart(chart, in: inside) {
      NumberText.price(Price(fen: Int64(($0 * 100).rounded())))
    }
    let capacity = CandleChart.capacity(width: inside.width)
    let plot = Rect(
      x: inside.x + CandleChart.axisWidth, y: inside.y,
      width: inside.width - CandleChart.axisWidth, height: inside.height)
    hits.append(
      HitArea(
        area: plot,
        target: .bars(
          first: max(0, bars.bars.count - capacity), count: bars.bars.count,
          stride: CandleChart.stride(width: plot.width))))
    label(bars, in: dates)
  }

  /// The bar under the cursor in groups of numbers: a number is shown whole or not at all.
  private func reading(
    _ bars: PriceBars, _ place: Int, _ symbol: Symbol, _ view: MarketView
  ) -> [[Span]] {
    let bar = bars.bars[place]
    let reference = bars.references[place]
    let change = Ratio.change(from: reference, to: bar.close)
    let ink = Ratio.ink(change)
    func group(_ word: Word, _ text: String, _ ink: Ink = .plain) -> [Span] {
      [Span(words[word] + " ", .dim), Span(text, ink)]
    }
    var groups = [
      [Span(bars.labels[place], .accent)], group(.open, "\(bar.open)"),
      group(.high, "\(bar.high)"), group(.low, "\(bar.low)"),
      group(.close, "\(bar.close) \(NumberText.percent(change))", ink),
      group(.volume, NumberText.large(bar.volume.shares, state.language)),
    ]
    for (count, ink) in [(5, Ink.seriesA), (20, Ink.seriesB)] {
      if let average = bars.average(of: count)[place] {
        let price = Price(fen: Int64((average * 100).rounded()))
        groups.append([Span("MA\(count) ", .dim), Span("\(price)", ink)])
      }
    }
    if let instrument = view.instrument(symbol), let reference = view.reference(of: symbol) {
      let band = instrument.usualBand(around: reference)
      groups += [
        group(.limitUp, "\(band.high)", .rise), group(.limitDown, "\(band.low)", .fall),
      ]
    }
    return groups
  }

  private func marks(_ symbol: Symbol, _ bars: PriceBars) -> [CandleChart.Mark] {
    let count = state.step?.orders ?? 0
    return state.timeline.orders[..<count].flatMap { record -> [CandleChart.Mark] in
      guard record.order.request.symbol == symbol else { return [] }
      return record.fills(before: state.cursor).compactMap { fill in
        guard let place = bars.place(of: fill.time) else { return nil }
        let isBuy = fill.side == .buy
        return CandleChart.Mark(
          place: place, isAbove: !isBuy, glyph: isBuy ? "▲" : "▼",
          style: Style(isBuy ? .accent : .seriesC, .bold))
      }
    }
  }

  /// The first and the last date below the bars, and one between.
  private mutating func label(_ bars: PriceBars, in area: Rect) {
    let capacity = CandleChart.capacity(width: area.width)
    let first = max(0, bars.labels.count - capacity)
    let stride = CandleChart.stride(width: area.width - CandleChart.axisWidth)
    var free = area.x
    for place in Swift.stride(from: first, to: bars.labels.count, by: max(1, 16 / stride)) {
      let x = area.x + CandleChart.axisWidth + (place - first) * stride
      let text = bars.labels[place]
      guard x >= free, x + GlyphWidth.of(text) <= area.right else { continue }
      free = x + frame.text(text, x: x, y: area.y, style: Style(.dim)) + 2
    }
  }
}

/// Bars of a security for drawing.
struct PriceBars: Sendable {
  private(set) var bars: [Bar] = []
  /// What is written below each bar.
  private(set) var labels: [String] = []
  /// What each bar's change is measured from.
  private(set) var references: [Price] = []
  private var ends: [TradingTime] = []

  init(_ symbol: Symbol, in view: MarketView, isHourly: Bool) {
    if isHourly {
      for hour in view.hours(of: symbol, last: 240) {
        references.append(bars.last?.close ?? hour.bar.open)
        bars.append(hour.bar)
        labels.append("\(hour.end.day.shortText) \(hour.end.clock)")
        ends.append(hour.end)
      }
    } else {
      for day in view.days(of: symbol, last: 240) {
        bars.append(day.bar)
        labels.append(day.day.shortText)
        references.append(day.reference)
        ends.append(.close(of: day.day))
      }
    }
  }

  /// The mean of the last `count` closes at each bar, nil where there are fewer.
  func average(of count: Int) -> [Double?] {
    var sum = 0.0
    return bars.indices.map { place in
      sum += bars[place].close.approximateYuan
      if place >= count { sum -= bars[place - count].close.approximateYuan }
      return place >= count - 1 ? sum / Double(count) : nil
    }
  }

  /// The bar in which an instant lies, nil when it is not drawn.
  func place(of time: TradingTime) -> Int? {
    guard let place = ends.firstIndex(where: { $0 > time }) else { return nil }
    return ends[place].day == time.day ? place : nil
  }
}

extension Bar {
  fileprivate var candle: CandleChart.Candle {
    CandleChart.Candle(
      open: open.approximateYuan, high: high.approximateYuan, low: low.approximateYuan,
      close: close.approximateYuan, amount: Double(volume.shares))
  }
}
