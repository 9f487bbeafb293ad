import Foundation
import Journal
import Market
import Simulation
import Testing
import TradingTypes

/// A run of the random seat with orders of all kinds.
private func sample() throws -> (market: MarketRecord, plan: SeasonPlan, record: JournalRecord) {
  let market = RandomMarket(seed: 5).record()
  let season = try plan(market, seed: 5)
  return (market, season, try run(season, on: market, by: RuleSeat.random.trader(seed: 5)))
}

/// `record` with one entry replaced and every hash made anew: a forgery the chain cannot show.
private func forged(
  _ record: JournalRecord, _ change: (JournalEvent) -> JournalEvent?
) throws -> JournalRecord {
  let writer = JournalWriter()
  var isChanged = false
  for entry in try record.entries() {
    let other = isChanged ? nil : change(entry.event)
    if other != nil { isChanged = true }
    try writer.append(other ?? entry.event, at: entry.time)
  }
  #expect(isChanged)
  return try JournalRecord(name: record.name, bytes: writer.bytes)
}

private func difference(
  _ record: JournalRecord, on market: MarketRecord
) throws -> JournalDifference? {
  do {
    _ = try RunVerification.verify(record, on: market)
    return nil
  } catch let JournalError.differs(_, difference) {
    return difference
  }
}

struct `Verification` {
  @Test func `a forged fill is found by its field although its hashes are right`() throws {
    let (market, _, record) = try sample()
    let forgery = try forged(record) { event in
      guard case .fill(let fill) = event else { return nil }
      return .fill(
        Fill(
          order: fill.order, symbol: fill.symbol, side: fill.side, quantity: fill.quantity,
          price: Price(tenThousandths: fill.price.tenThousandths + 100), fees: fill.fees,
          time: fill.time))
    }
    #expect(try difference(forgery, on: market)?.field == "data.price")
  }

  @Test func `forged cash, charges and verdicts are found`() throws {
    let (market, _, record) = try sample()
    let cash = try forged(record) { event in
      guard case .dayClosed(let closing) = event else { return nil }
      return .dayClosed(
        DayClosing(
          day: closing.day, cash: closing.cash + Money(fen: 1), receivable: closing.receivable,
          positionsValue: closing.positionsValue, netAssetValue: closing.netAssetValue,
          feesToDate: closing.feesToDate, benchmark: closing.benchmark,
          positions: closing.positions, stop: closing.stop))
    }
    #expect(try difference(cash, on: market)?.field == "data.cash")
    let refused = try forged(record) { event in
      guard case .orderAccepted(let order) = event else { return nil }
      return .orderRejected(
        RejectedOrder(order: order, rejection: OrderRejection(.lotSize, "no", hint: "")))
    }
    #expect(try difference(refused, on: market)?.field == "kind")
  }

  @Test func `a byte changed in a file is named by its entry and field`() throws {
    let (market, _, record) = try sample()
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("tampered-\(ProcessInfo.processInfo.globallyUniqueString).jsonl")
    defer { try? FileManager.default.removeItem(at: path) }
    let text = String(decoding: record.bytes, as: UTF8.self)
    try text.write(to: path, atomically: true, encoding: .utf8)
    #expect(try RunVerification.verify(contentsOf: path.path, on: market).isEnded)
    let commission = try #require(text.firstRange(of: "\"commission\":\"5.00\""))
    let tampered = text.replacingCharacters(in: commission, with: "\"commission\":\"4.00\"")
    try tampered.write(to: path, atomically: true, encoding: .utf8)
    do {
      _ = try RunVerification.verify(contentsOf: path.path, on: market)
      Issue.record("identical")
    } catch let JournalError.differs(_, difference) {
      #expect(difference.field == "data.commission")
      #expect(difference.recorded == "\"4.00\"" && difference.recomputed == "\"5.00\"")
    }
  }

  @Test func `every byte of a file counts`() throws {
    let (market, _, record) = try sample()
    var offset = 0
    while offset < record.bytes.count {
      var bytes = record.bytes
      bytes[offset] ^= 2
      #expect(throws: (any Error).self, "byte \(offset)") {
        let changed = try JournalRecord(name: "journal.jsonl", bytes: bytes, checking: .lines)
        _ = try RunVerification.verify(changed, on: market)
      }
      offset += 97
    }
  }

  @Test func `a run on another market is refused by name`() throws {
    let (_, _, record) = try sample()
    let other = RandomMarket(seed: 6).record()
    #expect(throws: SeasonError.self) { try RunVerification.verify(record, on: other) }
  }

  @Test func `a damaged end is refused and told`() throws {
    let (market, _, record) = try sample()
    let cut = try JournalRecord(name: "journal.jsonl", bytes: Array(record.bytes.dropLast(20)))
    #expect(throws: SeasonError.self) { try RunVerification.verify(cut, on: market) }
  }

  @Test func `an unfinished run is verified up to its last close`() throws {
    let (market, season, record) = try sample()
    let lines = record.bytes.split(separator: 10).map { Array($0) + [10] }
    let half = try JournalRecord(
      name: "journal.jsonl", bytes: Array(lines[..<(lines.count / 2)].joined()))
    let verified = try RunVerification.verify(half, on: market)
    #expect(!verified.isEnded && verified.daysClosed == half.daysClosed)
    #expect(verified.entries + verified.unfinishedEntries == half.count)
    #expect(verified.daysClosed > 0 && verified.daysClosed < season.days)
    let allButEnd = try JournalRecord(
      name: "journal.jsonl", bytes: Array(lines.dropLast().joined()))
    #expect(try RunVerification.verify(allButEnd, on: market).daysClosed == season.days)
  }
}

