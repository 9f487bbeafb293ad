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

  @Test func `publishes on a day what it would publish if the market ended soon after`() throws {
    let start = try #require(Self.start)
    func news(_ days: Int) -> [NewsItem] {
      SyntheticMarket.generate(
        SyntheticMarket.Request(seed: 11, start: start, days: days, history: 40, hourlyDays: 0)
      ).draft.news
    }
    // Dividends are announced eight days before their ex-day, which has to lie in the market.
    let calendar = SyntheticCalendar.days(start: start, history: 40, days: 20)
    let last = calendar[calendar.count - ShareEvents.announcementLead - 1]
    let short = news(20).filter { $0.published.day < last }
    let long = news(60).filter { $0.published.day < last }
    #expect(short.count > 100)
    #expect(short.map(\.chinese) == long.map(\.chinese))
    #expect(short.map(\.english) == long.map(\.english))
    #expect(short.map(\.published) == long.map(\.published))
  }

  /// No word or short phrase of a headline tells more than the headlines are meant to, and none is
  /// in many of them.
  @Test func `has headlines that no single phrase gives away`() throws {
    let start = try #require(Self.start)
    var counts: [String: (good: Int, bad: Int)] = [:]
    var total = 0
    for seed in 1...12 as ClosedRange<UInt64> {
      for headline in headlines(seed, start) {
        total += 1
        let words = headline.text.lowercased().split { !$0.isLetter }
        for length in 1...3 {
          for place in words.indices.dropLast(length - 1) {
            let phrase = words[place..<place + length].joined(separator: " ")
            var count = counts[phrase] ?? (0, 0)
            if headline.truth > 0 { count.good += 1 } else { count.bad += 1 }
            counts[phrase] = count
          }
        }
      }
    }
    #expect(total > 3_000)
    for (phrase, count) in counts where count.good + count.bad > 40 {
      let sum = count.good + count.bad
      let share = Double(max(count.good, count.bad)) / Double(sum)
      // 82 % and four standard errors; a phrase that tells stands in few headlines.
      #expect(share < 0.82 + 4 * (0.82 * 0.18 / Double(sum)).squareRoot(), "'\(phrase)' \(share)")
      if share > 0.7 { #expect(sum * 12 < total, "'\(phrase)' in \(sum) of \(total)") }
    }
  }

  @Test func `has headlines of which 82 in a hundred point the right way`() {
    let settings = ModelSettings()
    var right = 0
    var all = 0
    for seed in 1...12 as ClosedRange<UInt64> {
      for (place, company) in Company.all.enumerated() {
        let character = CompanyCharacter(
          company, place: place, isSpecial: false, seed: seed, settings)
        let events = ShareEvents(seed: seed, place: place, days: 270, character, settings)
        right += events.headlines.count { $0.told == $0.truth }
        all += events.headlines.count
      }
    }
    // 0.055 a share and day; three standard errors are 1.3 hundredths.
    #expect((7_500...10_500).contains(all), "\(all)")
    #expect(abs(Double(right) / Double(all) - 0.82) < 0.013, "\(right) of \(all)")
  }

  /// Headlines of a market in English, with what they are about.
  private func headlines(_ seed: UInt64, _ start: TradingDay) -> [(text: String, truth: Int)] {
    let calendar = SyntheticCalendar.days(start: start, history: 60, days: 60)
    let instruments = Company.all.map {
      Instrument(
        symbol: $0.symbol, name: $0.name, englishName: $0.englishName, sector: $0.sector)
    }
    let desk = NewsDesk(seed: seed, calendar: calendar, instruments: instruments)
    return Company.all.enumerated().flatMap { place, company in
      let settings = ModelSettings()
      let character = CompanyCharacter(
        company, place: place, isSpecial: false, seed: seed, settings)
      let events = ShareEvents(
        seed: seed, place: place, days: calendar.count, character, settings)
      var stories: [NewsDesk.Story] = []
      CompanyDesk(desk, place).writeHeadlines(events, &stories)
      return zip(stories, events.headlines).map { ($0.text.english, $1.truth) }
    }
  }

  @Test func `has news that reads like a paper's in both languages`() throws {
    let start = try #require(Self.start)
    for item in SyntheticMarket.generate(seed: 7, start: start).draft.news {
      #expect(!item.chinese.contains { ",:()[]{}".contains($0) }, "\(item.chinese)")
      #expect(!item.english.contains { "[]{}".contains($0) }, "\(item.english)")
      #expect(item.english.firstMatch(of: /\b[Aa] [aeio]/) == nil, "\(item.english)")
      // Thousands of millions are billions.
      #expect(item.english.firstMatch(of: /[0-9]{4,} million/) == nil, "\(item.english)")
      #expect(item.chinese.firstMatch(of: /年[0-9]季度/) == nil, "\(item.chinese)")
    }
  }

  @Test func `denies most of its rumours within three days`() throws {
    let start = try #require(Self.start)
    let draft = SyntheticMarket.generate(seed: 4, start: start).draft
    let rumours = draft.news.filter { $0.source == "股民论坛" }
    let denied = rumours.count { rumour in
      draft.news.contains {
        $0.symbols == rumour.symbols && $0.source == "公司公告" && $0.chinese.contains("传闻")
          && $0.published > rumour.published
          && $0.published.day <= (rumour.published.day.adding(days: 14) ?? rumour.published.day)
      }
    }
    #expect(rumours.count > 20)
    #expect((0.5...0.9).contains(Double(denied) / Double(rumours.count)), "\(denied)")
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

struct `An oracle that knows the planted means` {
  @Test(.timeLimit(.minutes(5)))
  func `earns with signals and nothing without`() throws {
    let start = try #require(TradingDay("2025-10-09"))
    var with = RunningMoments()
    var without = RunningMoments()
    var planted = RunningMoments()
    for seed in 1...24 as ClosedRange<UInt64> {
      var request = SyntheticMarket.Request(seed: seed, start: start, history: 40, hourlyDays: 0)
      let season = SyntheticMarket.generate(request)
      request.signal = 0
      let control = SyntheticMarket.generate(request)
      let oracle = InformedOracle(on: season, days: 20, signals: season.truth)
      with.add(oracle.realised)
      planted.add(oracle.expected)
      let deceived = InformedOracle(on: control, days: 20, signals: season.truth)
      #expect(deceived.expected == 0)
      without.add(deceived.realised)
    }
    let expected = try #require(planted.mean)
    #expect((0.05...0.08).contains(expected), "\(expected)")
    let earned = try #require(with.mean)
    let error = try #require(with.standardError)
    #expect(abs(earned - expected) < 3.5 * error, "\(earned) of \(expected) ± \(error)")
    let nothing = try #require(without.mean)
    let noise = try #require(without.standardError)
    #expect(abs(nothing) < 3.5 * noise, "\(nothing) ± \(noise)")
  }
}
