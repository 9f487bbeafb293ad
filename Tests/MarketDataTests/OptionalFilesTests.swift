import Market
import MarketData
import TestSupport
import Testing
import TradingTypes

/// A market whose first share is put under risk warning on the third day and has a rights issue on
/// the fourth.
private func eventful() throws -> MarketDraft {
  var draft = TestMarket.draft(seed: 3)
  let symbol = draft.instruments[0].symbol
  draft.changes = [
    InstrumentChange(
      symbol: symbol, day: draft.calendar[2], name: "ST甲", isSpecialTreatment: true)
  ]
  draft.actions.removeAll { $0.symbol == symbol }
  // Shares offered at the last close leave the reference where it is.
  let close = draft.series[0].days[2].bar.close
  draft.actions.append(
    CorporateAction(
      symbol: symbol, recordDay: draft.calendar[2], exDay: draft.calendar[3],
      payDay: draft.calendar[5], cashPerShare: .zero, rightsPerTenThousand: 3_000,
      rightsPrice: close, source: .announced))
  draft.actions.sort { ($0.exDay, $0.symbol) < ($1.exDay, $1.symbol) }
  return draft
}

private func text(_ archive: MarketArchive, _ file: String) -> String? {
  archive.files.first { $0.name == file }.map { String(decoding: $0.bytes, as: UTF8.self) }
}

/// What reading says about the market once `file` has been changed.
private func issue(_ file: String, _ old: String, _ new: String) throws -> String {
  let archive = MarketFolder.archive(of: try eventful())
  let files = archive.files.map { one in
    guard one.name == file else { return one }
    let changed = String(decoding: one.bytes, as: UTF8.self).replacing(old, with: new)
    return MarketArchive.File(name: one.name, bytes: Array(changed.utf8))
  }
  do {
    _ = try MarketFolder.draft(of: MarketArchive(files: files))
    return "read"
  } catch {
    return "\(error)"
  }
}

struct `Files that only some markets have` {
  @Test func `are written when there is something in them, and read back`() throws {
    let draft = try eventful()
    let archive = MarketFolder.archive(of: draft)
    let symbol = draft.instruments[0].symbol
    #expect(
      text(archive, "changes.csv")
        == "symbol,day,name,special_treatment\n\(symbol),\(draft.calendar[2]),ST甲,yes\n")
    #expect(text(archive, "rights.csv")?.contains(",3000,") == true)
    #expect(text(archive, "actions.csv")?.contains("\(symbol)") == false)
    let read = try MarketFolder.draft(of: archive)
    #expect(read.changes == draft.changes)
    #expect(read.actions == draft.actions)
  }

  @Test func `are not written otherwise, so that digests stay`() {
    let names = MarketFolder.archive(of: TestMarket.draft()).files.map(\.name)
    #expect(!names.contains("changes.csv") && !names.contains("rights.csv"))
  }

  @Test(arguments: [
    ("changes.csv", ",yes", ",perhaps", "changes.csv:2: 'perhaps' is not yes or no"),
    ("changes.csv", "ST甲", "", "has no name"),
    ("rights.csv", ",3000,", ",0,", "rights.csv:2"),
    ("rights.csv", "announced", "rumoured", "'rumoured' is not announced, inferred or generated"),
  ])
  func `are refused at the place of a fault`(row: (String, String, String, String)) throws {
    let found = try issue(row.0, row.1, row.2)
    #expect(found.contains(row.3), "\(found)")
  }
}
