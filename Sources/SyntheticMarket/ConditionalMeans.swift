public import TradingTypes

/// The means of future returns that a generated market's generator knew, by share and day.
///
/// Kept apart from the market: no view, tool or screen of a running season reaches them. In parts
/// per million of simple return; planted and drift act from the open to the close, overnight from
/// the last close to the open.
public struct ConditionalMeans: Sendable, Hashable {
  /// One share's day.
  public struct Row: Sendable, Hashable {
    /// What the planted signals add between open and close: what skill can find.
    public let planted: Int32
    /// What the market's drift adds between open and close, for every share by its loading.
    public let drift: Int32
    /// The mean from the last close to the open.
    public let overnight: Int32
  }

  /// The shares, ascending.
  public let symbols: [Symbol]
  /// The days, ascending.
  public let days: [TradingDay]
  /// By share, then day.
  public let rows: [[Row]]

  init(
    symbols: [Symbol], days: [TradingDay], planted: [[Double]], drift: [[Double]],
    overnight: [[Double]]
  ) {
    self.symbols = symbols
    self.days = days
    func parts(_ value: Double) -> Int32 { Int32((value * 1_000_000).rounded()) }
    rows = symbols.indices.map { share in
      days.indices.map { day in
        Row(
          planted: parts(planted[share][day]), drift: parts(drift[share][day]),
          overnight: parts(overnight[share][day]))
      }
    }
  }

  /// The file `truth.csv`: `day,symbol,planted_ppm,drift_ppm,overnight_ppm` by day, then symbol.
  public var csv: String {
    var text = "day,symbol,planted_ppm,drift_ppm,overnight_ppm\n"
    for (number, day) in days.enumerated() {
      for (share, symbol) in symbols.enumerated() {
        let row = rows[share][number]
        text += "\(day),\(symbol),\(row.planted),\(row.drift),\(row.overnight)\n"
      }
    }
    return text
  }

  /// The means in the text of a `truth.csv`; nil and a message when it is not one.
  public static func reading(_ text: String) -> Result<ConditionalMeans, TruthProblem> {
    var days: [TradingDay] = []
    var symbols: [Symbol] = []
    var places: [Symbol: Int] = [:]
    var rows: [[Row]] = []
    let lines = text.split(separator: "\n")
    guard lines.first == "day,symbol,planted_ppm,drift_ppm,overnight_ppm" else {
      return .failure(TruthProblem(line: 1, message: "the columns are not those of truth.csv"))
    }
    for (number, line) in lines.enumerated().dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 5, let day = TradingDay(fields[0]), let symbol = Symbol(fields[1]),
        let planted = Int32(fields[2]), let drift = Int32(fields[3]),
        let overnight = Int32(fields[4])
      else {
        return .failure(
          TruthProblem(
            line: number + 1, message: "the line is not a day, a symbol and three numbers"))
      }
      if days.last != day { days.append(day) }
      let place = places[symbol] ?? symbols.count
      if place == symbols.count {
        places[symbol] = place
        symbols.append(symbol)
        rows.append([])
      }
      rows[place].append(Row(planted: planted, drift: drift, overnight: overnight))
      guard rows[place].count == days.count else {
        return .failure(
          TruthProblem(line: number + 1, message: "\(symbol) on \(day) is out of order"))
      }
    }
    guard rows.allSatisfy({ $0.count == days.count }) else {
      return .failure(TruthProblem(line: lines.count, message: "a share lacks a day"))
    }
    return .success(ConditionalMeans(symbols: symbols, days: days, rows: rows))
  }

  private init(symbols: [Symbol], days: [TradingDay], rows: [[Row]]) {
    self.symbols = symbols
    self.days = days
    self.rows = rows
  }
}

/// Why a `truth.csv` cannot be read.
public struct TruthProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong with it.
  public let message: String

  /// `truth.csv:12: message`.
  public var description: String { "truth.csv:\(line): \(message)" }
}
