/// Charts of a contest as inline SVG.
enum ContestChart {
  private static let left = 150.0
  private static let width = 760.0
  private static let step = 26.0

  /// Dots with whiskers: mean score and its interval, the zero line drawn.
  static func intervals(_ board: ContestBoard) -> String {
    let scale = board.score.scale
    let scores = board.rows.compactMap(\.score)
    let low = min((scores.map(\.low).min() ?? 0) * scale, 0)
    let high = max((scores.map(\.high).max() ?? 1) * scale, 0, low + 1e-9)
    let pad = (high - low) * 0.05
    func x(_ value: Double) -> Double {
      left + (value - low + pad) / (high - low + 2 * pad) * (width - left - 20)
    }
    let depth = step * Double(board.rows.count) + 8
    var body = line(x(0), 4, x(0), depth, "var(--soft)")
    for value in ticks(from: low, to: high) where value != 0 {
      body += line(x(value), 4, x(value), depth, "var(--line)")
    }
    for (place, row) in board.rows.enumerated() {
      let y = step * Double(place) + 20
      body += label(row, y)
      guard let score = row.score else { continue }
      let colour = row.standing == .baseline ? "var(--soft)" : "var(--mark)"
      let figures = [score.mean, score.low, score.high].map {
        TextTable.fixed($0 * scale, places: 3, signed: true)
      }
      body +=
        "<g><title>\(escaped(row.seat)): \(figures[0]), 95 % from \(figures[1]) to \(figures[2])</title>"
        + line(x(score.low * scale), y, x(score.high * scale), y, colour)
        + "<circle cx=\"\(number(x(score.mean * scale)))\" cy=\"\(number(y))\" r=\"4\" "
        + "fill=\"\(colour)\"/></g>"
    }
    let bottom = step * Double(board.rows.count) + 24
    for value in ticks(from: low, to: high) {
      body +=
        "<text class=s x=\"\(number(x(value)))\" y=\"\(number(bottom))\" "
        + "text-anchor=\"middle\">\(TextTable.fixed(value))</text>"
    }
    return frame(body, height: bottom + 8, "Score of every seat with its interval")
  }

  /// Three to six round values that lie in a range.
  private static func ticks(from low: Double, to high: Double) -> [Double] {
    var unit = 1e-6
    for candidate in [1e-5, 1e-4, 1e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10]
    where (high - low) / unit > 6 {
      unit = candidate
    }
    let first = Int((low / unit).rounded(.up))
    let last = Int((high / unit).rounded(.down))
    return first <= last ? (first...last).map { Double($0) * unit } : []
  }

  /// Bars from the best to the worst rank of each seat; baselines have none.
  static func ranks(_ board: ContestBoard) -> String {
    let rows = board.rows.filter { $0.standing != .baseline }
    let count = Double(max(rows.count, 1))
    func x(_ rank: Double) -> Double { left + (rank - 1) / count * (width - left - 20) }
    let bottom = step * count + 24
    var body = ""
    for rank in 1...max(rows.count, 1) {
      body += line(x(Double(rank) + 0.5), 4, x(Double(rank) + 0.5), bottom - 16, "var(--line)")
      body +=
        "<text class=s x=\"\(number(x(Double(rank) + 0.5)))\" y=\"\(number(bottom))\" "
        + "text-anchor=\"middle\">\(rank)</text>"
    }
    for (place, row) in rows.enumerated() {
      let y = step * Double(place) + 20
      body += label(row, y)
      let ranks = row.ranks ?? 1...max(rows.count, 1)
      let end = x(Double(ranks.upperBound) + 1)
      let start = x(Double(ranks.lowerBound))
      body +=
        "<rect x=\"\(number(start + 2))\" y=\"\(number(y - 8))\" "
        + "width=\"\(number(end - start - 4))\" height=\"16\" rx=\"3\" fill=\"var(--mark)\" "
        + "opacity=\"\(row.ranks == nil ? "0.15" : "0.75")\"><title>\(escaped(row.seat)): "
        + "\(row.ranks == nil ? "no rank" : "rank \(board.rank(of: row))")</title></rect>"
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
    let colour = row.standing == .baseline ? "var(--soft)" : "var(--mark)"
    func band(_ lower: Int, _ upper: Int, _ opacity: String) -> String {
      let up = fan.enumerated().map { "\(number(x($0.offset))),\(number(y($0.element[upper])))" }
      let down = fan.enumerated().reversed().map {
        "\(number(x($0.offset))),\(number(y($0.element[lower])))"
      }
      return "<polygon points=\"\((up + down).joined(separator: " "))\" fill=\"\(colour)\" "
        + "opacity=\"\(opacity)\"/>"
    }
    let median = fan.enumerated().map { "\(number(x($0.offset))),\(number(y($0.element[2])))" }
    let last = fan.last ?? []
    let reach =
      last.count == 5
      ? "\(escaped(row.seat)) at the end: median \(TextTable.fixed(last[2], places: 3)), nine tenths from "
        + "\(TextTable.fixed(last[0], places: 3)) to \(TextTable.fixed(last[4], places: 3))"
      : escaped(row.seat)
    let body =
      "<title>\(reach)</title><text\(row.standing == .baseline ? " class=b" : "") x=\"34\" y=\"18\">"
      + "\(escaped(row.seat))</text>"
      + line(34, y(1), 234, y(1), "var(--line)") + band(0, 4, "0.18") + band(1, 3, "0.3")
      + "<polyline points=\"\(median.joined(separator: " "))\" fill=\"none\" "
      + "stroke=\"\(colour)\" stroke-width=\"1.5\"/>"
      + [low, 1, high].map {
        "<text class=s x=\"30\" y=\"\(number(y($0) + 4))\" text-anchor=\"end\">"
          + "\(TextTable.fixed($0))</text>"
      }.joined()
      + "<text class=s x=\"234\" y=\"130\" text-anchor=\"end\">day \(row.fan.count)</text>"
    return "<svg viewBox=\"0 0 244 134\" role=\"img\" aria-label=\"Net asset value of "
      + "\(escaped(row.seat))\">\(body)</svg>"
  }

  /// `text` with what HTML would read as markup made harmless.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  private static func label(_ row: ContestRow, _ y: Double) -> String {
    let name = row.seat.count > 20 ? row.seat.prefix(19) + "…" : row.seat[...]
    return "<text\(row.standing == .baseline ? " class=b" : "") x=\"\(number(left - 10))\" "
      + "y=\"\(number(y + 4))\" text-anchor=\"end\">\(escaped(String(name)))</text>"
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
