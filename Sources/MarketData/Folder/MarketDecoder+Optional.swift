import Market
import TradingTypes

extension MarketDecoder {
  /// Reads `changes.csv`, if the market has one.
  mutating func decodeChanges() -> [InstrumentChange] {
    let file = MarketFolder.changesFile
    guard let bytes = archive.bytes(of: file) else { return [] }
    var changes: [InstrumentChange] = []
    var reader = CSVReader(file: file, bytes: bytes)
    guard reader.expectHeader(MarketFolder.changeColumns, &issues) else { return [] }
    while reader.advance(&issues) {
      guard requireFields(reader, 4),
        let symbol = require(reader, 0, "a symbol like 600519.SH", reader.symbol),
        let day = require(reader, 1, "a date like 2025-10-09", reader.day),
        let name = require(reader, 2, "a name in UTF-8", reader.text),
        let isSpecial = require(
          reader, 3, "yes or no", { ["yes": true, "no": false][reader.text($0) ?? ""] })
      else { continue }
      if places[symbol] == nil || name.isEmpty {
        issues.add(
          MarketIssue(
            file, line: reader.line,
            name.isEmpty ? "\(symbol) has no name" : "\(symbol) is not in instruments.csv"))
      } else if let last = changes.last, (last.day, last.symbol) >= (day, symbol) {
        issues.add(
          MarketIssue(
            file, line: reader.line, "\(day) \(symbol) comes after \(last.day) \(last.symbol)",
            hint: "ascending in day, then symbol"))
      } else {
        changes.append(
          InstrumentChange(symbol: symbol, day: day, name: name, isSpecialTreatment: isSpecial))
      }
    }
    return changes
  }

  /// Reads `rights.csv`, if the market has one, into the actions of the same ex-days.
  mutating func decodeRights() {
    let file = MarketFolder.rightsFile
    guard let bytes = archive.bytes(of: file) else { return }
    var reader = CSVReader(file: file, bytes: bytes)
    guard reader.expectHeader(MarketFolder.rightsColumns, &issues) else { return }
    while reader.advance(&issues) {
      guard requireFields(reader, 7),
        let symbol = require(reader, 0, "a symbol like 600519.SH", reader.symbol),
        let record = require(reader, 1, "a date like 2025-10-09", reader.day),
        let ex = require(reader, 2, "a date like 2025-10-09", reader.day),
        let pay = require(reader, 3, "a date like 2025-10-09", reader.day),
        let rights = require(reader, 4, "a number of rights shares", reader.integer),
        let price = require(reader, 5, "a price", reader.decimal),
        let source = require(
          reader, 6, "announced, inferred or generated",
          { reader.text($0).flatMap { CorporateAction.Source(rawValue: $0) } })
      else { continue }
      let problem: String? =
        if places[symbol] == nil {
          "\(symbol) is not in instruments.csv"
        } else if record >= ex || pay < ex {
          "record day \(record), ex-day \(ex), pay day \(pay) are not in this order"
        } else if rights <= 0 || rights > 1_000_000 || price <= 0 || price > 10_000_000_000 {
          "\(symbol) offers \(rights) shares for 10,000 at \(Price(tenThousandths: price))"
        } else {
          nil
        }
      if let problem {
        issues.add(MarketIssue(file, line: reader.line, problem))
        continue
      }
      let place = actions.firstIndex { $0.exDay == ex && $0.symbol == symbol }
      let other = place.map { actions.remove(at: $0) }
      actions.append(
        CorporateAction(
          symbol: symbol, recordDay: record, exDay: ex, payDay: pay,
          cashPerShare: other?.cashPerShare ?? .zero,
          bonusPerTenThousand: other?.bonusPerTenThousand ?? 0,
          transferPerTenThousand: other?.transferPerTenThousand ?? 0,
          rightsPerTenThousand: rights, rightsPrice: Price(tenThousandths: price),
          source: source))
    }
    actions.sort { ($0.exDay, $0.symbol) < ($1.exDay, $1.symbol) }
  }
}
