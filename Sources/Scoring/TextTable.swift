/// A table for a person: columns as wide as their widest cell, wide glyphs counted twice.
public struct TextTable: Sendable {
  /// A column's heading and the side its cells stand on.
  public enum Column: Sendable {
    /// Text, flush left.
    case left(String)
    /// Numbers, flush right.
    case right(String)

    var heading: String {
      switch self {
      case .left(let heading), .right(let heading): heading
      }
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// An empty table with these columns.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a line with one cell a column.
  ///
  /// - Precondition: `cells` has one element a column.
  public mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "\(cells.count) cells, \(columns.count) columns")
    rows.append(cells)
  }

  /// The table as lines, the headings first, without trailing blanks.
  public var text: String {
    let all = [columns.map(\.heading)] + rows
    let widths = columns.indices.map { place in all.map { TextTable.width($0[place]) }.max() ?? 0 }
    return all.map { row in
      let cells = columns.indices.map { place in
        let pad = String(repeating: " ", count: widths[place] - TextTable.width(row[place]))
        return if case .left = columns[place] { row[place] + pad } else { pad + row[place] }
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
    .joined(separator: "\n")
  }

  /// `value` with two decimals, and a plus sign when `signed` and not negative.
  public static func fixed(_ value: Double, places: Int = 2, signed: Bool = false) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "n/a" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    // A hair more, so that 0.965 held as 0.96499… still rounds up.
    let units = Int64((value * scale * (1 + 1e-12)).rounded())
    let whole = units.magnitude / UInt64(scale)
    let rest = String(units.magnitude % UInt64(scale))
    let sign = units < 0 ? "-" : signed ? "+" : ""
    guard places > 0 else { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(String(repeating: "0", count: places - rest.count))\(rest)"
  }

  /// Columns that `text` takes on a terminal: East Asian wide and full-width glyphs take two.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
