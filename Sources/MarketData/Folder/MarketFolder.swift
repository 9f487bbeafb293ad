public import Market

/// A market as a folder of plain text: the one form in which markets are kept and exchanged.
///
/// | file | holds | order |
/// |---|---|---|
/// | `market.toml` | format version, name, source, index | |
/// | `instruments.csv` | listed shares: names, board, sector, index weight in parts per million | symbol |
/// | `calendar.csv` | trading days | day |
/// | `daily.csv` | reference price (前收盘价) and the day's bar; `suspended` in the last column | day, symbol |
/// | `hourly.csv` | four bars a day, labelled by their end | time, symbol |
/// | `index.csv`, `index-hourly.csv` | the same for the index | time |
/// | `actions.csv` | dividends and new shares | ex-day, symbol |
/// | `news.jsonl` | one JSON object a line | time |
/// | `changes.csv` | new names and risk status (ST), from their first day on; may be missing | day, symbol |
/// | `rights.csv` | rights issues (配股); may be missing | ex-day, symbol |
/// | `MANIFEST` | SHA-256 of each file, for `sha256sum -c MANIFEST` | name |
///
/// Prices are unadjusted yuan, volumes shares, times Beijing time. Bars lie in one file by time and
/// not in one a share: a new day is then lines added at the end, a trading day reads as a block
/// across the market, and `grep 600519.SH daily.csv` still shows one share.
public enum MarketFolder {
  /// The version of the format that this program reads and writes.
  public static let formatVersion = 1

  static let headerFile = "market.toml"
  static let instrumentsFile = "instruments.csv"
  static let calendarFile = "calendar.csv"
  static let dailyFile = "daily.csv"
  static let hourlyFile = "hourly.csv"
  static let indexFile = "index.csv"
  static let indexHourlyFile = "index-hourly.csv"
  static let actionsFile = "actions.csv"
  static let newsFile = "news.jsonl"
  static let manifestFile = "MANIFEST"

  /// The files of every market, in the order of the manifest.
  public static let files = [
    actionsFile, calendarFile, dailyFile, hourlyFile, indexHourlyFile, indexFile,
    instrumentsFile, headerFile, newsFile,
  ]

  static let changesFile = "changes.csv"
  static let rightsFile = "rights.csv"

  /// Files that only markets with something in them have; listed in the manifest when they are there.
  static let optionalFiles = [changesFile, rightsFile]

  /// Files that may lie beside the market's own and are never read with it.
  static let companions = ["README.md", "truth.csv"]

  static let instrumentColumns =
    "symbol,name,english_name,board,sector,special_treatment,listed,index_weight_ppm"
  static let calendarColumns = "day"
  static let dailyColumns = "day,symbol,reference,open,high,low,close,volume,turnover,status"
  static let hourlyColumns = "time,symbol,open,high,low,close,volume,turnover"
  static let indexColumns = "day,reference,open,high,low,close,volume,turnover"
  static let indexHourlyColumns = "time,open,high,low,close,volume,turnover"
  static let actionColumns =
    "symbol,record_day,ex_day,pay_day,cash_per_share,bonus_per_10000,transfer_per_10000,source"

  static let changeColumns = "symbol,day,name,special_treatment"
  static let rightsColumns =
    "symbol,record_day,ex_day,pay_day,rights_per_10000,rights_price,source"

  /// Reads, verifies and checks the market folder at `path`.
  ///
  /// Every file's SHA-256 is compared with the manifest first; then every rule is checked and the
  /// first twenty issues are thrown together.
  public static func read(_ path: String) throws(MarketDataError) -> MarketRecord {
    try record(of: MarketArchive(readingFolder: path))
  }

  /// Checks and decodes the market in `archive`.
  public static func record(of archive: MarketArchive) throws(MarketDataError) -> MarketRecord {
    MarketRecord(try draft(of: archive), digest: archive.digest)
  }

  /// Checks and decodes the market in `archive` as a draft, to change and write again.
  public static func draft(of archive: MarketArchive) throws(MarketDataError) -> MarketDraft {
    var decoder = MarketDecoder(archive)
    return try decoder.decoded()
  }

  /// The files of `draft`; the same draft gives the same bytes.
  public static func archive(of draft: MarketDraft) -> MarketArchive {
    MarketArchive(files: MarketEncoder.files(of: draft))
  }

  /// Checks `draft` and writes it as a new folder at `path`, all of it or nothing.
  ///
  /// The files are written to a temporary folder beside `path`, flushed to the disk, read back for
  /// checking and renamed into place. An existing folder is an error unless `replacing` is set, and
  /// then only an earlier market folder or an empty one is replaced.
  /// - Returns: the market, as reading the folder would give it.
  @discardableResult
  public static func write(
    _ draft: MarketDraft, to path: String, replacing: Bool = false
  ) throws(MarketDataError) -> MarketRecord {
    let archive = archive(of: draft)
    let record = try record(of: archive)
    try archive.write(to: path, replacing: replacing)
    return record
  }
}
