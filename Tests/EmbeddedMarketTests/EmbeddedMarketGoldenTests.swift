import Foundation
import MarketData
import SyntheticMarket
import TestSupport
import Testing

struct `The committed demo market` {
  /// Rewrites the folder first when golden files are asked for.
  @Test func `comes out of the generator again, byte for byte`() throws {
    let folder = ReferenceFolder.packageRoot.appending(path: "market-data/demo").path
    let request = try #require(SyntheticMarket.demo)
    let draft = SyntheticMarket.generate(request).draft
    if ProcessInfo.processInfo.environment["FUPAN_GOLDEN"] != nil {
      try MarketFolder.write(draft, to: folder, replacing: true)
    }
    let committed = try MarketArchive(readingFolder: folder)
    #expect(MarketFolder.archive(of: draft).digest == committed.digest)
  }
}
