import FoundationEssentials
import Market
import MarketData
import TestSupport
import Testing
import TradingTypes

struct `A market folder` {
  @Test(arguments: 1...20)
  func `reads back what was written, whatever the market`(seed: UInt64) throws {
    let draft = TestMarket.draft(seed: seed, shares: Int(seed % 5) + 1, days: 7)
    let archive = MarketFolder.archive(of: draft)
    #expect(try MarketFolder.draft(of: archive) == draft)
    #expect(MarketFolder.archive(of: try MarketFolder.draft(of: archive)) == archive)
  }

  @Test func `on the disk keeps its digest and its parts`() throws {
    try withTemporaryFolder { folder in
      let draft = TestMarket.draft()
      let written = try MarketFolder.write(draft, to: "\(folder)/market")
      let read = try MarketFolder.read("\(folder)/market")
      #expect(read.digest == written.digest)
      #expect(read.digest == MarketFolder.archive(of: draft).digest)
      #expect(read.series == draft.series)
      #expect(try entries(of: folder) == ["market"])
    }
  }

  @Test func `is not overwritten unless told`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/market"
      try MarketFolder.write(TestMarket.draft(seed: 1), to: path)
      #expect(throws: MarketDataError.alreadyExists(path: path)) {
        try MarketFolder.write(TestMarket.draft(seed: 2), to: path)
      }
      let second = try MarketFolder.write(TestMarket.draft(seed: 2), to: path, replacing: true)
      #expect(try MarketFolder.read(path).digest == second.digest)
      #expect(try entries(of: folder) == ["market"])
    }
  }

  @Test func `never replaces a folder that holds something else`() throws {
    try withTemporaryFolder { folder in
      try Data("keep".utf8).write(to: URL(filePath: "\(folder)/diary.txt"))
      #expect(throws: MarketDataError.alreadyExists(path: folder)) {
        try MarketFolder.write(TestMarket.draft(), to: folder, replacing: true)
      }
    }
  }

  @Test func `with a broken draft leaves nothing behind`() throws {
    try withTemporaryFolder { folder in
      var draft = TestMarket.draft()
      draft.calendar.removeLast()
      draft.name = "no good"
      #expect(throws: MarketDataError.self) {
        try MarketFolder.write(draft, to: "\(folder)/market")
      }
      let left = try entries(of: folder)
      #expect(left == [])
    }
  }

  @Test func `names the file whose bytes changed`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/market"
      try MarketFolder.write(TestMarket.draft(), to: path)
      try Data("day\n2025-10-09\n".utf8).write(to: URL(filePath: "\(path)/calendar.csv"))
      #expect(throws: MarketDataError.manifestMismatch(folder: path, file: "calendar.csv")) {
        try MarketFolder.read(path)
      }
    }
  }

  @Test(arguments: ["MANIFEST", "daily.csv", "market.toml"])
  func `names the file that is missing`(file: String) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/market"
      try MarketFolder.write(TestMarket.draft(), to: path)
      try FileManager.default.removeItem(atPath: "\(path)/\(file)")
      #expect(throws: MarketDataError.missingFile(folder: path, file: file)) {
        try MarketFolder.read(path)
      }
    }
  }

  @Test func `names a file that does not belong to it`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/market"
      try MarketFolder.write(TestMarket.draft(), to: path)
      try Data().write(to: URL(filePath: "\(path)/daily.csv.bak"))
      #expect(throws: MarketDataError.unknownFile(folder: path, file: "daily.csv.bak")) {
        try MarketFolder.read(path)
      }
    }
  }

  @Test func `that is not there, or is a file, says so`() throws {
    #expect(throws: MarketDataError.missingFolder(path: "/nowhere/at/all")) {
      try MarketFolder.read("/nowhere/at/all")
    }
    try withTemporaryFolder { folder in
      try Data().write(to: URL(filePath: "\(folder)/file"))
      #expect(throws: MarketDataError.self) { try MarketFolder.read("\(folder)/file") }
    }
  }

  @Test func `has a manifest in the form of sha256sum`() {
    let archive = MarketFolder.archive(of: TestMarket.draft())
    let lines = archive.manifest.split(separator: "\n")
    #expect(lines.count == MarketFolder.files.count)
    #expect(lines.allSatisfy { $0.utf8.count > 66 && $0.dropFirst(64).hasPrefix("  ") })
  }
}

/// Runs `body` with a fresh folder that is removed afterwards.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let path = FileManager.default.temporaryDirectory.path + "/fupan-test-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: path) }
  try body(path)
}

/// The names in the folder at `path`.
func entries(of path: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: path)
}
