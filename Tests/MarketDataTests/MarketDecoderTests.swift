import Market
import MarketData
import TestSupport
import Testing

struct `A market's files` {
  /// File, text to replace, replacement, and what the first issue must say.
  static let faults: [(String, String, String, String)] = [
    ("market.toml", "format = 1", "format = 2", "market.toml: the format is 2; hint:"),
    ("market.toml", "name = \"test-market\"", "name = \"a/b\"", "market.toml: the name 'a/b'"),
    ("market.toml", "source =", "colour =", "market.toml:4: 'colour ="),
    ("calendar.csv", "2025-10-10", "2025-10-11", "calendar.csv:3: 2025-10-11 is a weekend"),
    ("calendar.csv", "2025-10-10", "2025-10-08", "calendar.csv:3: 2025-10-08 comes after"),
    ("calendar.csv", "2025-10-10", "2025-13-10", "calendar.csv:3: '2025-13-10' is not a date"),
    ("calendar.csv", "day\n", "date\n", "calendar.csv:1: the columns are 'date', not 'day'"),
    ("instruments.csv", "600001.SH", "600000.SH", "instruments.csv:3: 600000.SH comes after"),
    ("instruments.csv", "600001.SH", "60001.SH", "instruments.csv:3: '60001.SH' is not a symbol"),
    ("instruments.csv", ",main,", ",moon,", "instruments.csv:2: 'moon' is not a board"),
    (
      "daily.csv", "\n2025-10-10,600001.SH", "\n2025-10-10,600009.SH",
      "daily.csv:6: 600009.SH is not in instruments.csv"
    ),
    (
      "daily.csv", "\n2025-10-10,600000.SH", "\n2025-10-09,600000.SH",
      "daily.csv:5: 2025-10-09 comes after 2025-10-09; hint:"
    ),
    (
      "index.csv", "3000.00,3000.00", "3000.00,900000000.00", "index.csv:2: a number is too large"
    ),
    ("daily.csv", "suspended\n", "asleep\n", "'asleep' is not a status"),
    (
      "daily.csv", "2025-10-16,600000.SH,", "2025-10-16,600000.SH,1",
      "and actions.csv has no ex-day for it"
    ),
    ("daily.csv", ",0,,suspended\n", ",100,,suspended\n", "a suspended share trades or moves"),
    (
      "hourly.csv", "2025-10-09 10:30,600000.SH", "2025-10-09 10:31,600000.SH",
      "hourly.csv:2: 2025-10-09 10:31 is not the end of an hourly bar"
    ),
    (
      "actions.csv", "2025-10-10,2025-10-13", "2025-10-13,2025-10-13",
      "actions.csv:2: record day 2025-10-13"
    ),
    ("actions.csv", ",0.25,", ",0.35,", "the reference"),
    ("news.jsonl", "\"id\":2", "\"id\":1", "news.jsonl:2: item 1 of 2025-10-10 08:15 is out of"),
    ("news.jsonl", "\"source\":", "\"origin\":", "news.jsonl:1: the key 'source' is missing"),
    ("news.jsonl", "600000.SH", "600900.SH", "news.jsonl:1: 600900.SH is not in"),
    ("news.jsonl", "{\"id\":1", "{id:1", "news.jsonl:1: the line is not JSON"),
  ]

  @Test(arguments: faults.indices)
  func `with one fault are refused at its line`(fault: Int) throws {
    let (file, old, new, message) = Self.faults[fault]
    let text = try issueText(file) { text in
      let range = try #require(text.firstRange(of: old))
      return text.replacingCharacters(in: range, with: new)
    }
    #expect(text.contains(message), "\(text)")
  }

  @Test func `with a price that is not a plain decimal are refused`() throws {
    for bad in ["1e3", "nan", "-5.00", "5.12345", "", "1,000.00", "５.00", "99999999999999999999"] {
      let text = try issueText("daily.csv") { text in
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var fields = lines[1].split(separator: ",", omittingEmptySubsequences: false)
          .map(String.init)
        fields[5] = bad
        lines[1] = fields.joined(separator: ",")
        return lines.joined(separator: "\n")
      }
      #expect(text.hasPrefix("daily.csv:2: "), "\(bad): \(text)")
    }
  }

  @Test func `with a price off the tick are refused as adjusted`() throws {
    let text = try issueText("daily.csv") { text in
      let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
      var fields = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      fields[4] += "1"
      return "\(lines[0])\n\(fields.joined(separator: ","))\n\(lines[2])"
    }
    #expect(text.contains("is not a multiple of 0.01; hint: unadjusted prices are needed"))
  }

  @Test func `whose hourly bars contradict the day are refused`() throws {
    let text = try issueText("hourly.csv") { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      lines.remove(at: 4)
      return lines.joined(separator: "\n")
    }
    #expect(text.contains("hourly.csv:2: 600000.SH on 2025-10-09 has 3 hourly bars, not 4"))
  }

  @Test func `report the first twenty faults and count the rest`() throws {
    let draft = TestMarket.draft(shares: 5, days: 20)
    let archive = replacing("daily.csv", in: MarketFolder.archive(of: draft)) {
      $0.replacing(",60000", with: ",70000")
    }
    do {
      _ = try MarketFolder.record(of: archive)
      Issue.record("the market was accepted")
    } catch {
      let lines = error.description.split(separator: "\n")
      #expect(lines.count == 21)
      #expect(lines.last == "and 80 more")
    }
  }

  @Test func `may come with a byte-order mark and CR LF line ends`() throws {
    let draft = TestMarket.draft()
    var archive = MarketFolder.archive(of: draft)
    for file in ["daily.csv", "instruments.csv", "calendar.csv"] {
      archive = replacing(file, in: archive) { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") }
    }
    #expect(try MarketFolder.draft(of: archive) == draft)
  }

  @Test func `never trap, whatever bytes they hold`() {
    let archive = MarketFolder.archive(of: TestMarket.draft(shares: 2, days: 3))
    var random = TestRandom(seed: 99)
    for _ in 0..<3_000 {
      let number = Int.random(in: 0..<archive.files.count, using: &random)
      var files = archive.files
      var bytes = files[number].bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: [0x2C, 0x22, 0x0A, 0xFF, 0x39].shuffled(), at: place)
        }
      }
      files[number] = MarketArchive.File(name: files[number].name, bytes: bytes)
      _ = try? MarketFolder.record(of: MarketArchive(files: files))
    }
  }

  /// The issues of a sound market whose `file` was changed.
  private func issueText(_ file: String, _ change: (String) throws -> String) throws -> String {
    let archive = MarketFolder.archive(of: TestMarket.draft())
    let broken = try replacing(file, in: archive, change)
    do {
      _ = try MarketFolder.record(of: broken)
      return "(accepted)"
    } catch {
      return error.description
    }
  }

  private func replacing(
    _ file: String, in archive: MarketArchive, _ change: (String) throws -> String
  ) rethrows -> MarketArchive {
    MarketArchive(
      files: try archive.files.map {
        $0.name == file
          ? MarketArchive.File(
            name: file, bytes: Array(try change(String(decoding: $0.bytes, as: UTF8.self)).utf8))
          : $0
      })
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
