import Market
import TradingTypes

/// Writes a draft as the bytes of a market folder's files; the same draft gives the same bytes.
enum MarketEncoder {
  static func files(of draft: MarketDraft) -> [MarketArchive.File] {
    let always = [
      MarketArchive.File(name: MarketFolder.headerFile, bytes: header(draft)),
      MarketArchive.File(name: MarketFolder.instrumentsFile, bytes: instruments(draft)),
      MarketArchive.File(name: MarketFolder.calendarFile, bytes: calendar(draft)),
      MarketArchive.File(name: MarketFolder.dailyFile, bytes: daily(draft)),
      MarketArchive.File(name: MarketFolder.hourlyFile, bytes: hourly(draft)),
      MarketArchive.File(name: MarketFolder.indexFile, bytes: index(draft)),
      MarketArchive.File(name: MarketFolder.indexHourlyFile, bytes: indexHourly(draft)),
      MarketArchive.File(name: MarketFolder.actionsFile, bytes: actions(draft)),
      MarketArchive.File(name: MarketFolder.newsFile, bytes: news(draft)),
    ]
    let sometimes = [
      draft.changes.isEmpty
        ? nil : MarketArchive.File(name: MarketFolder.changesFile, bytes: changes(draft)),
      draft.actions.allSatisfy { $0.rightsPerTenThousand == 0 }
        ? nil : MarketArchive.File(name: MarketFolder.rightsFile, bytes: rights(draft)),
    ]
    return always + sometimes.compactMap(\.self)
  }

  private static func changes(_ draft: MarketDraft) -> [UInt8] {
    var text = CSVText(MarketFolder.changeColumns)
    for change in draft.changes {
      text.field(change.symbol.description)
      text.field(change.day)
      text.quotedField(change.name)
      text.field(change.isSpecialTreatment ? "yes" : "no")
      text.endLine()
    }
    return text.bytes
  }

  private static func rights(_ draft: MarketDraft) -> [UInt8] {
    var text = CSVText(MarketFolder.rightsColumns)
    for action in draft.actions where action.rightsPerTenThousand > 0 {
      text.field(action.symbol.description)
      text.field(action.recordDay)
      text.field(action.exDay)
      text.field(action.payDay)
      text.field(action.rightsPerTenThousand)
      text.decimal(action.rightsPrice.tenThousandths)
      text.field(action.source.rawValue)
      text.endLine()
    }
    return text.bytes
  }

  private static func header(_ draft: MarketDraft) -> [UInt8] {
    let text = """
      # A market folder: unadjusted prices in yuan, volumes in shares, Beijing time.
      format = \(MarketFolder.formatVersion)
      name = \(JSONText.quoted(draft.name))
      source = \(JSONText.quoted(draft.source))
      index_symbol = \(JSONText.quoted(draft.index.symbol.description))
      index_name = \(JSONText.quoted(draft.index.name))
      index_english_name = \(JSONText.quoted(draft.index.englishName))

      """
    return Array(text.utf8)
  }

  private static func instruments(_ draft: MarketDraft) -> [UInt8] {
    var text = CSVText(MarketFolder.instrumentColumns)
    for instrument in draft.instruments {
      text.field(instrument.symbol.description)
      text.quotedField(instrument.name)
      text.quotedField(instrument.englishName)
      text.field(instrument.board.rawValue)
      text.quotedField(instrument.sector)
      text.field(instrument.isSpecialTreatment ? "yes" : "no")
      text.field(instrument.listed?.description ?? "")
      text.field(instrument.indexWeight)
      text.endLine()
    }
    return text.bytes
  }

  private static func calendar(_ draft: MarketDraft) -> [UInt8] {
    var text = CSVText(MarketFolder.calendarColumns)
    for day in draft.calendar {
      text.field(day)
      text.endLine()
    }
    return text.bytes
  }

  private static func daily(_ draft: MarketDraft) -> [UInt8] {
    var text = CSVText(MarketFolder.dailyColumns)
    let symbols = draft.instruments.map { Array($0.symbol.description.utf8) }
    var next = [Int](repeating: 0, count: draft.series.count)
    for day in draft.calendar {
      for (place, series) in draft.series.enumerated()
      where next[place] < series.days.count && series.days[next[place]].day == day {
        let row = series.days[next[place]]
        next[place] += 1
        text.field(day)
        text.field(utf8: symbols[place])
        text.decimal(row.reference.tenThousandths)
        text.bar(row.bar)
        text.field(row.isSuspended ? "suspended" : "")
        text.endLine()
      }
    }
    return text.bytes
  }

  private static func hourly(_ draft: MarketDraft) -> [UInt8] {
    var text = CSVText(MarketFolder.hourlyColumns)
    let symbols = draft.instruments.map { Array($0.symbol.description.utf8) }
    var next = [Int](repeating: 0, count: draft.series.count)
    for day in draft.calendar {
      for end in HourBar.ends(of: day) {
        for (place, series) in draft.series.enumerated()
        where next[place] < series.hours.count && series.hours[next[place]].end == end {
          let row = series.hours[next[place]]
          next[place] += 1
          text.field(end)
          text.field(utf8: symbols[place])
          text.bar(row.bar)
          text.endLine()
        }
      }
    }
    return text.bytes
  }

  private static func index(_ draft: MarketDraft) -> [UInt8] {
    var text = CSVText(MarketFolder.indexColumns)
    for row in draft.indexSeries.days {
      text.field(row.day)
      text.decimal(row.reference.tenThousandths)
      text.bar(row.bar)
      text.endLine()
    }
    return text.bytes
  }

  private static func indexHourly(_ draft: MarketDraft) -> [UInt8] {
    var text = CSVText(MarketFolder.indexHourlyColumns)
    for row in draft.indexSeries.hours {
      text.field(row.end)
      text.bar(row.bar)
      text.endLine()
    }
    return text.bytes
  }

  private static func actions(_ draft: MarketDraft) -> [UInt8] {
    var text = CSVText(MarketFolder.actionColumns)
    for action in draft.actions where action.givesSomething {
      text.field(action.symbol.description)
      text.field(action.recordDay)
      text.field(action.exDay)
      text.field(action.payDay)
      text.decimal(action.cashPerShare.tenThousandths)
      text.field(action.bonusPerTenThousand)
      text.field(action.transferPerTenThousand)
      text.field(action.source.rawValue)
      text.endLine()
    }
    return text.bytes
  }

  private static func news(_ draft: MarketDraft) -> [UInt8] {
    var text = ""
    for item in draft.news {
      let symbols = item.symbols.map { "\"\($0)\"" }.joined(separator: ",")
      text += """
        {"id":\(item.id),"published":"\(item.published)","symbols":[\(symbols)],\
        "source":\(JSONText.quoted(item.source)),"chinese":\(JSONText.quoted(item.chinese)),\
        "english":\(JSONText.quoted(item.english))}

        """
    }
    return Array(text.utf8)
  }
}

extension CorporateAction {
  /// Whether holders get something for nothing; rights alone they pay for.
  fileprivate var givesSomething: Bool {
    cashPerShare != .zero || bonusPerTenThousand != 0 || transferPerTenThousand != 0
      || rightsPerTenThousand == 0
  }
}
