import TradingTypes

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
    let widths = columns.indices.map { place in
      all.map { FixedText.columns($0[place]) }.max() ?? 0
    }
    return all.map { row in
      let cells = columns.indices.map { place in
        if case .left = columns[place] {
          FixedText.left(row[place], widths[place])
        } else {
          FixedText.right(row[place], widths[place])
        }
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
    .joined(separator: "\n")
  }

  /// `value` with two decimals, and a plus sign when `signed` and not negative.
  public static func fixed(_ value: Double, places: Int = 2, signed: Bool = false) -> String {
    FixedText.decimal(value, places: places, signed: signed)
  }
}
