import Foundation
import Market
import MarketData
import Testing
import TradingTypes

@testable import SyntheticMarket

struct `A generated market` {
  static let start = TradingDay("2025-10-09")

  @Test(arguments: 1...6)
  func `passes every check of a market folder`(seed: UInt64) throws {
    let start = try #require(Self.start)
    let season = SyntheticMarket.generate(
      SyntheticMarket.Request(seed: seed, start: start, days: 20, history: 120))
    let market = try MarketFolder.record(of: MarketFolder.archive(of: season.draft))
    #expect(market.calendar.count == 140)
    #expect(market.instruments.map(\.indexWeight).reduce(0, +) == 1_000_000)
  }

  @Test func `has the same bytes for the same seed and others for another`() throws {
    let start = try #require(Self.start)
    func digest(_ seed: UInt64) -> String {
      let request = SyntheticMarket.Request(seed: seed, start: start, days: 5, history: 30)
      return MarketFolder.archive(of: SyntheticMarket.generate(request).draft).digest
    }
    #expect(digest(3) == digest(3))
    #expect(digest(3) != digest(4))
  }

  @Test func `trades inside the day's limits`() throws {
    let start = try #require(Self.start)
    for seed in 1...3 as ClosedRange<UInt64> {
      let draft = SyntheticMarket.generate(seed: seed, start: start).draft
      for (instrument, series) in zip(draft.instruments, draft.series) {
        let percent: Int64 =
          instrument.isSpecialTreatment ? 5 : instrument.board == .main ? 10 : 20
        for day in series.days {
          let fen = day.reference.tenThousandths / 100
          let up = (fen * (100 + percent) + 50) / 100
          let down = (fen * (100 - percent) + 50) / 100
          #expect(day.bar.high <= Price(fen: up) && day.bar.low >= Price(fen: down))
        }
      }
    }
  }

  @Test func `keeps a season's beginning when it lasts longer`() throws {
    let start = try #require(Self.start)
    let short = SyntheticMarket.generate(
      SyntheticMarket.Request(seed: 9, start: start, days: 5, history: 40)
    ).draft
    let long = SyntheticMarket.generate(
      SyntheticMarket.Request(seed: 9, start: start, days: 15, history: 40)
    ).draft
    for (left, right) in zip(short.series, long.series) {
      #expect(left.days.map(\.bar) == right.days.prefix(left.days.count).map(\.bar))
    }
  }

  @Test func `plants nothing when the dial is at zero`() throws {
    let start = try #require(Self.start)
    let season = SyntheticMarket.generate(seed: 5, days: 20, start: start, signal: 0)
    #expect(season.truth.rows.allSatisfy { $0.allSatisfy { $0.planted == 0 } })
    let full = SyntheticMarket.generate(seed: 5, days: 20, start: start, signal: 1)
    #expect(full.truth.rows.contains { $0.contains { $0.planted != 0 } })
  }

  @Test func `writes its means in a form that reads back`() throws {
    let start = try #require(Self.start)
    let truth = SyntheticMarket.generate(
      SyntheticMarket.Request(seed: 5, start: start, days: 5, history: 10)
    ).truth
    #expect(try ConditionalMeans.reading(truth.csv).get() == truth)
    let broken = truth.csv.replacing("604001.SH,", with: "604001.SH,x", maxReplacements: 1)
    #expect(throws: TruthProblem.self) { try ConditionalMeans.reading(broken).get() }
  }

  @Test func `prints news that never lies ahead of what it tells`() throws {
    let start = try #require(Self.start)
    let draft = SyntheticMarket.generate(seed: 2, start: start).draft
    let names = draft.instruments.map(\.name)
    for item in draft.news {
      #expect(!item.chinese.contains("{") && !item.english.contains("{"))
      #expect(item.symbols.count <= 1)
      if let symbol = item.symbols.first {
        let place = try #require(draft.instruments.firstIndex { $0.symbol == symbol })
        #expect(item.chinese.contains(names[place]))
      }
    }
    #expect(Set(draft.news.map(\.chinese)).count * 10 > draft.news.count * 7)
  }

  @Test func `has companies whose codes belong to no listed share`() {
    #expect(Company.all.count == 50)
    #expect(Set(Company.all.map(\.name)).count == 50)
    for company in Company.all {
      let isFree =
        switch company.code {
        case 4_000...4_999, 604_000...604_999, 689_500...689_999, 302_900...302_999: true
        default: false
        }
      #expect(isFree, "\(company.symbol)")
      #expect(SectorModel.all.contains { $0.name == company.sector })
    }
    #expect(Company.all.map(\.symbol) == Company.all.map(\.symbol).sorted())
  }

  @Test func `trades on weekdays that are no holidays`() throws {
    let start = try #require(Self.start)
    let days = SyntheticCalendar.days(start: start, history: 250, days: 60)
    #expect(days[250] == start)
    #expect(days.allSatisfy { $0.weekday <= 5 })
    #expect(days[249].description == "2025-09-30")
    #expect(!days.contains { $0.description == "2025-01-29" })
    #expect(days.contains { $0.description == "2025-02-05" })
  }
}
