import FoundationEssentials
import Market
import MarketData
import Testing
import TradingTypes

struct `The contest's files` {
  @Test func `give one market with lots as shares and thousands as yuan`() throws {
    let market = try imported()
    #expect(market.draft.instruments.map(\.symbol.description) == ["600001.SH", "600002.SH"])
    #expect(market.draft.instruments[0].name == "甲银行")
    #expect(market.draft.instruments[0].indexWeight == 60_125)
    let bar = try #require(market.draft.series[0].days.last).bar
    #expect(bar.volume == Quantity(146_386_033))
    #expect(bar.turnover.description == "780083195.00")
    #expect(try MarketFolder.draft(of: MarketFolder.archive(of: market.draft)) == market.draft)
  }

  @Test func `are overruled by the daily CSV where the history kept a wrong bar`() throws {
    let market = try imported()
    let day = try #require(TradingDay("2025-10-10"))
    let bar = try #require(market.draft.series[0].dayBar(on: day)).bar
    #expect(bar.close.description == "1435.13")
    #expect(market.report.count("history bars overruled by the daily CSV") == 1)
    #expect(market.report.count("history bars with thousands separators") == 1)
  }

  @Test func `are continued backwards by a history in descending order`() throws {
    let market = try imported()
    #expect(
      market.draft.calendar.map(\.description)
        == ["2025-09-29", "2025-09-30", "2025-10-09", "2025-10-10", "2025-10-13"])
    #expect(market.draft.series[0].days[1].reference.description == "1441.00")
  }

  @Test func `give a dividend where the reference lies below the last close`() throws {
    let market = try imported()
    let action = try #require(market.draft.actions.first)
    #expect(market.draft.actions.count == 1)
    #expect(action.symbol.description == "600002.SH")
    #expect(action.exDay.description == "2025-10-13")
    #expect(action.recordDay.description == "2025-10-10")
    #expect(action.payDay == action.exDay)
    #expect(action.cashPerShare.description == "0.31")
    #expect(action.source == .inferred)
  }

  @Test func `have hourly bars whose later dividends are added back, CORP-16`() throws {
    let market = try imported()
    let hours = market.draft.series[1].hours
    #expect(hours.map(\.bar.open.description).prefix(4) == ["23.01", "23.10", "23.05", "23.00"])
    #expect(market.report.count("share-days of hourly bars with a dividend added back") == 2)
    #expect(hours.last?.bar.close.description == "22.90")
  }

  @Test func `have hourly bars in shares`() throws {
    let bar = try #require(try imported().draft.series[1].hours.first).bar
    #expect(bar.volume == Quantity(250_000))
  }

  @Test func `lose the hourly bars of a day they contradict`() throws {
    let market = try imported { files in
      files["A_stock_hourly.csv"] = files["A_stock_hourly.csv"]?
        .replacing(
          "2025-10-13 15:00,22.8,22.9,22.95,22.8", with: "2025-10-13 15:00,22.8,24,24,22.8")
    }
    #expect(market.report.count("share-days of hourly bars that contradict the day, left out") == 1)
    #expect(market.draft.series[1].hours.count == 8)
  }

  @Test func `have hourly bars repaired within three ticks`() throws {
    let market = try imported { files in
      files["A_stock_hourly.csv"] = files["A_stock_hourly.csv"]?
        .replacing(
          "2025-10-13 15:00,22.8,22.9,22.95,22.8", with: "2025-10-13 15:00,22.8,22.92,22.95,22.8")
    }
    #expect(market.report.count("share-days of hourly bars repaired by up to 3 ticks") == 1)
    #expect(market.draft.series[1].hours.last?.bar.close.description == "22.90")
  }

  @Test func `have index rows of a share left out and volumes in one unit`() throws {
    let market = try imported()
    #expect(market.report.count("index rows that are not index levels, left out") == 1)
    #expect(market.draft.indexSeries.days.map(\.bar.volume.shares).min() ?? 0 > 4_000_000_000)
    #expect(market.draft.indexSeries.days.last?.bar.close.description == "2967.206")
    #expect(market.draft.indexSeries.days.count == 5)
  }

  /// File, text, replacement, and what the error must say.
  static let faults: [(String, String, String, String)] = [
    (
      "daily_prices_sse_50.csv", "146386.0", "abc",
      "daily_prices_sse_50.csv:3: vol 'abc33' is not a number of lots"
    ),
    (
      "daily_prices_sse_50.csv", "pre_close", "previous",
      "daily_prices_sse_50.csv:1: there is no column 'pre_close'; hint: the columns are"
    ),
    ("daily_prices_sse_50.csv", "600002.SH,20251010", "600002.SH,20251009", "has two rows on"),
    ("daily_prices_sse_50.csv", "20251009", "2025109", "trade_date '2025109' is not a date"),
    (
      "history/daily_prices_600001.SHH.json", "1,435.1100", "1,43.51100",
      "history/daily_prices_600001.SHH.json: 2025-10-10: one of"
    ),
    (
      "history/daily_prices_600001.SHH.json", "{", "[",
      "history/daily_prices_600001.SHH.json: not a time series"
    ),
    (
      "A_stock_hourly.csv", "2025-10-09 10:30", "2025-10-09 10:45",
      "A_stock_hourly.csv:2: trade_date"
    ),
    ("sse_50_weight.csv", "6.0125", "heavy", "sse_50_weight.csv:2: weight 'heavy' is not"),
  ]

  @Test(arguments: faults.indices)
  func `with one fault are refused at its place`(fault: Int) throws {
    let (file, old, new, message) = Self.faults[fault]
    do {
      _ = try imported { $0[file] = $0[file]?.replacing(old, with: new, maxReplacements: 1) }
      Issue.record("the files were accepted")
    } catch let error as MarketDataError {
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test func `that are missing are named`() throws {
    #expect(throws: MarketDataError.self) { try imported { $0["sse_50_weight.csv"] = nil } }
    #expect(throws: MarketDataError.missingFolder(path: "/nowhere")) {
      try AITraderImporter.import(from: "/nowhere")
    }
  }

  /// The fixture's files, changed, imported from a temporary folder.
  private func imported(
    _ change: (inout [String: String]) throws -> Void = { _ in }
  ) throws -> ImportedMarket {
    var files = ContestFixture.files
    try change(&files)
    var result: ImportedMarket?
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/history", withIntermediateDirectories: true)
      for (name, text) in files {
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
      }
      result = try AITraderImporter.import(from: folder)
    }
    return try #require(result)
  }
}
