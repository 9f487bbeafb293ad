import Market
import MarketData
import SyntheticMarket
import Testing
import TradingTypes

struct `A masked market` {
  static let market = TradingDay("2025-10-09").map {
    MarketRecord(
      SyntheticMarket.generate(
        SyntheticMarket.Request(seed: 3, start: $0, days: 10, history: 30, name: "open")
      ).draft, digest: "")
  }

  @Test func `is a sound market with the same bars`() throws {
    let market = try #require(Self.market)
    let mask = MarketMask(of: market, seed: 7, history: 30)
    let record = try MarketFolder.record(of: MarketFolder.archive(of: mask.draft))
    #expect(record.calendar.map(\.description).prefix(2) == ["D-30", "D-29"])
    #expect(record.calendar[30].description == "D+0")
    #expect(record.calendar.last?.description == "D+9")
    for (instrument, series) in zip(market.instruments, market.series) {
      let symbol = mask.key.masked(instrument.symbol)
      let place = try #require(record.place(of: symbol))
      #expect(record.series[place].days.map(\.bar) == series.days.map(\.bar))
      #expect(record.instruments[place].board == instrument.board)
      #expect(mask.key.original(symbol) == instrument.symbol)
    }
  }

  @Test func `tells no name, code or day of the open one`() throws {
    let market = try #require(Self.market)
    let mask = MarketMask(of: market, seed: 7, history: 30)
    for file in MarketFolder.archive(of: mask.draft).files where file.name == "news.jsonl" {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(mask.key.leaks(in: text).isEmpty, "\(mask.key.leaks(in: text))")
      #expect(!text.contains("2025") && !text.contains("沧澜"))
    }
    #expect(mask.draft.news.count == market.news.count)
    #expect(
      zip(mask.draft.news, mask.draft.news.dropFirst()).allSatisfy { $0.published <= $1.published })
  }

  @Test func `can be undone`() throws {
    let market = try #require(Self.market)
    let key = MarketMask(of: market, seed: 7, history: 30).key
    for item in market.news.prefix(200) {
      #expect(
        key.unmasked(text: key.masked(text: item.chinese, near: item.published.day)) == item.chinese
      )
    }
    for day in market.calendar { #expect(key.original(key.masked(day)) == day) }
    for day in market.calendar {
      #expect(key.unmasked(text: "on \(key.masked(day)).") == "on \(day).")
    }
    for instrument in market.instruments {
      let mask = key.masked(instrument.symbol)
      #expect(
        key.unmasked(text: "\(mask) (\(mask.digits))") == "\(instrument.symbol) "
          + "(\(instrument.symbol.digits))")
      #expect(key.csv.contains("code,\(mask),\(instrument.symbol)\n"))
    }
  }

  @Test func `depends on its seed alone`() throws {
    let market = try #require(Self.market)
    #expect(
      MarketMask(of: market, seed: 7, history: 30).draft
        == MarketMask(of: market, seed: 7, history: 30).draft)
    #expect(
      MarketMask(of: market, seed: 7, history: 30).draft
        != MarketMask(of: market, seed: 8, history: 30).draft)
  }

  @Test func `finds what gives it away`() throws {
    let market = try #require(Self.market)
    let key = MarketMask(of: market, seed: 7, history: 30).key
    #expect(key.leaks(in: "I remember 沧澜银行 in October") == ["沧澜银行"])
    #expect(
      key.leaks(in: "CANGLAN BANK, sh604001, 604001.SH") == ["Canglan Bank", "604001", "604001.SH"])
    #expect(key.leaks(in: "on 2025-10-09 or 20251010") == ["2025-10-09", "20251010"])
    // A number, a hash, a year and a day of the month give nothing away.
    for text in ["nothing here", "1604001", "604001.55", "ab604001cd", "in 2025", "10月9日", "D+3"] {
      #expect(key.leaks(in: text).isEmpty, "\(text)")
    }
  }

  /// Text, and what it reads like under a mask whose D+0 is 2025-10-09.
  @Test(
    arguments: [
      ("沧澜银行2025年10月9日公告", "股票@2D+0公告"),
      ("停牌自10月10日起", "停牌自D+1起"),
      ("the record day is Oct 13, 2025.", "the record day is D+2."),
      ("by 9 October; FY2024 sales, 2026年展望", "by D+0; FYY-1 sales, Y+1年展望"),
      ("from 2025/10/11 (a Saturday)", "from D+2 (a Saturday)"),
      ("CNY 2025 million, 2025.50 yuan, 20251", "CNY 2025 million, 2025.50 yuan, 20251"),
    ])
  func `has its dates told from the season's first day`(row: (String, String)) throws {
    let market = try #require(Self.market)
    let key = MarketMask(of: market, seed: 7, history: 30).key
    let place = try #require(market.instruments.firstIndex { $0.name == "沧澜银行" })
    let name = key.masked(text: market.instruments[place].name, near: nil)
    let masked = key.masked(text: row.0, near: TradingDay("2025-10-10"))
    #expect(masked == row.1.replacing("股票@2", with: name))
  }
}
