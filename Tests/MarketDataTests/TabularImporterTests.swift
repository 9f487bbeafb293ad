import FoundationEssentials
import Market
import MarketData
import Testing
import TradingTypes

struct `Files of other programs` {
  static let tushare = [
    "daily.csv": """
    ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount
    600001.SH,20251010,10.0,10.5,9.9,10.4,10.0,0.4,4.0,1234.56,1290.5
    600001.SH,20251009,10.1,10.2,9.8,10.0,10.1,-0.1,-0.99,1000.0,1000.25
    600001.SH,20251013,10.2,10.3,10.0,10.1,10.2,-0.1,-0.98,900.0,910.0
    300001.SZ,20251009,20.0,20.5,19.9,20.4,20.0,0.4,2.0,500.0,1010.0
    300001.SZ,20251010,20.4,20.6,20.2,20.5,20.4,0.1,0.5,500.0,1010.0
    300001.SZ,20251013,20.5,20.7,20.2,20.3,20.5,-0.2,-1,500.0,1010.0

    """,
    "index_daily.csv": """
    ts_code,trade_date,close,open,high,low,pre_close,change,pct_chg,vol,amount
    000016.SH,20251013,2967.2060,2970.1,2980.7,2960.8349,2974.8535,-7.6,-0.2,70163467,123.1
    000016.SH,20251010,2974.8535,3020.1,3030.7,2970.8349,3020.5964,-45.7,-1.5,67283722,123.1
    000016.SH,20251009,3020.5964,3000.1,3030.7168,2984.8349,2988.9390,31.6,1.1,76369809,123.1

    """,
    "stock_basic.csv": """
    ts_code,symbol,name,area,industry,list_date
    600001.SH,600001,甲 银行,北京,bank,19991110
    300001.SZ,300001,*ST乙,上海,chip,20100105

    """,
  ]

  @Test func `from Tushare come in lots and thousands of yuan`() throws {
    let market = try imported(Self.tushare, .tushare)
    #expect(market.draft.instruments.map(\.symbol.description) == ["300001.SZ", "600001.SH"])
    #expect(market.draft.instruments[0].isSpecialTreatment)
    #expect(market.draft.instruments[0].board == .chinext)
    #expect(market.draft.instruments[1].name == "甲银行")
    #expect(market.draft.instruments[1].listed?.description == "1999-11-10")
    let bar = market.draft.series[1].days[1].bar
    #expect(bar.volume == Quantity(123_456) && bar.turnover.description == "1290500.00")
    let action = try #require(market.draft.actions.first)
    #expect(action.cashPerShare.description == "0.20" && action.source == .inferred)
    #expect(market.draft.index.symbol.description == "000016.SH")
    #expect(market.draft.indexSeries.days.last?.bar.close.description == "2967.206")
  }

  @Test func `from AKShare have Chinese headings and one file a share`() throws {
    let market = try imported(
      [
        "sh600001.csv": """
        日期,开盘,收盘,最高,最低,成交量,成交额,振幅,涨跌幅,涨跌额,换手率
        2025-10-09,10.1,10.0,10.2,9.8,1000,1000250.0,4.0,-0.99,-0.1,0.1
        2025-10-10,9.9,10.1,10.2,9.8,1000,1000250.0,4.0,3.06,0.3,0.1

        """
      ], .akshare)
    let days = market.draft.series[0].days
    #expect(days.map(\.reference.description) == ["10.10", "9.80"])
    #expect(days[0].bar.volume == Quantity(100_000))
    #expect(days[0].bar.turnover.description == "1000250.00")
    #expect(market.draft.actions.map(\.cashPerShare.description) == ["0.20"])
    #expect(market.report.notes.contains { $0.contains("equal-weight") })
    #expect(market.draft.indexSeries.days.count == 2)
  }

  static let baostock = [
    "daily.csv": """
    date,code,open,high,low,close,preclose,volume,amount,adjustflag,turn,tradestatus,pctChg,isST
    2025-10-09,sh.600001,10.1000000000,10.2000000000,9.8000000000,10.0000000000,10.1000000000,400,4010.5000,3,0.1,1,-0.9,0
    2025-10-10,sh.600001,10.0000000000,10.0000000000,10.0000000000,10.0000000000,10.0000000000,0,0.0000,3,,0,0,0

    """,
    "minutes.csv": """
    date,time,code,open,high,low,close,volume,amount,adjustflag
    2025-10-09,20251009103000000,sh.600001,10.1000000000,10.2000000000,10.1000000000,10.1000000000,100,1000,3
    2025-10-09,20251009113000000,sh.600001,10.1000000000,10.1000000000,10.0000000000,10.0000000000,100,1000,3
    2025-10-09,20251009140000000,sh.600001,10.0000000000,10.0000000000,9.8000000000,9.9000000000,100,1000,3
    2025-10-09,20251009150000000,sh.600001,9.9000000000,10.0000000000,9.9000000000,10.0000000000,100,1000,3

    """,
  ]

