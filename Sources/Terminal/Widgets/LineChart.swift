/// Lines over a common axis, drawn with braille dots.
public struct LineChart: Sendable, Hashable {
  /// One line.
  public struct Series: Sendable, Hashable {
    /// Values at places 0, 1, 2 … of the axis.
    public var values: [Double]
    /// How it is drawn.
    public var style: Style
    /// What stands at its newest value and tells it from the others without colour, if anything.
    public var end: Unicode.Scalar?

    /// One line.
    public init(_ values: [Double], _ style: Style, end: Unicode.Scalar? = nil) {
      self.values = values
      self.style = style
      self.end = end
    }
  }

  /// The lines; later ones are drawn over earlier ones.
  public var series: [Series]
  /// Places on the axis; the lines may be shorter.
  public var places: Int
  /// A level drawn as a dotted rule, if any.
  public var base: Double?
  /// The place to mark with an upright rule, if any.
  public var cursor: Int?

  /// A chart.
  public init(series: [Series], places: Int, base: Double? = nil, cursor: Int? = nil) {
    self.series = series
    self.places = places
    self.base = base
    self.cursor = cursor
  }

  /// The lowest and highest value, widened when they are equal; nil without values.
  public var range: ClosedRange<Double>? {
    let values = series.flatMap(\.values) + (base.map { [$0] } ?? [])
    guard let low = values.min(), let high = values.max() else { return nil }
    let margin = high > low ? (high - low) * 0.04 : max(abs(high) * 0.001, 0.001)
    return (low - margin)...(high + margin)
  }
}

extension Frame {
  /// Draws a chart with the labels of its axis at the left, and returns the area of the lines.
  @discardableResult
  public mutating func lineChart(
    _ chart: LineChart, in area: Rect, label: (Double) -> String
  ) -> Rect {
    guard let range = chart.range, area.height > 0 else { return area }
    let steps = area.height >= 7 ? 4 : area.height >= 3 ? 2 : 0
    let levels = (0...max(steps, 1)).map { step in
      range.upperBound
        - (range.upperBound - range.lowerBound) * Double(step) / Double(max(steps, 1))
    }
    let labels = levels.map(label)
    var plot = area
    let axis = plot.takeLeft(min(area.width / 3, (labels.map { GlyphWidth.of($0) }.max() ?? 0) + 1))
    for (place, text) in labels.enumerated() where steps > 0 {
      let y = area.y + (area.height - 1) * place / steps
      self.text(text, endingAt: axis.right - 1, y: y, style: Style(.dim), limit: axis.width - 1)
      for x in plot.x..<plot.right { put("┈", x: x, y: y, style: Style(.faint)) }
    }
    func row(_ value: Double) -> Int {
      let share = (range.upperBound - value) / (range.upperBound - range.lowerBound)
      return Int((share * Double(plot.height * 4 - 1)).rounded())
    }
    func column(_ place: Int) -> Int {
      chart.places < 2 ? 0 : place * (plot.width * 2 - 1) / (chart.places - 1)
    }
    if let cursor = chart.cursor {
      let x = plot.x + column(cursor) / 2
      for y in plot.y..<plot.bottom { put("┊", x: x, y: y, style: Style(.dim)) }
    }
    if let base = chart.base {
      let y = plot.y + row(base) / 4
      for x in plot.x..<plot.right { put("╌", x: x, y: y, style: Style(.border)) }
    }
    for line in chart.series {
      var canvas = BrailleCanvas(width: plot.width, height: plot.height)
      var before: (x: Int, y: Int)?
      for (place, value) in line.values.enumerated() {
        let point = (x: column(place), y: row(value))
        canvas.line(from: before ?? point, to: point)
        before = point
      }
      self.canvas(canvas, x: plot.x, y: plot.y, style: line.style)
    }
    for line in chart.series {
      guard let end = line.end, let value = line.values.last else { continue }
      put(
        end, x: plot.x + column(line.values.count - 1) / 2, y: plot.y + row(value) / 4,
        style: line.style)
    }
    return plot
  }
}
