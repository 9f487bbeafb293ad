/// Charts of a contest as inline SVG.
enum ContestChart {
  private static let left = 150.0
  private static let width = 760.0
  private static let step = 26.0

  /// Dots with whiskers: mean score and its interval, the zero line drawn.
  static func intervals(_ board: ContestBoard) -> String {
    let scores = board.rows.compactMap(\.score)
    let low = min(scores.map(\.low).min() ?? 0, 0)
    let high = max(scores.map(\.high).max() ?? 1, low + 1e-9)
    let pad = (high - low) * 0.05
    func x(_ value: Double) -> Double {
      left + (value - low + pad) / (high - low + 2 * pad) * (width - left - 20)
    }
    var body = line(x(0), 4, x(0), step * Double(board.rows.count) + 8, "var(--line)")
    for (place, row) in board.rows.enumerated() {
      let y = step * Double(place) + 20
      body += label(row.seat, y)
      guard let score = row.score else { continue }
      body += line(x(score.low), y, x(score.high), y, "var(--mark)")
      body +=
        "<circle cx=\"\(number(x(score.mean)))\" cy=\"\(number(y))\" r=\"4\" fill=\"var(--mark)\">"
        + "<title>\(TextTable.fixed(score.mean, places: 3))</title></circle>"
    }
    let bottom = step * Double(board.rows.count) + 24
    for value in [low, 0, high] {
      body +=
        "<text class=s x=\"\(number(x(value)))\" y=\"\(number(bottom))\" "
        + "text-anchor=\"middle\">\(TextTable.fixed(value))</text>"
    }
    return frame(body, height: bottom + 8, "Score of every seat with its interval")
  }

  /// Bars from the best to the worst rank of each seat.
  static func ranks(_ board: ContestBoard) -> String {
    let count = Double(max(board.rows.count, 1))
    func x(_ rank: Double) -> Double { left + (rank - 1) / count * (width - left - 20) }
    var body = ""
    for (place, row) in board.rows.enumerated() {
      let y = step * Double(place) + 20
      body += label(row.seat, y)
      let ranks = row.ranks ?? 1...max(board.rows.count, 1)
      let end = x(Double(ranks.upperBound) + 1)
      let start = x(Double(ranks.lowerBound))
      body +=
        "<rect x=\"\(number(start + 2))\" y=\"\(number(y - 8))\" "
        + "width=\"\(number(end - start - 4))\" height=\"16\" rx=\"3\" fill=\"var(--mark)\" "
        + "opacity=\"\(row.ranks == nil ? "0.15" : "0.75")\"/>"
    }
    let bottom = step * count + 24
    for rank in 1...max(board.rows.count, 1) {
      body +=
        "<text class=s x=\"\(number(x(Double(rank) + 0.5)))\" y=\"\(number(bottom))\" "
        + "text-anchor=\"middle\">\(rank)</text>"
    }
    return frame(body, height: bottom + 8, "Ranks of every seat that cannot be ruled out")
  }

  /// Net asset value by day: median, half and nine tenths of a seat's runs, on a scale shared by all.
  static func fan(_ row: ContestRow, all rows: [ContestRow]) -> String {
    var values: [Double] = [1]
    for other in rows { for day in other.fan { values += day } }
    let low = values.min() ?? 0.9
    let high = max(values.max() ?? 1.1, low + 1e-9)
    let days = Double(max(row.fan.count, 1))
    func x(_ day: Int) -> Double { 34 + Double(day) / days * 200 }
    func y(_ value: Double) -> Double { 120 - (value - low) / (high - low) * 90 }
    let fan = [[Double](repeating: 1, count: 5)] + row.fan
    func band(_ lower: Int, _ upper: Int, _ opacity: String) -> String {
      let up = fan.enumerated().map { "\(number(x($0.offset))),\(number(y($0.element[upper])))" }
      let down = fan.enumerated().reversed().map {
        "\(number(x($0.offset))),\(number(y($0.element[lower])))"
      }
      return "<polygon points=\"\((up + down).joined(separator: " "))\" fill=\"var(--fan)\" "
        + "opacity=\"\(opacity)\"/>"
    }
    let median = fan.enumerated().map { "\(number(x($0.offset))),\(number(y($0.element[2])))" }
    let body =
      "<text x=\"34\" y=\"18\">\(escaped(row.seat))</text>"
      + line(34, y(1), 234, y(1), "var(--line)") + band(0, 4, "0.18") + band(1, 3, "0.3")
      + "<polyline points=\"\(median.joined(separator: " "))\" fill=\"none\" "
      + "stroke=\"var(--fan)\" stroke-width=\"1.5\"/>"
      + [low, 1, high].map {
        "<text class=s x=\"30\" y=\"\(number(y($0) + 4))\" text-anchor=\"end\">"
          + "\(TextTable.fixed($0))</text>"
      }.joined()
    return "<svg viewBox=\"0 0 244 130\" role=\"img\" aria-label=\"Net asset value of "
      + "\(escaped(row.seat))\">\(body)</svg>"
  }

  /// `text` with what HTML would read as markup made harmless.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  private static func label(_ text: String, _ y: Double) -> String {
    "<text x=\"\(number(left - 10))\" y=\"\(number(y + 4))\" text-anchor=\"end\">"
      + "\(escaped(text))</text>"
  }

  private static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String
  ) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" "
      + "stroke=\"\(colour)\" stroke-width=\"2\"/>"
  }

  private static func frame(_ body: String, height: Double, _ what: String) -> String {
    "<svg viewBox=\"0 0 \(number(width)) \(number(height))\" role=\"img\" "
      + "aria-label=\"\(what)\">\(body)</svg>"
  }

  private static func number(_ value: Double) -> String { TextTable.fixed(value) }
}