  @Test func `from Baostock hold suspensions and hours`() throws {
    let market = try imported(Self.baostock, .baostock)
    #expect(market.draft.series[0].days.map(\.isSuspended) == [false, true])
    #expect(market.draft.series[0].hours.count == 4)
    #expect(market.draft.series[0].hours.last?.bar.close.description == "10.00")
  }

  @Test func `with adjusted prices are refused or rounded as told`() throws {
    var files = Self.baostock
    files["daily.csv"] = files["daily.csv"]?.replacing(",3,0.1,1,", with: ",2,0.1,1,")
    let error = try #require(throws: MarketDataError.self) { try imported(files, .baostock) }
    #expect(error.description.contains("daily.csv:2: adjustflag is '2': the prices are adjusted"))
    var odd = Self.tushare
    odd["daily.csv"] = odd["daily.csv"]?.replacing(",10.5,9.9,10.4,", with: ",10.512,9.9,10.4,")
    let refusal = try #require(throws: MarketDataError.self) { try imported(odd, .tushare) }
    #expect(refusal.description.contains("daily.csv:2: high 10.512 is not a multiple of 0.01"))
    let market = try imported(odd, .tushare, adjust: .round)
    #expect(market.draft.series[1].days[1].bar.high.description == "10.51")
    #expect(market.report.count("prices rounded to whole fen") == 1)
  }

