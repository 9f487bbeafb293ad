import EmbeddedMarket
import Foundation
import Market
import MarketData
import TestSupport
import Testing

struct `The embedded market` {
  static let folder = ReferenceFolder.packageRoot.appending(path: "market-data/demo").path

  @Test func `is the committed folder, byte for byte`() throws {
    let committed = try MarketArchive(readingFolder: Self.folder)
    #expect(try embeddedArchive() == committed)
  }

  @Test func `is a sound market`() throws {
    let market = try MarketFolder.record(of: embeddedArchive())
    #expect(market.name == "demo")
    #expect(market.instruments.count == 50)
    #expect(market.hasHours)
    #expect(!market.news.isEmpty)
  }

  /// The linked files as an archive, verified against the linked manifest.
  private func embeddedArchive() throws -> MarketArchive {
    var manifest: [UInt8] = []
    var files: [MarketArchive.File] = []
    for index in 0..<embedded_market_file_count() {
      let file = embedded_market_file(index)
      let name = String(cString: file.name)
      let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
      if name == "MANIFEST" {
        manifest = bytes
      } else {
        files.append(MarketArchive.File(name: name, bytes: bytes))
      }
    }
    return try MarketArchive(files: files, manifest: manifest, folder: "embedded")
  }
}
