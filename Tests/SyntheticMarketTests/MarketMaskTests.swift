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
    let mask = MarketMask(of: market, seed: 7)
    let record = try MarketFolder.record(of: MarketFolder.archive(of: mask.draft))
    #expect(record.calendar.first?.description == "2101-01-03")
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
    let mask = MarketMask(of: market, seed: 7)
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
    let key = MarketMask(of: market, seed: 7).key
    for item in market.news.prefix(200) {
      #expect(key.unmasked(text: key.masked(text: item.chinese)) == item.chinese)
    }
    for day in market.calendar { #expect(key.original(key.masked(day)) == day) }
    let start = key.masked(market.calendar[30])
    #expect(key.label(of: key.masked(market.calendar[33]), from: start) == "D+3")
    #expect(key.label(of: key.masked(market.calendar[28]), from: start) == "D-2")
  }

  @Test func `depends on its seed alone`() throws {
    let market = try #require(Self.market)
    #expect(MarketMask(of: market, seed: 7).draft == MarketMask(of: market, seed: 7).draft)
    #expect(MarketMask(of: market, seed: 7).draft != MarketMask(of: market, seed: 8).draft)
  }

  @Test func `finds what gives it away`() throws {
    let market = try #require(Self.market)
    let key = MarketMask(of: market, seed: 7).key
    #expect(key.leaks(in: "I remember 沧澜银行 in October") == ["沧澜银行"])
    #expect(key.leaks(in: "nothing here").isEmpty)
  }
}
