public import TradingTypes

/// Net asset values by day from a file of any program: what can be measured without a journal.
public struct NAVSeries: Sendable, Hashable {
  /// What the series is called.
  public let name: String
  /// Days, ascending; the first is the start when no cash was given.
  public let days: [TradingDay]
  /// Values, the start first.
  public let values: [Double]
  /// Levels of a benchmark, as many as values; nil without one.
  public let benchmark: [Double]?
  /// Return and risk.
  public let metrics: PerformanceMetrics

  /// Reads CSV with a header line that names a column `date` and a column `nav`, in any order and among
  /// others; a column `benchmark` is used when every line has one.
  ///
  /// Without `cash` the first line is the start; with it the start comes before the first line, whose
  /// day is then a day of trading, and the benchmark is left out: its own start is not known. Lines
  /// after the day `last` do not count.
  /// - Throws: ``NAVSeriesError`` that names the line.
  public init(name: String, csv text: String, cash: Double? = nil, until last: TradingDay? = nil)
    throws(NAVSeriesError)
  {
    func fail(_ line: Int, _ message: String) -> NAVSeriesError {
      NAVSeriesError(file: name, line: line, message: message)
    }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let heads = NAVSeries.cells(lines.first ?? "").map { $0.lowercased() }
    guard let dayPlace = heads.firstIndex(of: "date"), let navPlace = heads.firstIndex(of: "nav")
    else {
      throw fail(1, "the first line names no columns 'date' and 'nav'")
    }
    let benchmarkPlace = heads.firstIndex(of: "benchmark")
    var days: [TradingDay] = []
    var values: [Double] = cash.map { [$0] } ?? []
    var levels: [Double] = []
    for (place, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
      let cells = NAVSeries.cells(line)
      guard cells.count == heads.count else {
        throw fail(place + 1, "\(cells.count) cells under \(heads.count) headings")
      }
      guard let day = TradingDay(cells[dayPlace].prefix(10)) else {
        throw fail(place + 1, "'\(cells[dayPlace])' is not a date like 2025-10-09")
      }
      if let previous = days.last, day <= previous {
        throw fail(place + 1, "\(day) comes after \(previous); days must ascend")
      }
      guard let value = Double(cells[navPlace]), value == 0 || NAVSeries.plausible.contains(value)
      else {
        throw fail(
          place + 1, "'\(cells[navPlace])' is not a value of at least zero and at most 1e15")
      }
      if value > 0, values.last == 0, values.first != 0 {
        throw fail(
          place + 1, "\(cells[navPlace]) comes after zero: all was lost, nothing can follow")
      }
      if let last, day > last { continue }
      days.append(day)
      values.append(value)
      if let benchmarkPlace, let level = Double(cells[benchmarkPlace]),
        NAVSeries.plausible.contains(level)
      {
        levels.append(level)
      }
    }
    guard values.count > 1 else { throw fail(lines.count, "fewer than two values") }
    guard let first = values.first, first > 0 else { throw fail(2, "the start is zero") }
    self.name = name
    self.days = days
    self.values = values
    benchmark = levels.count == values.count ? levels : nil
    metrics = PerformanceMetrics(values: values, benchmark: benchmark)
  }

  /// Values that are money of anyone; beyond them figures would overflow.
  private static let plausible = 1e-9...1e15

  private static func cells(_ line: Substring) -> [Substring] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      var cell = cell.drop { $0.isWhitespace || $0 == "\"" || $0 == "\u{FEFF}" }
      while let last = cell.last, last.isWhitespace || last == "\"" { cell.removeLast() }
      return cell
    }
  }
}

/// Why a file of net asset values cannot be read.
public struct NAVSeriesError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong there.
  public let message: String

  /// Place first, then what is wrong.
  public var description: String {
    "\(file):\(line): \(message); hint: give CSV with the columns date,nav and maybe benchmark"
  }
}
