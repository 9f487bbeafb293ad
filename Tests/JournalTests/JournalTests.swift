import Foundation
import Journal
import TestSupport
import Testing
import TradingTypes

/// A journal of random entries, with the entries themselves.
func randomJournal(
  seed: UInt64, count: Int = 60
) throws -> (writer: JournalWriter, events: [(JournalEvent, TradingTime)]) {
  var source = RandomEvents(random: TestRandom(seed: seed))
  let writer = JournalWriter()
  var events: [(JournalEvent, TradingTime)] = []
  for index in 0..<count {
    let event = source.event(
      index < RandomEvents.kinds
        ? index : Int.random(in: 0..<RandomEvents.kinds, using: &source.random))
    let time = source.time()
    try writer.append(event, at: time)
    events.append((event, time))
  }
  return (writer, events)
}

/// A path in a folder that is removed afterwards.
func withTemporaryFile(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("journal-\(ProcessInfo.processInfo.globallyUniqueString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.appendingPathComponent("journal.jsonl").path)
}

struct `Journal entries` {
  @Test(arguments: 0..<50 as Range<UInt64>)
  func `what was written is read back equal, texts byte for byte`(seed: UInt64) throws {
    let (writer, events) = try randomJournal(seed: seed)
    let record = try JournalRecord(name: "test", bytes: writer.bytes)
    #expect(record.tail == nil)
    let entries = try record.entries()
    #expect(entries.count == events.count)
    for (entry, event) in zip(entries, events) {
      #expect(entry.event == event.0, "entry \(entry.sequence)")
      #expect(entry.time == event.1)
    }
    #expect(entries.map(\.sequence) == Array(0..<events.count))
    #expect(entries.last?.hash == writer.hash && record.hash == writer.hash)
    let rewritten = JournalWriter()
    for entry in entries { try rewritten.append(entry.event, at: entry.time) }
    #expect(rewritten.bytes == writer.bytes)
  }

  @Test func `a line is JSON that any other program reads`() throws {
    let (writer, _) = try randomJournal(seed: 7)
    for line in writer.bytes.split(separator: UInt8(ascii: "\n")) {
      let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      #expect(object?.keys.sorted() == ["data", "hash", "kind", "seq", "time"])
    }
  }

  @Test func `an entry has one spelling`() throws {
    let writer = JournalWriter()
    let time = try #require(TradingTime("2025-10-09 09:15"))
    let order = Order(
      id: OrderID(1),
      request: OrderRequest(
        symbol: try #require(Symbol("600028.SH")), side: .buy, quantity: 1_000,
        limit: Price("5.6")), submitted: time)
    try writer.append(.orderAccepted(order), at: time)
    let line = String(decoding: writer.bytes, as: UTF8.self)
    #expect(
      line
        == #"{"seq":0,"time":"2025-10-09 09:15","kind":"order_accepted","data":{"id":1,"#
        + #""symbol":"600028.SH","side":"buy","quantity":1000,"limit":"5.60","#
        + #""submitted":"2025-10-09 09:15"},"hash":""# + writer.hash + "\"}\n")
  }
}

struct `The chain` {
  @Test func `a changed byte anywhere is found`() throws {
    let (writer, _) = try randomJournal(seed: 3, count: 25)
    let bytes = writer.bytes
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var tampered = bytes
      tampered[index] ^= 1
      do {
        let record = try JournalRecord(name: "test", bytes: tampered)
        // Only the end may be taken for a damaged tail, and then it is told; a changed newline
        // makes one line of the last two.
        #expect(record.tail != nil && record.count >= 23, "byte \(index)")
      } catch {
        continue
      }
    }
  }

  @Test func `a removed or repeated line is found`() throws {
    let (writer, _) = try randomJournal(seed: 4, count: 10)
    let lines = writer.bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) + [10] }
    #expect(throws: JournalError.self) {
      try JournalRecord(name: "test", bytes: Array((lines[..<4] + lines[5...]).joined()))
    }
    #expect(throws: JournalError.self) {
      try JournalRecord(name: "test", bytes: Array((lines[...4] + lines[4...]).joined()))
    }
  }

  @Test func `a journal cut at any byte keeps its whole lines and tells of the rest`() throws {
    let (writer, _) = try randomJournal(seed: 5, count: 12)
    let bytes = writer.bytes
    for length in 0...bytes.count {
      let record = try JournalRecord(name: "test", bytes: Array(bytes[..<length]))
      let whole = bytes[..<length].count { $0 == UInt8(ascii: "\n") }
      #expect(record.count == whole)
      #expect((record.tail == nil) == (length == 0 || bytes[length - 1] == 10))
      #expect(record.bytes.count + (record.tail?.length ?? 0) == length)
    }
  }

  @Test func `an error names the file, the line and what it expected`() throws {
    let (writer, _) = try randomJournal(seed: 6, count: 5)
    var lines = writer.bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) + [10] }
    lines[2][0] = UInt8(ascii: "[")
    do {
      _ = try JournalRecord(name: "journal.jsonl", bytes: Array(lines.joined()))
      Issue.record("read")
    } catch {
      #expect("\(error)" == #"journal.jsonl:3:1: expected {"seq":"#)
    }
  }
}