struct `Continuing a run` {
  private func withFile(_ bytes: some Collection<UInt8>, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("resume-\(ProcessInfo.processInfo.globallyUniqueString).jsonl")
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    try body(path.path)
  }

  @Test func `cut at any byte of its last four thousand it ends as if undisturbed`() throws {
    let (market, season, record) = try sample()
    let bytes = record.bytes
    for length in stride(from: max(bytes.count - 4_096, 0), through: bytes.count, by: 17) {
      try withFile(bytes[..<length]) { path in
        let result = try Season.resume(
          season, on: market, by: RuleSeat.random.trader(seed: 5), at: path, syncs: false)
        #expect(result.journalHash == record.hash, "cut at \(length)")
        #expect(try JournalRecord(contentsOf: path).bytes == bytes, "cut at \(length)")
      }
    }
  }

  @Test func `cut anywhere before its first close it begins again`() throws {
    let (market, season, record) = try sample()
    for length in [0, 1, 100, 700, 1_200] {
      try withFile(record.bytes[..<length]) { path in
        let result = try Season.resume(
          season, on: market, by: RuleSeat.random.trader(seed: 5), at: path, syncs: false)
        #expect(result.journalHash == record.hash)
      }
    }
  }

  @Test func `a run that is asked to stop can be continued to the same end`() throws {
    let (market, season, record) = try sample()
    for stopDay in [1, 4, 12] {
      try withFile([]) { path in
        try FileManager.default.removeItem(atPath: path)
        let stop = StopRequest()
        let random = RuleSeat.random.trader(seed: 5)
        let trader = ClosureTrader { desk in
          try random.decide(at: desk)
          if desk.dayNumber == stopDay { stop.request() }
        }
        let first = try Season.run(
          season, on: market, by: trader, into: try JournalWriter(creating: path, syncs: false),
          stop: stop)
        #expect(!first.isEnded && first.daysClosed == stopDay - 1)
        let second = try Season.resume(
          season, on: market, by: RuleSeat.random.trader(seed: 5), at: path, syncs: false)
        #expect(second.isEnded && second.journalHash == record.hash)
      }
    }
  }

  @Test func `other options are refused by name`() throws {
    let (market, season, record) = try sample()
    var other = season
    other.seed = 6
    try withFile(record.bytes.prefix(record.bytes.count / 2)) { path in
      do {
        _ = try Season.resume(
          other, on: market, by: RuleSeat.random.trader(seed: 6), at: path, syncs: false)
        Issue.record("continued")
      } catch let error as SeasonError {
        #expect(
          error == .otherPlan(journal: path, field: "seed", recorded: "5", wanted: "6"))
      }
      #expect(
        try Data(contentsOf: URL(filePath: path)).count == record.bytes.count / 2,
        "the file is untouched")
    }
  }

  @Test func `other options are refused before the first day was closed, too`() throws {
    let (market, season, record) = try sample()
    var other = season
    other.seed = 6
    let header = record.bytes.prefix { $0 != UInt8(ascii: "\n") } + [UInt8(ascii: "\n")]
    try withFile(header + record.bytes[header.count..<(header.count + 40)]) { path in
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(throws: SeasonError.self) {
        try Season.resume(
          other, on: market, by: RuleSeat.random.trader(seed: 6), at: path, syncs: false)
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before, "the file is untouched")
    }
  }

  @Test func `a trader with memory is given the closed days before it goes on`() throws {
    final class Remembering: Trader {
      let name = "remembering"
      var days: [TradingDay] = []
      var restored = 0

      func decide(at desk: any TradingDesk) {
        desk.record(.thought(text: "day \(days.count)", tokens: 1))
      }

      func dayClosed(at desk: any TradingDesk) { days.append(desk.view.asOf.day) }

      func restore(from entries: [JournalEntry]) {
        restored += 1
        days = entries.compactMap {
          if case .dayClosed(let closing) = $0.event { closing.day } else { nil }
        }
      }
    }
    let market = RandomMarket(seed: 5).record()
    let season = try plan(market)
    let record = try run(season, on: market, by: Remembering())
    let middle = record.bytes.count / 2
    try withFile(record.bytes[..<middle]) { path in
      let trader = Remembering()
      let result = try Season.resume(season, on: market, by: trader, at: path, syncs: false)
      #expect(trader.restored == 1)
      #expect(result.journalHash == record.hash)
    }
  }
}
