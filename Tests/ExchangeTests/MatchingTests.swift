import Exchange
import Testing
import TradingTypes

/// Sends one order and matches it against one bar written as open, high, low, close.
private func outcome(
  _ side: Side, _ shares: Int64, limit: String? = nil, reference: String, bar prices: [String],
  volume: Int64 = 10_000_000, funds: Money = Money(yuan: 100_000_000),
  terms: VenueTerms = VenueTerms()
) throws -> MatchOutcome {
  var exchange = try venue(reference: reference, terms: terms)
  let sent = exchange.submit(
    try exchange.request(side, shares, limit: limit),
    from: AccountStanding(
      holding: Quantity(shares), sellable: Quantity(shares), buyingPower: Money(yuan: 100_000_000)),
    last: nil, at: try time("2025-10-15 09:15"))
  #expect(sent.refusal == nil)
  return exchange.match(
    0, against: try bar(prices, volume: volume), funds: funds, at: try time("2025-10-15 09:30"))
}

private func bar(_ prices: [String], volume: Int64) throws -> Bar {
  Bar(
    open: try price(prices[0]), high: try price(prices[1]), low: try price(prices[2]),
    close: try price(prices[3]), volume: Quantity(volume))
}

extension MatchOutcome {
  fileprivate var text: String {
    switch self {
    case .none: "none"
    case .filled(let fill): "\(fill.quantity) at \(fill.price)"
    case .unaffordable: "unaffordable"
    }
  }
}

struct `Matching` {
  @Test(arguments: [
    (
      "FILL-01 sealed up: buyers queue", Side.buy, nil as String?, "10.05",
      ["11.06", "11.06", "11.06", "11.06"], "none"
    ),
    (
      "FILL-01 sealed up: sellers trade", .sell, nil, "10.05",
      ["11.06", "11.06", "11.06", "11.06"], "100 at 11.06"
    ),
    (
      "FILL-02 sealed down: sellers queue", .sell, nil, "10.05",
      ["9.05", "9.05", "9.05", "9.05"], "none"
    ),
    (
      "FILL-02 sealed down: buyers trade", .buy, nil, "10.05",
      ["9.05", "9.05", "9.05", "9.05"], "100 at 9.05"
    ),
    (
      "FILL-03 603993 on 2025-10-09: at the close only limit up is left", .buy, nil, "15.70",
      ["17.27", "17.27", "17.27", "17.27"], "none"
    ),
    (
      "FILL-04 603993 on 2025-10-09 at the open", .buy, nil, "15.70",
      ["16.37", "17.27", "16.00", "17.27"], "100 at 16.37"
    ),
    (
      "FILL-05 touched but not sealed", .sell, nil, "18.13",
      ["19.28", "19.94", "19.00", "19.28"], "100 at 19.28"
    ),
    (
      "FILL-06 the low stays above the limit", .buy, "6.70", "6.80",
      ["6.80", "6.96", "6.73", "6.91"], "none"
    ),
    (
      "a limit above the open trades at the open", .buy, "6.85", "6.80",
      ["6.80", "6.96", "6.73", "6.91"], "100 at 6.80"
    ),
    (
      "a limit the bar reaches trades at the limit", .buy, "6.75", "6.80",
      ["6.80", "6.96", "6.73", "6.91"], "100 at 6.75"
    ),
    (
      "a sell limit below the open trades at the open", .sell, "6.75", "6.80",
      ["6.80", "6.96", "6.73", "6.91"], "100 at 6.80"
    ),
    (
      "a sell limit the bar reaches trades at the limit", .sell, "6.90", "6.80",
      ["6.80", "6.96", "6.73", "6.91"], "100 at 6.90"
    ),
    (
      "a sell limit above the high waits", .sell, "6.97", "6.80",
      ["6.80", "6.96", "6.73", "6.91"], "none"
    ),
    (
      "a buy limit at limit up is sealed when the bar opens there", .buy, "7.48", "6.80",
      ["7.48", "7.48", "7.40", "7.48"], "none"
    ),
  ])
  func `an order meets its bar`(
    row: (String, Side, String?, String, [String], String)
  ) throws {
    let result = try outcome(row.1, 100, limit: row.2, reference: row.3, bar: row.4)
    #expect(result.text == row.5, "\(row.0)")
  }

  @Test(arguments: [
    (1_000 as Int64, 20_000 as Int64, "1000 at 10.00"), (1_000, 9_990, "900 at 10.00"),
    (1_000, 999, "none"), (1_000, 0, "none"), (299, 5_000, "299 at 10.00"),
    (299, 2_500, "200 at 10.00"),
  ])
  func `a fill takes at most a tenth of the bar, in lots`(row: (Int64, Int64, String)) throws {
    let result = try outcome(
      .sell, row.0, reference: "10.00", bar: ["10.00", "10.10", "9.90", "10.00"], volume: row.1)
    #expect(result.text == row.2)
  }

  @Test func `orders of one bar share its volume in order of arrival`() throws {
    var exchange = try venue()
    let account = AccountStanding(buyingPower: Money(yuan: 1_000_000))
    for _ in 0..<3 {
      _ = exchange.submit(
        try exchange.request(.buy, 600), from: account, last: nil,
        at: try time("2025-10-15 09:15"))
    }
    let bar = try bar(["10.00", "10.10", "9.90", "10.00"], volume: 10_000)
    let now = try time("2025-10-15 09:30")
    let texts = (0..<3).map {
      exchange.match($0, against: bar, funds: Money(yuan: 1_000_000), at: now).text
    }
    #expect(texts == ["600 at 10.00", "400 at 10.00", "none"])
    exchange.removeFinished()
    #expect(exchange.resting.map(\.remaining) == [200, 600])
    exchange.beginBar()
    #expect(
      exchange.match(0, against: bar, funds: Money(yuan: 1_000_000), at: now).text
        == "200 at 10.00")
    #expect(exchange.close().map(\.order.id) == [OrderID(3)])
  }

  @Test func `an order that its bar makes too dear ends whole`() throws {
    let result = try outcome(
      .buy, 1_000, reference: "10.00", bar: ["10.50", "10.60", "10.40", "10.50"],
      funds: Money(yuan: 10_100))
    #expect(result == .unaffordable)
  }

  @Test func `slippage moves a market order by ticks and never past the band`() throws {
    var terms = VenueTerms()
    terms.slippageTicks = 3
    let prices = ["10.00", "10.10", "9.90", "10.00"]
    let buy = try outcome(.buy, 100, reference: "10.00", bar: prices, terms: terms)
    let sell = try outcome(.sell, 100, reference: "10.00", bar: prices, terms: terms)
    let limit = try outcome(
      .buy, 100, limit: "10.00", reference: "10.00", bar: prices, terms: terms)
    #expect([buy.text, sell.text, limit.text] == ["100 at 10.03", "100 at 9.97", "100 at 10.00"])
    let sealed = try outcome(
      .buy, 100, reference: "10.00", bar: ["10.99", "11.00", "10.98", "10.99"], terms: terms)
    #expect(sealed == .none)
  }

  @Test func `the contest fills at the open whatever the band and the volume`() throws {
    let result = try outcome(
      .buy, 5_000, reference: "10.00", bar: ["11.00", "11.00", "11.00", "11.00"], volume: 100,
      terms: VenueTerms(.aitrader))
    #expect(result.text == "5000 at 11.00")
  }
}
