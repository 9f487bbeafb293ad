import Exchange
import Foundation
import Journal
import Market
import Simulation
import Testing
import TradingTypes

struct `Conventions` {
  @Test func `every choice is in the header, changes nothing else, and is read back`() throws {
    let market = RandomMarket(seed: 4).record()
    let usual = try plan(market)
    for convention in usual.conventions {
      for choice in convention.choices where !choice.contains(" to ") && !choice.contains("more") {
        var other = usual
        try other.choose(convention.name, choice)
        let header = try other.header(on: market)
        #expect(header.settings.contains(RunSetting("venue.\(convention.name)", choice)))
        #expect(try SeasonPlan(header: header).conventions == other.conventions)
        let record = try run(other, on: market, by: RuleSeat.random.trader(seed: 9))
        #expect(try RunVerification.verify(record, on: market).isEnded, "\(convention) \(choice)")
      }
    }
  }

  @Test(arguments: [
    ("commission_ppm", "-1"), ("participation_ppm", "1000001"), ("sealed_limit", "maybe"),
    ("commission_minimum", "much"), ("slippage_ticks", ""), ("rights", "Subscribe"),
  ])
  func `a value that a convention cannot have is refused with its choices`(
    row: (String, String)
  ) throws {
    var plan = SeasonPlan(start: try #require(TradingDay("2025-10-09")))
    do {
      try plan.choose(row.0, row.1)
      Issue.record("taken")
    } catch {
      #expect("\(error)".contains(row.0) && "\(error)".contains("hint: give"))
    }
  }

  @Test func `an unknown convention is refused with the known ones`() throws {
    var plan = SeasonPlan(start: try #require(TradingDay("2025-10-09")))
    do {
      try plan.choose("luck", "on")
      Issue.record("taken")
    } catch {
      #expect("\(error)".contains("sealed_limit"))
    }
  }
}

struct `A share whose status changes` {
  /// One main-board share at 10.00 that is put under risk warning on the third day and loses it on
  /// the fifth.
  private func market(from start: String = "2025-10-09") throws -> MarketRecord {
    let symbol = try #require(Symbol("600028.SH"))
    let calendar = RandomMarket.weekdays(6)
    let flat = Price(fen: 1_000)
    let bars = calendar.map {
      DayBar(
        day: $0, reference: flat,
        bar: Bar(open: flat, high: flat, low: flat, close: flat, volume: 1_000_000))
    }
    return MarketRecord(
      name: "status", digest: "status", instruments: [Instrument(symbol: symbol, name: "石化")],
      calendar: calendar, series: [BarSeries(days: bars)],
      index: Instrument(symbol: symbol, name: "指数", board: .index),
      indexSeries: BarSeries(days: bars), actions: [], news: [],
      changes: [
        InstrumentChange(
          symbol: symbol, day: calendar[2], name: "ST石化", isSpecialTreatment: true),
        InstrumentChange(
          symbol: symbol, day: calendar[4], name: "新石化", isSpecialTreatment: false),
      ])
  }

  @Test func `has its band, its name and its status of the day`() throws {
    let market = try market()
    var seen: [String] = []
    let trader = ClosureTrader { desk in
      let share = desk.view.instruments[0]
      let band = desk.priceBand(of: share.symbol)
      #expect(desk.view.instrument(share.symbol) == share)
      seen.append(
        "\(share.name) \(share.isSpecialTreatment) \(band.map { "\($0.high)" } ?? "none")")
    }
    _ = try run(try plan(market), on: market, by: trader)
    #expect(
      seen == [
        "石化 false 11.00", "石化 false 11.00", "ST石化 true 10.50", "ST石化 true 10.50",
        "新石化 false 11.00", "新石化 false 11.00",
      ])
  }

  @Test func `is refused a price outside the band of its status`() throws {
    let market = try market()
    let trader = ClosureTrader { desk in
      _ = desk.submit(
        OrderRequest(
          symbol: desk.view.instruments[0].symbol, side: .buy, quantity: 100,
          limit: Price(fen: 1_060)))
    }
    let record = try run(try plan(market), on: market, by: trader)
    let verdicts = try record.entries().compactMap { entry -> String? in
      switch entry.event {
      case .orderAccepted: "ok"
      case .orderRejected(let refused): refused.rejection.code.rawValue
      default: nil
      }
    }
    #expect(
      verdicts == ["ok", "ok", "PRICE_OUT_OF_LIMIT", "PRICE_OUT_OF_LIMIT", "ok", "ok"])
    #expect(try RunVerification.verify(record, on: market).isEnded)
  }
}
