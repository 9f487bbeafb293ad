import Market
import TestSupport
import Testing
import TradingTypes

struct `A view of a market` {
  static let instants = 400

  /// Everything that a view returns, as one comparable value.
  struct Sight: Equatable {
    let calendar: [TradingDay]
    let days: [[DayBar]]
    let hours: [[HourBar]]
    let indexDays: [DayBar]
    let indexHours: [HourBar]
    let lastPrices: [Price?]
    let references: [Price?]
    let suspensions: [Bool]
    let news: [NewsItem]
    let actions: [CorporateAction]
    let instruments: [Instrument]

    init(_ market: MarketRecord, _ time: TradingTime) {
      let view = MarketView(of: market, asOf: time)
      let symbols = market.instruments.map(\.symbol)
      calendar = Array(view.calendar)
      days = symbols.map { Array(view.days(of: $0)) }
      hours = symbols.map { Array(view.hours(of: $0)) }
      indexDays = Array(view.indexDays())
      indexHours = Array(view.indexHours())
      lastPrices = symbols.map { view.lastPrice(of: $0) }
      references = symbols.map { view.reference(of: $0) }
      suspensions = symbols.map { view.isSuspended($0) }
      news = Array(view.news)
      actions = view.actions
      instruments = view.instruments
    }
  }

  @Test func `is the same when the future is missing`() throws {
    try compare { market, time, _ in Future.removed(from: market, after: time) }
  }

  @Test func `is the same when the future is rubbish`() throws {
    try compare { market, time, random in
      Future.replaced(in: market, after: time, using: &random)
    }
  }

  @Test func `holds a day from its close on and not a minute before`() throws {
    let market = MarketRecord(TestMarket.draft(), digest: "")
    let day = market.calendar[4]
    let symbol = market.instruments[0].symbol
    let before = try #require(TradingTime(day: day, hour: 14, minute: 59))
    #expect(MarketView(of: market, asOf: before).days(of: symbol).last?.day == market.calendar[3])
    #expect(MarketView(of: market, asOf: before).hours(of: symbol).count == 4 * 4 + 3)
    #expect(MarketView(of: market, asOf: .close(of: day)).days(of: symbol).last?.day == day)
    #expect(MarketView(of: market, asOf: .close(of: day)).hours(of: symbol).count == 5 * 4)
  }

  /// Compares views of whole and changed markets at random instants of random markets.
  private func compare(
    _ change: (MarketRecord, TradingTime, inout TestRandom) -> MarketRecord
  ) throws {
    for seed in 0..<Self.instants {
      var random = TestRandom(seed: UInt64(seed))
      let draft = TestMarket.draft(seed: UInt64(seed % 10 + 1), shares: 4, days: 9)
      let market = MarketRecord(draft, digest: "")
      let day = market.calendar[Int.random(in: 0..<market.calendar.count, using: &random)]
      let minute =
        Bool.random(using: &random)
        ? Int.random(in: 0..<1_440, using: &random)
        : [569, 570, 629, 630, 690, 840, 899, 900].randomElement(using: &random) ?? 570
      let time = try #require(TradingTime(day: day, hour: minute / 60, minute: minute % 60))
      let changed = change(market, time, &random)
      #expect(Sight(market, time) == Sight(changed, time), "seed \(seed), \(time)")
    }
  }
}
