import FoundationEssentials
import Market
import TradingTypes

extension AITraderImport {
  /// Reads the index: of several files the one that reaches furthest wins on each day.
  ///
  /// Two rows of the contest's file hold a share's prices under the index's name; a level outside
  /// half to twice the median close is no level of the same index within a year.
  mutating func readIndex() throws(MarketDataError) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
      .filter { $0.hasPrefix("index_daily_") && $0.hasSuffix(".json") }
    guard !names.isEmpty else {
      throw .missingFile(folder: path, file: "index_daily_sse_50.json")
    }
    var files: [(name: String, rows: [AlphaVantageSeries.Row])] = []
    for name in names {
      guard let series = AlphaVantageSeries(file: name, bytes: try bytes(name), &issues) else {
        continue
      }
      files.append((name, series.rows))
    }
    let furthestLast = files.sorted { left, right in
      guard let leftDay = left.rows.last?.day, let rightDay = right.rows.last?.day else {
        return left.rows.count < right.rows.count
      }
      return (leftDay, left.name) < (rightDay, right.name)
    }
    var levels: [TradingDay: AlphaVantageSeries.Row] = [:]
    for file in furthestLast {
      for row in file.rows { levels[row.day] = row }
    }
    let closes = levels.values.map(\.close.tenThousandths).sorted()
    guard !closes.isEmpty else { return }
    let median = closes[closes.count / 2]
    let kept = levels.values.sorted { $0.day < $1.day }
      .filter { $0.close.tenThousandths > median / 2 && $0.close.tenThousandths < median * 2 }
    report.add("index rows that are not index levels, left out", levels.count - kept.count)
    // A day in lots is a hundredth of a day in shares: far below a twentieth of the largest.
    let largest = kept.map(\.volume).max() ?? 0
    var reference: Price?
    var scaled = 0
    index = kept.map { row in
      let isLots = row.volume < largest / 20
      if isLots { scaled += 1 }
      defer { reference = row.close }
      return DayBar(
        day: row.day, reference: reference ?? row.open,
        bar: Bar(
          open: row.open, high: row.high, low: row.low, close: row.close,
          volume: Quantity(isLots ? row.volume * 100 : row.volume)))
    }
    report.add("index volumes turned from lots into shares", scaled)
  }
}