struct `Journal files` {
  @Test func `a file holds what was appended after each day`() throws {
    try withTemporaryFile { path in
      let (memory, events) = try randomJournal(seed: 8)
      let writer = try JournalWriter(creating: path)
      for (event, time) in events {
        try writer.append(event, at: time)
      }
      try writer.endDay()
      #expect(try JournalRecord(contentsOf: path).bytes == memory.bytes)
      #expect(throws: JournalError.exists(file: path)) { try JournalWriter(creating: path) }
    }
  }

  @Test func `a run that repeats its record continues the file where it ends`() throws {
    try withTemporaryFile { path in
      let (whole, events) = try randomJournal(seed: 9)
      let first = try JournalWriter(creating: path, syncs: false)
      for (event, time) in events[..<30] { try first.append(event, at: time) }
      try first.finish()
      let record = try JournalRecord(contentsOf: path)
      let second = try JournalWriter(continuing: path, after: record, syncs: false)
      for (event, time) in events { try second.append(event, at: time) }
      try second.finish()
      #expect(try JournalRecord(contentsOf: path).bytes == whole.bytes)
      #expect(second.hash == whole.hash)
    }
  }

  @Test func `a journal that is being written is left alone`() throws {
    try withTemporaryFile { path in
      let (_, events) = try randomJournal(seed: 12)
      let first = try JournalWriter(creating: path, syncs: false)
      for (event, time) in events[..<30] { try first.append(event, at: time) }
      try first.endDay()
      let record = try JournalRecord(contentsOf: path)
      #expect(throws: JournalError.busy(file: path)) {
        try JournalWriter(continuing: path, after: record)
      }
      #expect(try JournalRecord(contentsOf: path).bytes == record.bytes)
      try first.finish()
      #expect(throws: Never.self) { try JournalWriter(continuing: path, after: record) }
    }
  }

  @Test func `the first entry that differs is named with its field`() throws {
    let (writer, events) = try randomJournal(seed: 10)
    let record = try JournalRecord(name: "journal.jsonl", bytes: writer.bytes)
    let again = JournalWriter(verifying: record)
    for (event, time) in events[..<11] { try again.append(event, at: time) }
    guard case (.fill(let fill), let time) = events[11] else {
      Issue.record("entry 11 is no fill")
      return
    }
    let other = Fill(
      order: fill.order, symbol: fill.symbol, side: fill.side, quantity: fill.quantity,
      price: Price(tenThousandths: 123_400), fees: fill.fees, time: fill.time)
    do {
      try again.append(.fill(other), at: time)
      Issue.record("equal")
    } catch {
      guard case .differs("journal.jsonl", let difference) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(difference.sequence == 11 && difference.field == "data.price")
      #expect(difference.recorded == "\"\(fill.price)\"" && difference.recomputed == "\"12.34\"")
    }
  }

  @Test func `a record that goes on after the run is a difference`() throws {
    let (writer, events) = try randomJournal(seed: 11, count: 20)
    let record = try JournalRecord(name: "journal.jsonl", bytes: writer.bytes)
    let again = JournalWriter(verifying: record)
    for (event, time) in events[..<19] { try again.append(event, at: time) }
    #expect(throws: JournalError.self) { try again.finish() }
  }

  @Test func `a full disk is one clear error`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    // The device takes nothing; a link to it stands in for a journal on a full disk.
    try withTemporaryFile { path in
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: "/dev/full")
      let empty = try JournalRecord(name: path, bytes: [])
      do {
        let writer = try JournalWriter(continuing: path, after: empty)
        try writer.append(
          .note(Passage(text: "x")), at: try #require(TradingTime("2025-10-09 09:15")))
        try writer.endDay()
        Issue.record("written")
      } catch let error as JournalError {
        guard case .unwritable(path, _) = error else {
          Issue.record("\(error)")
          return
        }
      }
    }
  }
}
