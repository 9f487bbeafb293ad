import CDigest
import Crypto
import Journal
import TestSupport
import Testing
import TradingTypes

private func digest(_ bytes: [UInt8]) -> [UInt8]? {
  var digest = [UInt8](repeating: 0, count: 32)
  return fupan_sha256(bytes, bytes.count, &digest) ? digest : nil
}

struct `The processor's SHA-256` {
  @Test func `gives what the library gives at every length around its blocks`() {
    guard digest([]) != nil else { return }
    var random = TestRandom(seed: 1)
    for length in 0...400 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(digest(bytes) == Array(SHA256.hash(data: bytes)), "\(length) bytes")
    }
  }

  @Test func `gives the published values`() {
    // FIPS 180-4 examples: "abc" and the message of 448 bits.
    guard digest([]) != nil else { return }
    func hexadecimal(_ text: String) -> String? {
      digest(Array(text.utf8))?.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        .joined()
    }
    #expect(
      hexadecimal("abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hexadecimal("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }
}

struct `Linking behind the run` {
  private func write(_ events: [(JournalEvent, TradingTime)], behind: Bool) throws -> JournalWriter
  {
    let writer = JournalWriter()
    if behind { writer.linkBehind() }
    for (index, (event, time)) in events.enumerated() {
      try writer.append(event, at: time)
      if index % 7 == 0 { try writer.endDay() }
    }
    try writer.finish()
    return writer
  }

  @Test(arguments: [1, 60, 3_000])
  func `gives the same bytes as linking at once`(count: Int) throws {
    let (whole, events) = try randomJournal(seed: 21, count: count)
    let writer = try write(events, behind: true)
    #expect(writer.bytes == whole.bytes && writer.hash == whole.hash)
  }

  @Test func `finds the first entry that differs, at the latest at the end`() throws {
    let (whole, events) = try randomJournal(seed: 22, count: 2_000)
    let record = try JournalRecord(name: "journal.jsonl", bytes: whole.bytes)
    let again = JournalWriter(verifying: record)
    again.linkBehind()
    do {
      for (index, (event, time)) in events.enumerated() {
        try again.append(index == 777 ? .note(Passage(text: "other")) : event, at: time)
        if index % 50 == 0 { try again.endDay() }
      }
      try again.finish()
      Issue.record("equal")
    } catch {
      guard case .differs(_, let difference) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(difference.sequence == 777)
      #expect(again.difference == error)
    }
  }

  @Test func `knows when it has repeated its record`() throws {
    let (whole, events) = try randomJournal(seed: 23, count: 40)
    let record = try JournalRecord(name: "journal.jsonl", bytes: whole.bytes)
    let again = JournalWriter(verifying: record)
    again.linkBehind()
    for (index, (event, time)) in events.enumerated() {
      #expect(again.isRepeating == (index < events.count))
      try again.append(event, at: time)
    }
    #expect(!again.isRepeating)
    try again.finish()
  }
}
