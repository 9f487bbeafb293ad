/// Bars with a body from first to last value and wicks to the extremes, with amounts below.
///
/// Bodies that rise are shaded and bodies that fall are full, as hollow and filled ones on paper, so
/// that the direction shows without colour. A row of cells resolves two values.
public struct CandleChart: Sendable, Hashable {
  /// One bar.
  public struct Candle: Sendable, Hashable {
    /// First, highest, lowest and last value.
    public var open, high, low, close: Double
    /// The amount drawn below.
    public var amount: Double

    /// One bar.
    public init(open: Double, high: Double, low: Double, close: Double, amount: Double) {
      self.open = open
      self.high = high
      self.low = low
      self.close = close
      self.amount = amount
    }
  }

  /// A glyph above or below a bar.
  public struct Mark: Sendable, Hashable {
    /// The bar.
    public var place: Int
    /// Whether it stands above.
    public var isAbove: Bool
    /// What is drawn.
    public var glyph: Unicode.Scalar
    /// How it is drawn.
    public var style: Style

    /// A glyph at a bar.
    public init(place: Int, isAbove: Bool, glyph: Unicode.Scalar, style: Style) {
      self.place = place
      self.isAbove = isAbove
      self.glyph = glyph
      self.style = style
    }
  }

  /// The bars, oldest first.
  public var candles: [Candle]
  /// A line over the bars.
  public struct Line: Sendable, Hashable {
    /// A value or nil for each bar.
    public var values: [Double?]
    /// How it is drawn.
    public var style: Style
    /// Whether only a dot a bar is drawn, so that two lines differ without colour.
    public var isDotted: Bool

    /// A line over the bars.
    public init(_ values: [Double?], _ style: Style, isDotted: Bool = false) {
      self.values = values
      self.style = style
      self.isDotted = isDotted
    }
  }

  /// Lines over the bars.
  public var lines: [Line] = []
  /// Marks at bars.
  public var marks: [Mark]
  /// Values that matter for the next bar, such as its limits; drawn where they are in the range.
  public var levels: [(value: Double, style: Style)] {
    get { zip(levelValues, levelStyles).map { ($0, $1) } }
    set {
      levelValues = newValue.map(\.value)
      levelStyles = newValue.map(\.style)
    }
  }
  /// The bar under the cursor, if any.
  public var cursor: Int?

  private var levelValues: [Double] = []
  private var levelStyles: [Style] = []

  /// A chart of bars.
  public init(candles: [Candle], marks: [Mark] = [], cursor: Int? = nil) {
    self.candles = candles
    self.marks = marks
    self.cursor = cursor
  }

  /// Columns from one bar to the next in a plot of `width` columns.
  public static func stride(width: Int) -> Int { width >= 90 ? 3 : width >= 40 ? 2 : 1 }

  /// Columns that the labels of the axis take.
  public static let axisWidth = 9

  /// How many bars fit into `width` columns, the axis included.
  public static func capacity(width: Int) -> Int {
    let plot = max(0, width - axisWidth)
    return plot / stride(width: plot)
  }
}

