/// Builds a market from comma-separated files of Tushare, AKShare, Baostock or any other origin.
///
/// Reads every `.csv` file of a folder (or one file). A file with prices and dates holds daily bars,
/// one with times bars of any length up to an hour, one with names but no prices the names. A file
/// without a column for the code is named after it: `600519.csv`, `sh.600519.csv`. Index codes
/// (000xxx.SH, 399xxx.SZ) become the benchmark. A reference price below the last close is taken for
/// a dividend and marked inferred. Files with neither prices nor names are passed over.
public enum TabularImporter {
  /// The market in the files at `path`.
  public static func `import`(
    from path: String, format: TabularFormat, name: String, adjust: AdjustPolicy = .refuse
  ) throws(MarketDataError) -> ImportedMarket {
    let files = try ForeignFolder.files(path, ending: [".csv"])
    var reading = TabularReading(format: format, adjust: adjust)
    for file in files {
      reading.read(file: file.name, bytes: try SmallFile.read(file.path))
    }
    return try reading.finished(name: name)
  }
}
