import Exchange
import Journal
import Ledger
import Market
import Simulation
import Testing
import TradingTypes

struct `A season` {
  @Test func `orders sent before a bar meet that bar and no earlier one`() throws {
    let market = market([
      ("5.29", "5.29", "5.37", "5.27", "5.36"), ("5.36", "5.34", "5.40", "5.30", "5.37"),
    ])
    let record = try run(
      try plan(market), on: market,
      by: try script(
        #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":1000}"#,
        #"{"time":"2025-10-09","side":"sell","symbol":"600028.SH","quantity":1000}"#,
        #"{"time":"2025-10-10","side":"sell","symbol":"600028.SH","quantity":500}"#,
        #"{"time":"2025-10-10","side":"buy","symbol":"600028.SH","quantity":150}"#,
        #"{"time":"2025-10-10","side":"buy","symbol":"600028.SH","quantity":100,"type":"limit","price":"5.28"}"#
      ))
    #expect(
      try story(record) == [
        "1 buy 1000", "2 NO_POSITION", "1 filled 1000 at 5.29 for 5.05",
        "close 94704.95 100064.95",
        "3 sell 500", "4 LOT_SIZE", "5 buy 100 at 5.28", "3 filled 500 at 5.34 for 6.37",
        "5 expired 100", "close 97368.58 100053.58",
      ])
  }

  @Test func `no verdict before the bar depends on the bar`() throws {
    // The same day with another open, high, low and close gives the same verdicts.
    func verdicts(_ open: String, _ close: String) throws -> [String] {
      let market = market([("10.00", open, "10.90", "9.10", close)])
      let record = try run(
        try plan(market, cash: "1006"), on: market,
        by: try script(
          #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":100}"#,
          #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":100}"#))
      return try story(record).filter { !$0.contains("close") }
    }
    #expect(
      try verdicts("9.50", "9.20")
        == ["1 buy 100", "2 INSUFFICIENT_CASH", "1 filled 100 at 9.50 for 5.01"])
    #expect(
      try verdicts("10.50", "10.90")
        == ["1 buy 100", "2 INSUFFICIENT_CASH", "1 insufficientCash 100"])
  }

  @Test func `in daily mode a buy may count on sells sent before it`() throws {
    let market = market([
      ("10.00", "10.00", "10.00", "10.00", "10.00"), ("10.00", "9.90", "9.90", "9.90", "9.90"),
      ("9.90", "9.90", "9.90", "9.90", "9.90"),
    ])
    let lines = [
      #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":9900}"#,
      #"{"time":"2025-10-10","side":"sell","symbol":"600028.SH","quantity":9900}"#,
      #"{"time":"2025-10-10","side":"buy","symbol":"600028.SH","quantity":9800}"#,
    ]
    let trader = ScriptedTrader(
      try OrderScript(file: "orders.jsonl", text: lines.joined(separator: "\n")))
    var season = try plan(market)
    let switched = try run(season, on: market, by: trader)
    #expect(try story(switched).contains { $0.hasPrefix("3 filled 9800 at 9.90") })
    season.anticipatesProceeds = false
    let refused = try run(season, on: market, by: trader)
    #expect(try story(refused).contains("3 INSUFFICIENT_CASH"))
    #expect(try refused.header().settings.contains(RunSetting("venue.anticipated_proceeds", "off")))
  }

  @Test func `a buy that counted on a sell that did not trade ends for want of cash`() throws {
    // Sealed at limit down: the sell queues, so the buy of another share has no cash.
    let market = market([
      ("10.00", "10.00", "10.00", "10.00", "10.00"), ("10.00", "9.00", "9.00", "9.00", "9.00"),
    ])
    let record = try run(
      try plan(market, cash: "10100"), on: market,
      by: try script(
        #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":1000}"#,
        #"{"time":"2025-10-10","side":"sell","symbol":"600028.SH","quantity":1000}"#,
        #"{"time":"2025-10-10","side":"buy","symbol":"600028.SH","quantity":900}"#))
    #expect(
      try story(record).suffix(5) == [
        "2 sell 1000", "3 buy 900", "3 insufficientCash 900", "2 expired 1000",
        "close 94.90 9094.90",
      ])
  }

  @Test func `a dividend is booked on the ex-date, paid when due and taxed at the sale`() throws {
    let days = RandomMarket.weekdays(3)
    let market = market(
      [
        ("23.00", "23.00", "23.10", "22.90", "23.04"),
        ("22.73", "22.80", "22.90", "22.70", "22.75"),
        ("22.75", "22.80", "22.90", "22.70", "22.75"),
      ],
      actions: [
        CorporateAction(
          symbol: try #require(Symbol("600028.SH")), recordDay: days[0], exDay: days[1],
          payDay: days[2], cashPerShare: try #require(Money("0.31")), source: .announced)
      ])
    let record = try run(
      try plan(market), on: market,
      by: try script(
        #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":1000}"#,
        #"{"time":"2025-10-13","side":"sell","symbol":"600028.SH","quantity":1000}"#))
    #expect(
      try story(record) == [
        "1 buy 1000", "1 filled 1000 at 23.00 for 5.98", "close 76994.02 100034.02",
        "entitled 310.00 + 0", "close 76994.02 100054.02",
        "2 sell 1000", "2 filled 1000 at 22.80 for 17.33", "tax 62.00", "close 100024.69 100024.69",
      ])
  }

  @Test func `an hourly order fills in the bar that follows and shares bought stay until tomorrow`()
    throws
  {
    let market = RandomMarket(seed: 21, symbols: ["600028.SH"], days: 2, hasHours: true).record()
    let symbol = try #require(Symbol("600028.SH"))
    var fillTimes: [String] = []
    var sold: [OrderRejection.Code?] = []
    let trader = ClosureTrader { desk in
      for happening in desk.happenings {
        if case .fill(let fill) = happening { fillTimes.append(fill.time.clock) }
      }
      if desk.view.asOf.clock == "09:30" {
        _ = desk.submit(OrderRequest(symbol: symbol, side: .buy, quantity: 400))
      } else if desk.dayNumber == 1, desk.portfolio.holding(of: symbol) != nil {
        // T1-07: bought in an earlier bar of the same day
        let result = desk.submit(OrderRequest(symbol: symbol, side: .sell, quantity: 100))
        if case .failure(let refusal) = result {
          sold.append(refusal.code)
        } else {
          sold.append(nil)
        }
      }
    }
    let record = try run(try plan(market, mode: .hourly), on: market, by: trader)
    #expect(sold.allSatisfy { $0 == .notSellable })
    for entry in try record.entries() {
      guard case .fill(let fill) = entry.event else { continue }
      let bar = try #require(
        market.series[0].hours.first {
          $0.end.day == fill.time.day && $0.end.minute > fill.time.minute
        })
      #expect(bar.bar.low <= fill.price && fill.price <= bar.bar.high)
      #expect(fill.quantity.shares * 10 <= bar.bar.volume.shares)
    }
  }

  @Test func `CASH-05 what a sell brought buys again the same day`() throws {
    let days = RandomMarket.weekdays(2)
    let flat = Bar(
      open: Price(fen: 537), high: Price(fen: 537), low: Price(fen: 537), close: Price(fen: 537),
      volume: 1_000_000)
    let symbol = try #require(Symbol("600028.SH"))
    let market = MarketRecord(
      name: "flat", digest: "flat", instruments: [Instrument(symbol: symbol, name: "中国石化")],
      calendar: days,
      series: [
        BarSeries(
          days: days.map { DayBar(day: $0, reference: Price(fen: 537), bar: flat) },
          hours: days.flatMap(HourBar.ends(of:)).map { HourBar(end: $0, bar: flat) })
      ], index: Instrument(symbol: symbol, name: "指数", board: .index),
      indexSeries: BarSeries(days: []), actions: [], news: [])
    let record = try run(
      try plan(market, mode: .hourly, cash: "2690.03"), on: market,
      by: try script(
        #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":500}"#,
        #"{"time":"2025-10-10 09:30","side":"sell","symbol":"600028.SH","quantity":500}"#,
        #"{"time":"2025-10-10 10:30","side":"buy","symbol":"600028.SH","quantity":500}"#,
        #"{"time":"2025-10-10 10:30","side":"buy","symbol":"600028.SH","quantity":400}"#,
        #"{"time":"2025-10-10 10:30","side":"buy","symbol":"600028.SH","quantity":100}"#))
    #expect(
      try story(record) == [
        "1 buy 500", "1 filled 500 at 5.37 for 5.03", "close 0.00 2685.00",
        "2 sell 500", "2 filled 500 at 5.37 for 6.37", "3 INSUFFICIENT_CASH", "4 buy 400",
        "5 INSUFFICIENT_CASH", "4 filled 400 at 5.37 for 5.02", "close 525.61 2673.61",
      ])
  }

  @Test func `an hourly order that outgrows a bar goes on in the next and pays one commission`()
    throws
  {
    let days = RandomMarket.weekdays(1)
    let prices = ["10.00", "10.02", "10.01", "10.00"].map { Price($0) ?? Price(fen: 0) }
    let symbol = try #require(Symbol("600028.SH"))
    let bars = prices.map {
      Bar(open: $0, high: Price(fen: 1_010), low: Price(fen: 990), close: $0, volume: 4_000)
    }
    let market = MarketRecord(
      name: "thin", digest: "thin", instruments: [Instrument(symbol: symbol, name: "中国石化")],
      calendar: days,
      series: [
        BarSeries(
          days: [DayBar(day: days[0], reference: Price(fen: 1_000), bar: bars[3])],
          hours: zip(HourBar.ends(of: days[0]), bars).map { HourBar(end: $0, bar: $1) })
      ], index: Instrument(symbol: symbol, name: "指数", board: .index),
      indexSeries: BarSeries(days: []), actions: [], news: [])
    let record = try run(
      try plan(market, mode: .hourly), on: market,
      by: try script(
        #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":2000}"#))
    #expect(
      try story(record) == [
        "1 buy 2000", "1 filled 400 at 10.00 for 5.04", "1 filled 400 at 10.02 for 0.04",
        "1 filled 400 at 10.01 for 0.04", "1 filled 400 at 10.00 for 0.04", "1 expired 400",
        "close 83982.84 99982.84",
      ])
  }

  @Test func `absurd data stop a share from trading and nothing else`() throws {
    let absurd = "900000000000000.00"
    for row in [
      ("10.00", absurd, absurd, "10.00", "10.00"), (absurd, "10.00", "10.00", "10.00", "10.00"),
      ("10.00", "0.00", "10.00", "0.00", "10.00"), ("10.00", "12.00", "12.00", "12.00", "12.00"),
    ] {
      let market = market([row])
      let record = try run(
        try plan(market), on: market,
        by: try script(
          #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":100}"#))
      #expect(try !story(record).contains { $0.contains("filled") })
      #expect(try story(record).last == "close 100000.00 100000.00")
    }
  }

  @Test func `an order may be taken back and frees what it froze`() throws {
    let market = market([("10.00", "10.00", "10.10", "9.90", "10.00")])
    let symbol = try #require(Symbol("600028.SH"))
    let trader = ClosureTrader { desk in
      let request = OrderRequest(symbol: symbol, side: .buy, quantity: 1_000, limit: Price("9.95"))
      let order = try desk.submit(request).get()
      #expect(desk.portfolio.frozenCash.description == "9955.10")
      #expect(desk.openOrders.map(\.order.id) == [order.id])
      #expect(desk.cancel(order.id) == nil)
      #expect(desk.portfolio.frozenCash == .zero)
      #expect(desk.cancel(order.id)?.code == .orderNotFound)
    }
    let record = try run(try plan(market), on: market, by: trader)
    #expect(
      try story(record) == ["1 buy 1000 at 9.95", "1 cancelled 1000", "close 100000.00 100000.00"])
  }

  @Test func `a preview sends nothing and says what the order would do`() throws {
    let market = market([("10.00", "10.00", "10.10", "9.90", "10.00")])
    let symbol = try #require(Symbol("600028.SH"))
    let trader = ClosureTrader { desk in
      let preview = try desk.preview(
        OrderRequest(symbol: symbol, side: .buy, quantity: 1_000)
      ).get()
      #expect(preview.amount.description == "10000.00")
      #expect(preview.fees.total.description == "5.10")
      #expect(preview.availableCashAfter.description == "89994.90")
      #expect(desk.openOrders.isEmpty)
      #expect(
        desk.priceBand(of: symbol) == PriceBand(low: Price(fen: 900), high: Price(fen: 1_100)))
    }
    let record = try run(try plan(market), on: market, by: trader)
    #expect(try story(record) == ["close 100000.00 100000.00"])
  }

  @Test func `FILL-08 a suspended holding keeps its last price`() throws {
    let rows = [
      ("10.00", "10.00", "10.10", "9.90", "10.00"), ("10.00", "10.00", "10.00", "10.00", "10.00"),
    ]
    var suspended = market(rows)
    let days = suspended.series[0].days
    suspended = MarketRecord(
      name: "table", digest: "table", instruments: suspended.instruments,
      calendar: suspended.calendar,
      series: [BarSeries(days: [days[0]])], index: suspended.index,
      indexSeries: suspended.indexSeries, actions: [], news: [])
    let record = try run(
      try plan(suspended), on: suspended,
      by: try script(
        #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":1000}"#,
        #"{"time":"2025-10-10","side":"sell","symbol":"600028.SH","quantity":1000}"#))
    #expect(
      try story(record).suffix(2) == ["2 SUSPENDED", "close 89994.90 99994.90"])
  }

  @Test func `the contest fills at the open without charges and checks cash there`() throws {
    let market = market(
      [
        ("10.00", "11.00", "11.00", "11.00", "11.00"),
        ("11.00", "12.00", "12.00", "12.00", "12.00"),
      ], volume: 100)
    let record = try run(
      try plan(market, rules: .aitrader, cash: "5500"), on: market,
      by: try script(
        #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":500}"#,
        #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":100}"#,
        #"{"time":"2025-10-09","side":"buy","symbol":"600028.SH","quantity":50}"#,
        #"{"time":"2025-10-10","side":"sell","symbol":"600028.SH","quantity":500}"#))
    #expect(
      try story(record) == [
        "1 buy 500", "2 buy 100", "3 LOT_SIZE", "1 filled 500 at 11.00 for 0.00",
        "2 insufficientCash 100", "close 0.00 5500.00",
        "4 sell 500", "4 filled 500 at 12.00 for 0.00", "close 6000.00 6000.00",
      ])
  }

  @Test func `a market that ends too early is refused before anything is written`() throws {
    let market = market([("10.00", "10.00", "10.10", "9.90", "10.00")])
    let journal = JournalWriter()
    #expect(throws: SeasonError.self) {
      try Season.run(
        try plan(market, days: 5), on: market, by: RuleSeat.cash.trader(seed: 1), into: journal)
    }
    #expect(throws: SeasonError.noHours(market: "table")) {
      try Season.run(
        try plan(market, mode: .hourly), on: market, by: RuleSeat.cash.trader(seed: 1),
        into: journal)
    }
    #expect(journal.bytes.isEmpty)
  }

  @Test func `what a thinking trader records is journalled and its stop closes the day`() throws {
    let market = market([("10.00", "10.00", "10.10", "9.90", "10.00")])
    let trader = ClosureTrader(closed: { desk in
      desk.record(.note(text: "after the close"))
      desk.record(.dayStop(reason: "finish_day"))
    }) { desk in
      desk.record(.thought(text: "想", tokens: 1))
      desk.record(.toolCall(id: 1, name: "finish_day", arguments: "{}", isWellFormed: true))
    }
    let record = try run(try plan(market), on: market, by: trader)
    let entries = try record.entries()
    #expect(entries.count == 7)
    guard case .dayClosed(let closing) = entries[5].event else {
      Issue.record("the day's last entry is not its closing")
      return
    }
    #expect(closing.stop == "finish_day")
    #expect(try RunVerification.verify(record, on: market).entries == 7)
  }
}
