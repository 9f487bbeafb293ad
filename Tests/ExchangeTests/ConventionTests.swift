import Exchange
import Testing
import TradingTypes

/// Terms with one convention chosen otherwise.
private func terms(_ change: (inout VenueTerms) -> Void) -> VenueTerms {
  var terms = VenueTerms()
  change(&terms)
  return terms
}

struct `Conventions of the venue` {
  @Test(arguments: [
    // 7,777.00 sold: commission 1.94 below the least, stamp duty 3.8885, transfer fee 0.07777
    (FenRounding.halfUp, "5.00 3.89 0.08"), (.up, "5.00 3.89 0.08"), (.cut, "5.00 3.88 0.07"),
  ])
  func `charges are rounded as chosen`(row: (FenRounding, String)) throws {
    let schedule = FeeSchedule(
      on: try day("2025-10-15"), terms: terms { $0.feeRounding = row.0 })
    let fees = schedule.fees(on: try money("7777.00"), side: .sell)
    #expect("\(fees.commission) \(fees.stampDuty) \(fees.transferFee)" == row.1)
  }

  @Test func `rounding up takes the next fen of the least remainder`() throws {
    let schedule = FeeSchedule(on: try day("2025-10-15"), terms: terms { $0.feeRounding = .up })
    #expect(schedule.fees(on: try money("1.00"), side: .sell).transferFee.description == "0.01")
    #expect(schedule.fees(on: try money("1000.00"), side: .sell).transferFee.description == "0.01")
  }

  @Test func `the least commission can be taken on every fill`() throws {
    let schedule = FeeSchedule(
      on: try day("2025-10-15"), terms: terms { $0.commissionUnit = .fill })
    let second = schedule.fees(on: try money("3216.00"), after: try money("2144.00"), side: .buy)
    #expect(second.commission.description == "5.00")
  }

  @Test func `a market buy can be measured at limit up`() throws {
    let request = try venue().request(.buy, 1_000)
    for (reserve, code) in [
      (MarketOrderReserve.lastPrice, nil), (.limitUp, OrderRejection.Code.insufficientCash),
    ] {
      let exchange = try venue(terms: terms { $0.marketOrderReserve = reserve })
      let refusal = exchange.check(
        request, from: AccountStanding(buyingPower: try money("10100")), last: nil,
        at: try time("2025-10-15 09:15"))
      #expect(refusal?.code == code, "\(reserve)")
    }
  }

  @Test(arguments: [
    (LimitFill.reached, "6.73", true), (.passed, "6.73", false), (.passed, "6.74", true),
    (.reached, "6.72", false),
  ])
  func `a limit order trades at its price or only beyond it`(
    row: (LimitFill, String, Bool)
  ) throws {
    var exchange = try venue(reference: "6.80", terms: terms { $0.limitFill = row.0 })
    _ = exchange.submit(
      try exchange.request(.buy, 100, limit: row.1),
      from: AccountStanding(buyingPower: Money(yuan: 10_000)), last: nil,
      at: try time("2025-10-15 09:15"))
    let bar = Bar(
      open: try price("6.80"), high: try price("6.96"), low: try price("6.73"),
      close: try price("6.91"), volume: 1_000_000)
    let outcome = exchange.match(
      0, against: bar, funds: Money(yuan: 10_000), at: try time("2025-10-15 09:30"))
    #expect((outcome != .none) == row.2)
  }

  @Test func `a sealed limit can be let trade`() throws {
    let up = try price("11.00")
    let bar = Bar(open: up, high: up, low: up, close: up, volume: 1_000_000)
    for (choice, trades) in [(SealedLimit.noFill, false), (.fill, true)] {
      var exchange = try venue(terms: terms { $0.sealedLimit = choice })
      _ = exchange.submit(
        try exchange.request(.buy, 100), from: AccountStanding(buyingPower: Money(yuan: 10_000)),
        last: nil, at: try time("2025-10-15 09:15"))
      let outcome = exchange.match(
        0, against: bar, funds: Money(yuan: 10_000), at: try time("2025-10-15 09:30"))
      #expect((outcome != .none) == trades)
    }
  }

  @Test func `an odd lot can be the remainder of what may be sold`() throws {
    // 150 held, 100 of them bought today: the text says balance (余额) and no more.
    let account = AccountStanding(holding: 150, sellable: 50, buyingPower: .zero)
    for (choice, shares, code) in [
      (OddLotBalance.notBeingSold, 50, nil), (.sellable, 50, nil),
      (.sellable, 20, OrderRejection.Code.lotSize),
    ] {
      let exchange = try venue(terms: terms { $0.oddLotBalance = choice })
      let refusal = exchange.check(
        try exchange.request(.sell, Int64(shares)), from: account, last: nil,
        at: try time("2025-10-15 09:30"))
      #expect(refusal?.code == code, "\(choice) \(shares)")
    }
  }
}
