import EmbeddedMarket
import Market
import MarketData
import SyntheticMarket
import TradingTypes

/// Finds the market that a command was asked for.
enum MarketSource {
  /// The name of the market inside this program.
  static let embeddedName = "demo"

  /// The market called `name`: the one inside this program, or a folder.
  ///
  /// - Throws: ``CommandFailure`` when there is no such market, and what reading it throws.
  static func market(_ name: String) throws -> MarketRecord {
    try MarketFolder.record(of: archive(name))
  }

  /// What the generator of the market called `name` knew; nil for a market that was not generated, or
  /// whose `truth.csv` is not beside it.
  ///
  /// - Throws: ``CommandFailure`` for a damaged `truth.csv`.
  static func truth(of name: String) throws -> ConditionalMeans? {
    if name == embeddedName {
      return SyntheticMarket.demo.map { SyntheticMarket.generate($0).truth }
    }
    let file = name + "/truth.csv"
    guard Folders.exists(file) else { return nil }
    switch ConditionalMeans.reading(try TextFile.read(file)) {
    case .success(let truth): return truth
    case .failure(let problem):
      throw CommandFailure("\(name)/\(problem)", hint: "generate the market again with --truth")
    }
  }

  /// The files of the market called `name`.
  ///
  /// - Throws: as ``market(_:)``.
  static func archive(_ name: String) throws -> MarketArchive {
    if name == embeddedName { return try embedded() }
    guard Folders.exists(name) else {
      throw CommandFailure(
        "\(name): no such market folder",
        hint:
          "'\(embeddedName)' is inside this program; 'fupan market import' and 'generate' make others"
      )
    }
    return try MarketArchive(readingFolder: name)
  }

  /// The first day of the season that `market` was made for: where its hourly bars begin, or the
  /// last `days` days when it has none.
  static func seasonStart(of market: MarketRecord, days: Int) -> TradingDay? {
    if let hour = market.series.lazy.compactMap(\.hours.first).first { return hour.end.day }
    return market.calendar.suffix(days).first
  }

  private static func embedded() throws -> MarketArchive {
    var files: [MarketArchive.File] = []
    var manifest: [UInt8] = []
    for place in 0..<embedded_market_file_count() {
      let file = embedded_market_file(place)
      let name = String(cString: file.name)
      let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
      if name == "MANIFEST" {
        manifest = bytes
      } else {
        files.append(MarketArchive.File(name: name, bytes: bytes))
      }
    }
    return try MarketArchive(files: files, manifest: manifest, folder: embeddedName)
  }
}
