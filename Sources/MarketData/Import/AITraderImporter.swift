import FoundationEssentials

/// Builds a market from the A-share files of the AI-Trader contest.
///
/// Expects in one folder: `daily_prices_sse_50.csv` (with `pre_close`), `sse_50_weight.csv`,
/// `A_stock_hourly.csv`, one or more `index_daily_*.json`, and optionally earlier days under
/// `history/`. What the files get wrong is repaired or left out, and every repair is counted:
///
/// - *Daily.* The CSV wins over the history where both have a day: the history keeps some bars that
///   were read while trading. Lots become shares, thousands of yuan become yuan.
/// - *History.* Descending dates and thousands separators are read; its reference prices are the
///   previous closes, since it does not say when shares went ex-dividend.
/// - *Dividends.* A reference below the last close is a dividend on that day, marked inferred; the
///   record day is the trading day before, the cash is taken to arrive on the ex-day.
/// - *Hourly.* Forward-adjusted prices get the later dividends added back, then must agree with the
///   daily bar; differences up to ``hourlyTolerance`` ticks are repaired, larger ones leave the day
///   without hourly bars.
/// - *Index.* The file that reaches furthest wins; rows that are not index levels are left out;
///   volumes in lots become shares.
public enum AITraderImporter {
  /// The largest difference between hourly and daily prices that is repaired, in ticks of 0.01.
  public static let hourlyTolerance: Int64 = 3

  static let dailyFile = "daily_prices_sse_50.csv"
  static let weightFile = "sse_50_weight.csv"
  static let hourlyFile = "A_stock_hourly.csv"
  static let historyFolder = "history"

  /// The market in the folder at `path`.
  public static func `import`(
    from path: String, name: String = "sse50-2025"
  ) throws(MarketDataError) -> ImportedMarket {
    guard FileManager.default.fileExists(atPath: path) else {
      throw .missingFolder(path: path)
    }
    var work = AITraderImport(path: path)
    return try work.run(name: name)
  }
}