  @Test func `of any other kind are read through a map of columns`() throws {
    let format = try #require(
      TabularFormat.csv.mapping(
        columns: "day=Datum,symbol=Wert,open=O,high=H,low=L,close=C,volume=V"))
    let market = try imported(
      ["any.csv": "Wert,Datum,O,H,L,C,V\n600001,20251009,10,10.5,9.5,10.1,700\n"], format)
    #expect(market.draft.series[0].days[0].bar.volume == Quantity(700))
    #expect(TabularFormat.csv.mapping(columns: "moon=x") == nil)
    #expect(TabularFormat.csv.mapping(columns: "day") == nil)
  }

  /// Text to replace in Tushare's daily file, its replacement, and what the error must say.
  static let faults = [
    ("20251010,10.0", "20251310,10.0", "daily.csv:2: trade_date '20251310' is not a date"),
    ("10.5,9.9,10.4,10.0", "x,9.9,10.4,10.0", "daily.csv:2: high 'x' is not a price"),
    ("10.5,9.9,10.4,10.0", "10.1,9.9,10.4,10.0", "do not enclose"),
    (
      "600001.SH,20251013", "600001.SH,20251010",
      "daily.csv:4: 600001.SH on 2025-10-10 has another row in daily.csv:2"
    ),
    ("600001.SH,20251010", "6001.SH,20251010", "daily.csv:2: ts_code '6001.SH' is not a code"),
    ("open,high", "first,high", "daily.csv:1: columns for date, open"),
    (
      "10.3,10.0,10.1,10.2", "10.3,10.0,10.1,11.2",
      "daily.csv:4: 600001.SH on 2025-10-13: the reference price 11.20 is above the last close 10.40"
    ),
    (
      "1234.56,1290.5", "123456,1290.5", "daily.csv:2: amount 1290500.00 for 12345600 shares is far"
    ),
    ("10.5,9.9,10.4,10.0", "922337203685477,9.9,10.4,10.0", "daily.csv:2: high '922337203685477'"),
    (
      "10.5,9.9,10.4,10.0", "1000001,9.9,10.4,10.0",
      "daily.csv:2: high 1000001.00 is above 1000000.00"
    ),
    ("600001.SH,20251010", "1,20251010", "spreadsheets drop the zeros in front"),
    ("600001.SH,20251010", "600001.SH,D+1", "daily.csv:2: trade_date 'D+1' is not a date"),
  ]

  @Test(arguments: faults.indices)
  func `with one fault are refused at its line`(fault: Int) throws {
    let (old, new, message) = Self.faults[fault]
    var files = Self.tushare
    files["daily.csv"] = files["daily.csv"]?.replacing(old, with: new, maxReplacements: 1)
    let error = try #require(throws: MarketDataError.self) { try imported(files, .tushare) }
    #expect(error.description.contains(message), "\(error)")
  }

  @Test(arguments: ["gbk", "utf-8-sig", "utf-16"])
  func `in the encodings of Chinese spreadsheets are read alike`(encoding: String) throws {
    // 日期,开盘,收盘,最高,最低,成交量 and a row; 600001's name is 银行.
    let gbk: [UInt8] = [
      0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xBF, 0xAA, 0xC5, 0xCC, 0x2C, 0xCA, 0xD5, 0xC5, 0xCC, 0x2C,
      0xD7,
      0xEE, 0xB8, 0xDF, 0x2C, 0xD7, 0xEE, 0xB5, 0xCD, 0x2C, 0xB3, 0xC9, 0xBD, 0xBB, 0xC1, 0xBF,
      0x0D,
      0x0A,
    ]
    let headings = "日期,开盘,收盘,最高,最低,成交量\r\n"
    let row = "2025/10/9,10.1,10.0,10.2,9.8,1000\r\n"
    let bytes: [UInt8] =
      switch encoding {
      case "gbk": gbk + Array(row.utf8)
      case "utf-16":
        [0xFF, 0xFE] + (headings + row).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      default: [0xEF, 0xBB, 0xBF] + Array((headings + row).utf8)
      }
    let names: [UInt8] = Array("code,name\n600001,".utf8) + [0xD2, 0xF8, 0xD0, 0xD0, 0x0A]
    let market = try imported(bytes: ["sh600001.csv": bytes, "names.csv": names], .akshare)
    #expect(market.draft.calendar.map(\.description) == ["2025-10-09"])
    #expect(market.draft.series[0].days[0].bar.close.description == "10.00")
    #expect(market.draft.instruments[0].name == "银行")
  }

  @Test func `in no encoding at all are refused`() throws {
    let error = try #require(throws: MarketDataError.self) {
      try imported(bytes: ["a.csv": [0x64, 0xFF, 0xFF, 0xFF, 0x0A]], .csv)
    }
    #expect(error.description.contains("a.csv: the text is neither UTF-8 nor GBK nor UTF-16"))
  }

  @Test func `that give a row twice count it once`() throws {
    var files = Self.tushare
    let lines = try #require(files["daily.csv"]).split(separator: "\n")
    files["again.csv"] = "\(lines[0])\n\(lines[2])\n"
    let index = try #require(files["index_daily.csv"]).split(separator: "\n")
    files["index_again.csv"] = "\(index[0])\n\(index[1])\n"
    let market = try imported(files, .tushare)
    #expect(market.draft.series[1].days.count == 3)
    #expect(market.report.count("rows given twice, counted once") == 2)
  }

  @Test func `that lack rows do not pass the gap off as a dividend unsaid`() throws {
    var files = Self.tushare
    files["daily.csv"] = files["daily.csv"]?.replacing(
      "600001.SH,20251010,10.0,10.5,9.9,10.4,10.0,0.4,4.0,1234.56,1290.5\n", with: "")
    files["daily.csv"] = files["daily.csv"]?.replacing("10.1,10.2,-0.1", with: "10.1,9.9,-0.1")
    files["daily.csv"] = files["daily.csv"]?.replacing("10.2,10.3,10.0", with: "10.0,10.3,10.0")
    let market = try imported(files, .tushare)
    #expect(
      market.report.notes.contains {
        $0.hasPrefix("600001.SH on 2025-10-13: no row since 2025-10-09")
      })
  }

  @Test func `of no known headings are named with the headings they have`() throws {
    let odd = ["odd.csv": "Ticker,Date,Last\n600001,20251009,10\n"]
    let error = try #require(throws: MarketDataError.self) { try imported(odd, .tushare) }
    #expect(error.description.contains("odd.csv:1: no tushare column of closing prices"))
    #expect(error.description.contains("'ticker,date,last'"))
    let market = try imported(Self.tushare.merging(odd) { $1 }, .tushare)
    #expect(market.report.notes.contains("odd.csv: neither prices nor names, passed over"))
  }

  @Test func `from Baostock tell which shares are under risk warning at the end`() throws {
    var files = Self.baostock
    files["daily.csv"] = files["daily.csv"]?.replacing("3,,0,0,0", with: "3,,0,0,1")
    #expect(try imported(files, .baostock).draft.instruments[0].isSpecialTreatment)
    #expect(try !imported(Self.baostock, .baostock).draft.instruments[0].isSpecialTreatment)
  }

  @Test func `that hold nothing are refused`() throws {
    #expect(throws: MarketDataError.self) { try imported(["a.txt": "x"], .csv) }
    #expect(throws: MarketDataError.self) { try imported(["a.csv": ""], .csv) }
    #expect(throws: MarketDataError.self) {
      try TabularImporter.import(from: "/nowhere", format: .csv, name: "x")
    }
  }

  private func imported(
    _ files: [String: String], _ format: TabularFormat, adjust: AdjustPolicy = .refuse
  ) throws -> ImportedMarket {
    try imported(bytes: files.mapValues { Array($0.utf8) }, format, adjust: adjust)
  }

  private func imported(
    bytes files: [String: [UInt8]], _ format: TabularFormat, adjust: AdjustPolicy = .refuse
  ) throws -> ImportedMarket {
    var result: ImportedMarket?
    try withTemporaryFolder { folder in
      for (name, bytes) in files {
        try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
      }
      let market = try TabularImporter.import(
        from: folder, format: format, name: "imported", adjust: adjust)
      // What was imported must be fit to be written.
      _ = try MarketFolder.record(of: MarketFolder.archive(of: market.draft))
      result = market
    }
    return try #require(result)
  }
}
