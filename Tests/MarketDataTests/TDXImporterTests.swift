import FoundationEssentials
import Market
import MarketData
import Testing
import TradingTypes

struct `Tongdaxin's files` {
  @Test func `give days in fen and hours out of five minutes`() throws {
    var day = words([20_251_009, 1_010, 1_020, 980, 1_000])
    day += word(Float(4_000).bitPattern) + words([4_800, 0])
    var minutes: [UInt8] = []
    var total = 0
    for minute in (1...24).map({ 570 + $0 * 5 }) + (1...24).map({ 780 + $0 * 5 }) {
      let prices: [Float] =
        switch minute {
        case 575: [10.1, 10.2, 10.1, 10.1]
        case 840: [10, 10, 9.8, 9.9]
        case 900: [9.9, 10, 9.9, 10]
        default: minute < 840 ? [10.1, 10.1, 10, 10.1] : [9.9, 9.9, 9.9, 9.9]
        }
      minutes += half((2_025 - 2_004) * 2_048 + 1_009) + half(minute)
      for price in prices { minutes += word(price.bitPattern) }
      minutes += word(Float(1_000).bitPattern) + words([100, 0])
      total += 100
    }
    #expect(total == 4_800)
    let market = try imported(["sh600001.day": day, "sh600001.lc5": minutes])
    #expect(market.draft.instruments[0].symbol.description == "600001.SH")
    let bar = market.draft.series[0].days[0].bar
    #expect(bar.open.description == "10.10" && bar.low.description == "9.80")
    #expect(bar.volume == 4_800 && bar.turnover == Money(yuan: 4_000))
    let hours = market.draft.series[0].hours
    #expect(hours.map(\.bar.volume.shares) == [1_200, 1_200, 1_200, 1_200])
    #expect(hours.map(\.bar.close.description) == ["10.10", "10.10", "9.90", "10.00"])
  }

  @Test(arguments: [
    ("sh600001.day", 31, "sh600001.day: the file has 31 bytes, not a multiple of 32"),
    ("moon.day", 32, "moon.day: the name is not a code"),
    ("sh600001.day", 64, "sh600001.day:1: record: 0 is not a date"),
    ("sh600001.lc5", 32, "sh600001.lc5:1: record: 0 and 0 are not a date"),
  ])
  func `that are damaged are refused`(row: (String, Int, String)) throws {
    let error = try #require(throws: MarketDataError.self) {
      try imported([row.0: [UInt8](repeating: 0, count: row.1)])
    }
    #expect(error.description.contains(row.2), "\(error)")
  }

  private func imported(_ files: [String: [UInt8]]) throws -> ImportedMarket {
    var result: ImportedMarket?
    try withTemporaryFolder { folder in
      for (name, bytes) in files {
        try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
      }
      result = try TDXImporter.import(from: folder, name: "tdx")
    }
    return try #require(result)
  }

  private func half(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }

  private func word(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private func words(_ values: [UInt32]) -> [UInt8] { values.flatMap { word($0) } }
}
