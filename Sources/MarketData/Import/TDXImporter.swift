import FoundationEssentials
import Market
import TradingTypes

/// Builds a market from the binary files of Tongdaxin (通达信): `sh600519.day` and `sh600519.lc5`.
///
/// Both hold records of 32 bytes, little-endian, unadjusted:
///
/// | `.day` | | `.lc5` | |
/// |---|---|---|---|
/// | 0 | date as yyyymmdd, 4 bytes | 0 | (year − 2004) × 2048 + month × 100 + day, 2 bytes |
/// | 4 … 16 | open, high, low, close in fen, 4 bytes each | 2 | minutes since midnight, 2 bytes |
/// | 20 | turnover in yuan, 4-byte float | 4 … 16 | open, high, low, close in yuan, 4-byte floats |
/// | 24 | shares, 4 bytes | 20, 24 | turnover as float, shares, 4 bytes each |
///
/// Reference prices are not in the files: the last close stands in, so a gap on an ex-day stays a
/// loss. Five-minute bars are put together into hours.
public enum TDXImporter {
  static let recordSize = 32

  /// The market in the `.day` and `.lc5` files below `path`.
  public static func `import`(
    from path: String, name: String
  ) throws(MarketDataError) -> ImportedMarket {
    var assembly = MarketAssembly()
    for file in try ForeignFolder.files(path, ending: [".day", ".lc5", ".5"]) {
      read(file.name, try SmallFile.read(file.path), &assembly)
    }
    try assembly.issues.throwIfAny()
    assembly.note("the files name no ex-days: reference prices are previous closes")
    return try assembly.assembled(name: name, source: "Tongdaxin files, imported")
  }

  static func read(_ file: String, _ bytes: [UInt8], _ assembly: inout MarketAssembly) {
    let stem = file.split(separator: "/").last?.split(separator: ".").first ?? ""
    guard let symbol = ForeignSymbol.symbol(stem) else {
      assembly.add(
        MarketIssue(file, "the name is not a code", hint: "files are named like sh600519.day"))
      return
    }
    guard bytes.count % recordSize == 0 else {
      assembly.add(
        MarketIssue(
          file, "the file has \(bytes.count) bytes, not a multiple of \(recordSize)",
          hint: "it is cut off; copy it again"))
      return
    }
    let isDaily = file.lowercased().hasSuffix(".day")
    for number in 0..<bytes.count / recordSize {
      let record = Record(bytes, number * recordSize)
      let place = (file: file, line: number + 1)
      let problem =
        isDaily ? day(record, symbol, place, &assembly) : minutes(record, symbol, &assembly)
      if let problem { assembly.add(MarketIssue(file, line: place.line, problem)) }
    }
  }

  /// Adds a daily record; what is wrong with it, if anything is.
  private static func day(
    _ record: Record, _ symbol: Symbol, _ place: (file: String, line: Int),
    _ assembly: inout MarketAssembly
  ) -> String? {
    guard let day = TradingDay(String(record.word(0))) else {
      return "record: \(record.word(0)) is not a date"
    }
    let prices = [4, 8, 12, 16].map { Price(fen: Int64(record.word($0))) }
    guard let turnover = record.yuan(20), isSound(prices, of: symbol) else {
      return "record of \(day): the prices are not open, high, low, close"
    }
    assembly.add(
      MarketAssembly.Row(
        symbol: symbol, day: day, open: prices[0], high: prices[1], low: prices[2],
        close: prices[3], reference: nil, volume: Quantity(Int64(record.word(24))),
        turnover: turnover, isSuspended: record.word(24) == 0, file: place.file, line: place.line))
    return nil
  }

  /// Adds a five-minute record.
  private static func minutes(
    _ record: Record, _ symbol: Symbol, _ assembly: inout MarketAssembly
  ) -> String? {
    let date = Int(record.half(0))
    let minute = Int(record.half(2))
    guard
      let day = TradingDay(
        year: date / 2_048 + 2_004, month: date % 2_048 / 100, day: date % 2_048 % 100),
      let end = TradingTime(day: day, hour: minute / 60, minute: minute % 60)
    else { return "record: \(date) and \(minute) are not a date and a minute" }
    let prices = [4, 8, 12, 16].compactMap { record.fen($0) }
    guard let turnover = record.yuan(20), isSound(prices, of: symbol) else {
      return "record of \(end): the prices are not open, high, low, close"
    }
    assembly.add(
      HourBar(
        end: end,
        bar: Bar(
          open: prices[0], high: prices[1], low: prices[2], close: prices[3],
          volume: Quantity(Int64(record.word(24))), turnover: turnover)), of: symbol)
    return nil
  }

  private static func isSound(_ prices: [Price], of symbol: Symbol) -> Bool {
    let limit = ForeignSymbol.isIndex(symbol) ? MarketLimits.level : MarketLimits.price
    return prices.count == 4 && prices[2] > Price(fen: 0) && prices[1] <= limit
      && prices[1] >= max(prices[0], prices[3])
      && prices[2] <= min(prices[0], prices[3])
  }

  /// Thirty-two bytes of a file.
  private struct Record {
    private let bytes: [UInt8]
    private let start: Int

    init(_ bytes: [UInt8], _ start: Int) {
      self.bytes = bytes
      self.start = start
    }

    func half(_ offset: Int) -> UInt16 {
      UInt16(bytes[start + offset]) | UInt16(bytes[start + offset + 1]) << 8
    }

    func word(_ offset: Int) -> UInt32 {
      UInt32(half(offset)) | UInt32(half(offset + 2)) << 16
    }

    /// A price in yuan as a float, in whole fen.
    func fen(_ offset: Int) -> Price? {
      let yuan = Double(Float(bitPattern: word(offset)))
      guard yuan.isFinite, yuan > 0, yuan < 1e7 else { return nil }
      return Price(fen: Int64((yuan * 100).rounded()))
    }

    /// An amount in yuan as a float, in whole yuan.
    func yuan(_ offset: Int) -> Money? {
      let yuan = Double(Float(bitPattern: word(offset)))
      guard yuan.isFinite, yuan >= 0, yuan < 1e13 else { return nil }
      return Money(yuan: Int64(yuan.rounded()))
    }
  }
}
