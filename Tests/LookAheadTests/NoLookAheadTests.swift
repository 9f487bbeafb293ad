import Dashboard
import Journal
import Market
import Simulation
import TestSupport
import Testing
import TradingTypes

/// At random instants of random seasons, everything that can be seen or decided is the same to the
/// byte whether the future is there, missing, or replaced by rubbish.
struct `Nothing of the future` {
  @Test(arguments: 0..<60) func `reaches a desk, a ticket, a screen, a tool or a rule`(seed: UInt64)
    throws
  {
    let chance = Chance(seed: seed)
    let worlds = chance.worlds
    let sights = try worlds.map { try chance.sights($0) }
    #expect(sights[0].count > 60)
    for (world, other) in zip(["missing", "rubbish"], sights.dropFirst()) {
      for (line, pair) in zip(sights[0], other).enumerated() where pair.0 != pair.1 {
        let place = "seed \(seed), \(chance.seat) at \(chance.time), future \(world), sight \(line)"
        Issue.record(Comment(rawValue: place + ":\n\(pair.0)\n— is not —\n\(pair.1)"))
        break
      }
      #expect(sights[0].count == other.count)
    }
  }

  /// The test itself: a sight of the next day does differ.
  @Test func `would be noticed`() throws {
    let chance = Chance(seed: 1)
    let tomorrow = try #require(chance.time.day.adding(days: 1))
    let views = chance.worlds.map {
      MarketView(of: $0, asOf: .close(of: tomorrow)).indexDays().map(\.bar.close)
    }
    #expect(views[0] != views[2])
    #expect(views[0] != views[1])
  }
}

/// One random season and one instant in it.
struct Chance {
  let seed: UInt64
  let mode: DecisionMode
  let seat: RuleSeat
  let day: Int
  let time: TradingTime
  let market: MarketRecord
  /// The market with its future present, missing and replaced.
  let worlds: [MarketRecord]
  private let requests: [OrderRequest]
  private let first = 24

  init(seed: UInt64) {
    self.seed = seed
    var random = TestRandom(seed: seed &+ 100)
    let market = MarketRecord(
      TestMarket.draft(seed: seed % 12 + 1, shares: 5, days: 34), digest: "same")
    mode = Bool.random(using: &random) ? .daily : .hourly
    seat = RuleSeat.allCases[Int(seed) % RuleSeat.allCases.count]
    day = Int.random(in: 2...9, using: &random)
    let clock: (Int, Int) =
      mode == .daily
      ? (9, 15) : [(9, 30), (10, 30), (13, 0), (14, 0)].randomElement(using: &random) ?? (9, 30)
    let today = market.calendar[first + day - 1]
    time = TradingTime(day: today, hour: clock.0, minute: clock.1) ?? .open(of: today)
    self.market = market
    worlds = [
      market, Future.removed(from: market, after: time),
      Future.replaced(in: market, after: time, using: &random),
    ]
    requests = (0..<6).map { _ in
      let symbol = market.instruments.randomElement(using: &random)?.symbol
      let limit = Price(fen: Int64.random(in: 300...25_000, using: &random))
      return OrderRequest(
        symbol: symbol ?? market.instruments[0].symbol,
        side: Bool.random(using: &random) ? .buy : .sell,
        quantity: Quantity(Int64.random(in: 1...40, using: &random) * 50),
        limit: Bool.random(using: &random) ? limit : nil)
    }
  }

  /// Everything that is seen and done at the instant on `world`.
  func sights(_ world: MarketRecord) throws -> [String] {
    let rival = try rival(on: world)
    let watcher = Watcher()
    let probe = Probe(
      seat.trader(seed: seed), day: day, minute: time.minute, watcher: watcher
    ) { desk, entries in
      let asker = Asker(requests)
      SeatedTrader(port: asker).decide(at: desk)
      return DeskSight.lines(desk, asking: requests) + asker.reports.map { "\($0)" }
        + ScreenSight.lines(world, entries, asker.reports, rival: rival)
        + ToolSight.lines(desk, seed: seed)
    }
    let journal = JournalWriter()
    #expect(throws: Probe.Reached.self) {
      try Season.run(plan, on: world, by: probe, into: journal, watchedBy: watcher)
    }
    return probe.sights + [String(decoding: journal.bytes, as: UTF8.self)]
  }

  /// A run of the whole season, so that its end lies in the future; cut off where `world` is.
  private func rival(on world: MarketRecord) throws -> Rival {
    let isCut = world.calendar.count < market.calendar.count
    var plan = plan
    plan.days = 10
    let watcher = Watcher()
    try Season.run(
      plan, on: isCut ? market : world, by: RuleSeat.rebalance.trader(seed: 1),
      into: JournalWriter(), watchedBy: watcher)
    return Rival(
      name: "rival", entries: isCut ? watcher.entries.filter { $0.time <= time } : watcher.entries)
  }

  private var plan: SeasonPlan {
    var plan = SeasonPlan(start: market.calendar[first])
    plan.mode = mode
    plan.days = day
    plan.seed = seed
    plan.trader = seat.rawValue
    return plan
  }
}