extension Frame {
  /// Draws the newest bars that fit, the axis at the left, amounts in the lowest rows.
  public mutating func candleChart(
    _ chart: CandleChart, in area: Rect, label: (Double) -> String
  ) {
    let capacity = CandleChart.capacity(width: area.width)
    let first = max(0, chart.candles.count - capacity)
    let shown = chart.candles[first...]
    guard area.height >= 4, capacity > 0, let top = shown.map(\.high).max(),
      let bottom = shown.map(\.low).min()
    else { return }
    var plot = area
    let axis = plot.takeLeft(CandleChart.axisWidth)
    let amounts = area.height >= 9 ? plot.takeBottom(max(2, area.height / 6)) : nil
    let margin = max((top - bottom) * 0.06, abs(top) * 0.0005)
    let scale = CandleScale(top: top + margin, bottom: bottom - margin, plot: plot)
    for step in 0...4 {
      let y = plot.y + (plot.height - 1) * step / 4
      text(
        label(scale.value(ofRow: y)), endingAt: axis.right - 1, y: y, style: Style(.dim),
        limit: CandleChart.axisWidth - 1)
      for x in plot.x..<plot.right { put("┈", x: x, y: y, style: Style(.faint)) }
    }
    for level in chart.levels where level.value < scale.top && level.value > scale.bottom {
      for x in plot.x..<plot.right { put("╌", x: x, y: scale.row(level.value), style: level.style) }
    }
    let stride = CandleChart.stride(width: plot.width)
    func column(_ place: Int) -> Int { plot.x + (place - first) * stride }
    if let cursor = chart.cursor, cursor >= first, cursor < chart.candles.count {
      for y in area.y..<area.bottom {
        put("┊", x: column(cursor), y: y, style: Style(.accent))
      }
    }
    for line in chart.lines {
      var canvas = BrailleCanvas(width: plot.width, height: plot.height)
      var before: (x: Int, y: Int)?
      for place in first..<chart.candles.count {
        guard place < line.values.count, let value = line.values[place] else { continue }
        let point = (x: (place - first) * stride * 2, y: scale.dot(value))
        canvas.line(from: line.isDotted ? point : before ?? point, to: point)
        before = point
      }
      self.canvas(canvas, x: plot.x, y: plot.y, style: line.style)
    }
    for place in first..<chart.candles.count {
      candle(chart.candles[place], x: column(place), scale: scale)
    }
    for mark in chart.marks where mark.place >= first && mark.place < chart.candles.count {
      let candle = chart.candles[mark.place]
      let y =
        mark.isAbove ? scale.row(candle.high) - 1 : scale.row(candle.low) + 1
      put(
        mark.glyph, x: column(mark.place), y: min(max(y, plot.y), plot.bottom - 1),
        style: mark.style)
    }
    if let amounts { bars(shown, first: first, in: amounts, column: column) }
  }

  private mutating func candle(_ candle: CandleChart.Candle, x: Int, scale: CandleScale) {
    let isRising = candle.close >= candle.open
    let style = Style(
      candle.close > candle.open ? .rise : candle.close < candle.open ? .fall : .flat)
    let (high, low) = (scale.half(candle.high), scale.half(candle.low))
    let bodyTop = scale.half(max(candle.open, candle.close))
    let bodyBottom = scale.half(min(candle.open, candle.close))
    func part(_ half: Int) -> Int {
      half >= bodyTop && half <= bodyBottom ? 2 : half >= high && half <= low ? 1 : 0
    }
    for row in (high / 2)...(max(high, low) / 2) {
      let glyph = CandleScale.glyph(part(row * 2), part(row * 2 + 1), isRising: isRising)
      if let glyph { put(glyph, x: x, y: scale.plot.y + row, style: style) }
    }
  }

  private mutating func bars(
    _ candles: ArraySlice<CandleChart.Candle>, first: Int, in area: Rect, column: (Int) -> Int
  ) {
    let eighths: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    guard let most = candles.map(\.amount).max(), most > 0 else { return }
    for (place, candle) in candles.enumerated() {
      let style = Style(candle.close >= candle.open ? .rise : .fall)
      var rest = Int((candle.amount / most * Double(area.height * 8)).rounded())
      var y = area.bottom - 1
      while rest > 0, y >= area.y {
        put(eighths[min(rest, 8) - 1], x: column(first + place), y: y, style: style)
        rest -= 8
        y -= 1
      }
    }
  }
}

/// Maps values to rows, half rows and dots of a plot.
private struct CandleScale {
  let top: Double
  let bottom: Double
  let plot: Rect

  private func share(_ value: Double) -> Double { (top - value) / (top - bottom) }
  func row(_ value: Double) -> Int { plot.y + half(value) / 2 }
  func half(_ value: Double) -> Int {
    min(max(0, Int(share(value) * Double(plot.height * 2))), plot.height * 2 - 1)
  }
  func dot(_ value: Double) -> Int { Int(share(value) * Double(plot.height * 4)) }
  func value(ofRow row: Int) -> Double {
    top - (top - bottom) * (Double(row - plot.y) + 0.5) / Double(plot.height)
  }

  /// The glyph of a cell whose halves hold nothing (0), wick (1) or body (2).
  static func glyph(_ upper: Int, _ lower: Int, isRising: Bool) -> Unicode.Scalar? {
    switch (upper, lower) {
    case (0, 0): nil
    case (1, 1): "│"
    case (1, 0): "╵"
    case (0, 1): "╷"
    case (2, 2): isRising ? "▒" : "█"
    case (2, _): "▀"
    default: "▄"
    }
  }
}
