import FoundationEssentials
import Market
import TradingTypes

extension MarketDecoder {
  /// Reads `market.toml`: `key = "text"` or `key = number` lines and comments.
  mutating func decodeHeader() {
    let file = MarketFolder.headerFile
    guard let text = String(validating: bytes(of: file), as: UTF8.self) else {
      issues.add(MarketIssue(file, "the file is not UTF-8"))
      return
    }
    let known = [
      "format", "name", "source", "index_symbol", "index_name", "index_english_name",
    ]
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      guard let first = line.first(where: { $0 != " " }), first != "#", first != "\u{FEFF}"
      else { continue }
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces }
      guard parts.count == 2, known.contains(parts[0]) else {
        issues.add(
          MarketIssue(
            file, line: number + 1, "'\(line.prefix(60))' is not a setting of a market",
            hint: "the settings are \(known.joined(separator: ", "))"))
        continue
      }
      if parts[0] == "format" {
        header[parts[0]] = parts[1]
      } else if let value = try? JSONDecoder().decode(String.self, from: Data(parts[1].utf8)) {
        header[parts[0]] = value
      } else {
        issues.add(
          MarketIssue(file, line: number + 1, "the value of \(parts[0]) is not text in quotes"))
      }
    }
    guard header["format"] == String(MarketFolder.formatVersion) else {
      issues.add(
        MarketIssue(
          file, "the format is \(header["format"] ?? "not given")",
          hint: "this program reads format \(MarketFolder.formatVersion)"))
      return
    }
    if !MarketDecoder.isName(header["name"] ?? "") {
      issues.add(
        MarketIssue(
          file, "the name '\(header["name"] ?? "")' is not made of letters, digits, '-', '_', '.'",
          hint: "an import takes the name from --name"))
    }
    guard let symbol = Symbol(header["index_symbol"] ?? "") else {
      issues.add(
        MarketIssue(file, "index_symbol '\(header["index_symbol"] ?? "")' is not like 000016.SH"))
      return
    }
    index = Instrument(
      symbol: symbol, name: header["index_name"] ?? "",
      englishName: header["index_english_name"] ?? "", board: .index)
  }

  /// Whether `text` can serve as a market's name and as a folder's.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64 && text.first != "."
      && text.utf8.allSatisfy {
        ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
      }
  }

  /// Reads `instruments.csv`.
  mutating func decodeInstruments() {
    let file = MarketFolder.instrumentsFile
    var reader = CSVReader(file: file, bytes: bytes(of: file))
    guard reader.expectHeader(MarketFolder.instrumentColumns, &issues) else { return }
    while reader.advance(&issues) {
      guard requireFields(reader, 8),
        let symbol = require(reader, 0, "a symbol like 600519.SH", reader.symbol),
        let name = require(reader, 1, "a name in UTF-8", reader.text),
        let english = require(reader, 2, "a name in UTF-8", reader.text),
        let board = require(
          reader, 3, "a board (main, star, chinext, bse)",
          { reader.text($0).flatMap { Board(rawValue: $0) } }),
        let sector = require(reader, 4, "a sector in UTF-8", reader.text),
        let isSpecial = require(
          reader, 5, "yes or no", { ["yes": true, "no": false][reader.text($0) ?? ""] }),
        let listed = require(
          reader, 6, "a date like 2025-10-09 or empty",
          { reader.fields[$0].isEmpty ? .some(nil) : reader.day($0).map { $0 as TradingDay? } }),
        let weight = require(
          reader, 7, "a weight in parts per million", { reader.integer($0) })
      else { continue }
      if let last = instruments.last, last.symbol >= symbol {
        issues.add(
          MarketIssue(
            file, line: reader.line, "\(symbol) comes after \(last.symbol)",
            hint: "each symbol once, in ascending order"))
        continue
      }
      if name.isEmpty || weight > 1_000_000 {
        issues.add(
          MarketIssue(
            file, line: reader.line,
            name.isEmpty ? "\(symbol) has no name" : "\(symbol) weighs more than the whole index"))
        continue
      }
      places[symbol] = instruments.count
      instruments.append(
        Instrument(
          symbol: symbol, name: name, englishName: english, board: board, sector: sector,
          isSpecialTreatment: isSpecial, listed: listed, indexWeight: weight))
    }
    if instruments.isEmpty, issues.isEmpty {
      issues.add(MarketIssue(file, "no share is listed"))
    }
  }

  /// Reads `calendar.csv`.
  mutating func decodeCalendar() {
    let file = MarketFolder.calendarFile
    var reader = CSVReader(file: file, bytes: bytes(of: file))
    guard reader.expectHeader(MarketFolder.calendarColumns, &issues) else { return }
    while reader.advance(&issues) {
      guard requireFields(reader, 1),
        let day = require(reader, 0, "a date like 2025-10-09", reader.day)
      else { continue }
      if let last = calendar.last, last >= day {
        issues.add(
          MarketIssue(
            file, line: reader.line, "\(day) comes after \(last)",
            hint: "each day once, in ascending order"))
      } else if day.weekday > 5 {
        issues.add(MarketIssue(file, line: reader.line, "\(day) is a weekend; no exchange trades"))
      } else {
        calendar.append(day)
      }
    }
    if calendar.isEmpty, issues.isEmpty { issues.add(MarketIssue(file, "no day is listed")) }
  }

  /// Reads `actions.csv`.
  mutating func decodeActions() {
    let file = MarketFolder.actionsFile
    var reader = CSVReader(file: file, bytes: bytes(of: file))
    guard reader.expectHeader(MarketFolder.actionColumns, &issues) else { return }
    while reader.advance(&issues) {
      guard requireFields(reader, 8),
        let symbol = require(reader, 0, "a symbol like 600519.SH", reader.symbol),
        let record = require(reader, 1, "a date like 2025-10-09", reader.day),
        let ex = require(reader, 2, "a date like 2025-10-09", reader.day),
        let pay = require(reader, 3, "a date like 2025-10-09", reader.day),
        let cash = require(reader, 4, "an amount a share", reader.decimal),
        let bonus = require(reader, 5, "a number of new shares", reader.integer),
        let transfer = require(reader, 6, "a number of new shares", reader.integer),
        let source = require(
          reader, 7, "announced, inferred or generated",
          { reader.text($0).flatMap { CorporateAction.Source(rawValue: $0) } })
      else { continue }
      let problem: String? =
        if places[symbol] == nil {
          "\(symbol) is not in instruments.csv"
        } else if record >= ex || pay < ex {
          "record day \(record), ex-day \(ex), pay day \(pay) are not in this order"
        } else if cash < 0 || cash == 0 && bonus == 0 && transfer == 0 {
          "\(symbol) gives nothing on \(ex)"
        } else if bonus > 1_000_000 || transfer > 1_000_000 {
          "\(symbol) gives more than 100 new shares a share"
        } else if let last = actions.last, (last.exDay, last.symbol) >= (ex, symbol) {
          "\(ex) \(symbol) comes after \(last.exDay) \(last.symbol)"
        } else {
          nil
        }
      if let problem {
        issues.add(MarketIssue(file, line: reader.line, problem))
        continue
      }
      actions.append(
        CorporateAction(
          symbol: symbol, recordDay: record, exDay: ex, payDay: pay,
          cashPerShare: Money(tenThousandths: cash), bonusPerTenThousand: bonus,
          transferPerTenThousand: transfer, source: source))
    }
  }

  /// Reads `news.jsonl`.
  mutating func decodeNews() -> [NewsItem] {
    let file = MarketFolder.newsFile
    var news: [NewsItem] = []
    let decoder = JSONDecoder()
    for (number, line) in bytes(of: file).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() where !line.isEmpty {
      guard line.count <= CSVReader.lineLimit else {
        issues.add(MarketIssue(file, line: number + 1, "the line is too long"))
        continue
      }
      let item: NewsItem
      do {
        item = try decoder.decode(NewsItem.self, from: Data(line))
      } catch {
        issues.add(MarketIssue(file, line: number + 1, JSONProblem.text(error)))
        continue
      }
      if let last = news.last, last.published > item.published || last.id >= item.id {
        issues.add(
          MarketIssue(
            file, line: number + 1, "item \(item.id) of \(item.published) is out of order",
            hint: "times must not fall and numbers must rise"))
      } else if let unknown = item.symbols.first(where: { places[$0] == nil }) {
        issues.add(MarketIssue(file, line: number + 1, "\(unknown) is not in instruments.csv"))
      } else {
        news.append(item)
      }
    }
    return news
  }
}

extension Substring {
  /// The text without blanks at either end.
  fileprivate var trimmingSpaces: String {
    var text = self
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return String(text)
  }
}
