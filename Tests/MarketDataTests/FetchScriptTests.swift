import Foundation
import Market
import MarketData
import TestSupport
import Testing
import TradingTypes

/// The script that fetches real bars, with stand-ins for the services.
struct `What the fetching script writes` {
  static let script = ReferenceFolder.packageRoot.appending(path: "market-data/fetch_test.py").path
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(
    .enabled(if: python != nil, "needs python3"),
    arguments: [("akshare", TabularFormat.akshare), ("baostock", .baostock)])
  func `is imported with hours, names and the index`(row: (String, TabularFormat)) throws {
    try withTemporaryFolder { folder in
      try run(["--write", row.0, folder])
      let imported = try TabularImporter.import(from: folder, format: row.1, name: "fetched")
      let market = try MarketFolder.record(of: MarketFolder.archive(of: imported.draft))
      #expect(
        market.instruments.map(\.symbol.description) == ["000002.SZ", "600001.SH", "688003.SH"])
      #expect(market.instruments[1].name == (row.0 == "akshare" ? "甲公司" : "丙公司"))
      #expect(market.calendar.count == 3 && market.hasHours)
      #expect(market.index.symbol.description == "000016.SH")
      #expect(market.indexSeries.days.count == 3)
      let day = try #require(market.series[1].days.first)
      #expect(day.reference.description == "9.95" && day.bar.close.description == "10.05")
      #expect(day.bar.volume == Quantity(120_000))
      #expect(market.series[1].hours.count == 12)
    }
  }

  @Test(.enabled(if: python != nil, "needs python3"))
  func `passes its own tests`() throws { try run([]) }

  private func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = ["-B", Self.script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
