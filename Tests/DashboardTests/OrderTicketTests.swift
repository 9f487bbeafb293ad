import Dashboard
import Journal
import Terminal
import Testing
import TradingTypes

/// A dashboard with a person at the keys whose turn it is.
private func seated(
  _ size: Size, language: Language = .chinese, openOrders: [OrderID] = [], rivals: [Rival] = []
) -> DashboardState {
  var state = DashboardState(
    instruments: RecordedSeason.instruments, market: RecordedSeason.market, language: language,
    pace: .follow, isSeated: true, rivals: rivals)
  _ = state.update(.resize(size))
  for entry in RecordedSeason(hasModel: false).entries().prefix(40) {
    _ = state.update(.entry(entry))
  }
  _ = state.update(.seat(.deciding(turn(openOrders))))
  return state
}

private func turn(_ openOrders: [OrderID] = []) -> SeatTurn {
  SeatTurn(
    time: TradingTime.open(of: RecordedSeason.calendar[8]), isLastOfDay: true,
    buyingPower: Money(fen: 6_725_133), openOrders: openOrders)
}

/// What the desk answers to a question about an order.
private func quote(_ request: OrderRequest, _ verdict: OrderQuote.Verdict) -> SeatReport {
  .quote(
    OrderQuote(
      request: request, reference: Price("41.09"), low: Price("36.98"), high: Price("45.20"),
      held: 400, sellable: 400, most: 1_600, lot: 100, verdict: verdict))
}

private let lotRefusal = OrderRejection(
  .lotSize, "shares=150; the main board trades in lots of 100.", hint: "Send 100 or 200.")

extension [DashboardEffect] {
  /// The order that the last question was about.
  fileprivate var asked: OrderRequest? {
    last.flatMap { if case .seat(.quote(let request)) = $0 { request } else { nil } }
  }
}

struct `The order ticket` {
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 36)]

  @Test(arguments: sizes, Language.allCases) func `an order looks as approved`(
    size: Size, language: Language
  ) throws {
    var state = seated(size, language: language)
    try expectGolden(state.text, "turn-\(size.width)x\(size.height)-\(language.rawValue).txt")
    let request = try #require(state.type("b500").asked)
    _ = state.update(
      .seat(
        quote(
          request,
          .accepted(
            amount: Money(fen: 2_054_500),
            fees: Fees(commission: Money(fen: 514), stampDuty: .zero, transferFee: Money(fen: 21)),
            cashAfter: Money(fen: 4_670_098)))))
    try expectGolden(state.text, "ticket-\(size.width)x\(size.height)-\(language.rawValue).txt")
  }

  @Test(arguments: sizes, Language.allCases) func `a refusal and its rule look as approved`(
    size: Size, language: Language
  ) throws {
    var state = seated(size, language: language)
    let request = try #require(state.type("b150").asked)
    _ = state.update(.seat(quote(request, .refused(lotRefusal))))
    let name = "\(size.width)x\(size.height)-\(language.rawValue).txt"
    try expectGolden(state.text, "refusal-\(name)")
    _ = state.type("?")
    try expectGolden(state.text, "rule-of-refusal-\(name)")
  }

  @Test(arguments: sizes, Language.allCases) func `the score looks as approved`(
    size: Size, language: Language
  ) throws {
    let rival = Rival(name: "agent-1", entries: RecordedSeason().entries())
    var state = seated(size, language: language, rivals: [rival])
    for entry in RecordedSeason(hasModel: false).entries().dropFirst(40) {
      _ = state.update(.entry(entry))
    }
    _ = state.update(.seat(.decided))
    _ = state.update(.ended(reason: ""))
    try expectGolden(state.text, "score-\(size.width)x\(size.height)-\(language.rawValue).txt")
    #expect(state.type("5").isEmpty)
  }

  @Test func `all that can be bought is asked for before the venue has said how much that is`()
    throws
  {
    var state = seated(Size(width: 80, height: 24))
    let request = try #require(state.type("b").asked)
    #expect(state.type("a").asked == request)
    let effects = state.update(.seat(quote(request, .refused(lotRefusal))))
    #expect(try #require(effects.asked).quantity == 1_600)
    #expect(state.text.contains("1600▌"))
  }

  @Test func `a good order is sent once, a refused one is not`() throws {
    var state = seated(Size(width: 80, height: 24))
    let request = try #require(state.type("b150").asked)
    #expect(request.quantity == 150 && request.side == .buy && request.limit == nil)
    _ = state.update(.seat(quote(request, .refused(lotRefusal))))
    #expect(state.type("⏎") == [])
    #expect(state.text.contains("LOT_SIZE"))
    let better = try #require(state.update(.key(.backspace)).asked)
    #expect(better.quantity == 15)
    #expect(try #require(state.type("⇥9.5").asked).limit == Price("9.5"))
    _ = state.type("m")
    #expect(state.type("⏎") == [.seat(.submit(better))])
  }

  @Test func `an answer to an older question is not taken for this one`() throws {
    var state = seated(Size(width: 80, height: 24), language: .english)
    let first = try #require(state.type("b150").asked)
    _ = state.type("0")
    _ = state.update(.seat(quote(first, .refused(lotRefusal))))
    #expect(!state.text.contains("LOT_SIZE") && state.text.contains("asking the venue"))
  }

  @Test func `fields take what they can hold and nothing else`() throws {
    var state = seated(Size(width: 80, height: 24))
    #expect(state.type("b99999999999").asked?.quantity == 99_999_999)
    #expect(state.type("⇥1.2.3é四").asked?.limit == Price("1.23"))
    let effects = state.update(.key(.control("u")))
    #expect(effects.asked?.limit == nil)
    _ = state.update(.key(.backTab))
    _ = state.update(.key(.backTab))
    #expect(state.type("smic").asked?.symbol == Symbol("688981.SH"))
    #expect(state.type("⎋") == [])
    #expect(!state.text.contains("下单 ·"))
  }

  @Test func `the day ends only when asked twice`() {
    var state = seated(Size(width: 80, height: 24), language: .english)
    #expect(state.type("e") == [])
    #expect(state.text.contains("End the day?"))
    #expect(state.type("⎋") == [])
    #expect(state.type("e⏎") == [.seat(.endDecision)])
    #expect(state.type("e⏎") == [])
    #expect(state.type("b") == [] && state.text.contains("not your turn"))
  }

  @Test func `the newest open order is taken back`() {
    var state = seated(Size(width: 80, height: 24), openOrders: [OrderID(4), OrderID(7)])
    #expect(state.type("X") == [.seat(.cancel(OrderID(7)))])
    var none = seated(Size(width: 80, height: 24))
    #expect(none.type("X") == [])
    #expect(none.text.contains("没有未成交的委托"))
  }

  @Test func `a market buy that leaves no cash is warned about, a limit is not`() throws {
    var state = seated(Size(width: 80, height: 24), language: .english)
    let verdict = OrderQuote.Verdict.accepted(
      amount: Money(yuan: 65_744), fees: .none, cashAfter: Money(yuan: 100))
    _ = state.update(.seat(quote(try #require(state.type("b1600").asked), verdict)))
    #expect(state.text.contains("Leave room, or give a limit"))
    _ = state.update(.seat(quote(try #require(state.type("⇥41.09").asked), verdict)))
    #expect(!state.text.contains("Leave room"))
  }

  @Test func `who only watches has no ticket`() {
    var state = dashboard(Size(width: 120, height: 36))
    for keys in ["b", "x", "X", "e"] {
      #expect(state.type(keys) == [])
      #expect(state.text.contains("--trader human"))
    }
  }

  @Test func `every rule is explained in both languages`() {
    for code in OrderRejection.Code.allCases {
      var state = seated(Size(width: 80, height: 24), language: .english)
      let request = state.type("b150").asked
      let refusal = OrderRejection(code, "no.")
      if let request { _ = state.update(.seat(quote(request, .refused(refusal)))) }
      _ = state.type("?")
      #expect(state.text.contains("The rule · \(code.rawValue)"))
    }
  }

  @Test func `the row of keys of a rewound screen leads back to the turn`() {
    var state = seated(Size(width: 80, height: 24), language: .english)
    let turn = state.text
    #expect(turn.contains("b buy") && turn.contains("YOUR TURN"))
    _ = state.type(",,")
    #expect(!state.text.contains("b buy") && state.text.contains("F your turn"))
    _ = state.type("F")
    #expect(state.text == turn)
  }

  @Test func `how far the rival is ahead is on every screen of the seat`() {
    let rival = Rival(name: "the rule", entries: RecordedSeason().entries())
    let state = seated(Size(width: 80, height: 24), language: .english, rivals: [rival])
    #expect(state.text.contains("vs the rule "))
    #expect(state.text.contains(" ■ "), "and at the end of its curve")
  }

  @Test func `one open order is spoken of as one`() {
    var state = seated(Size(width: 80, height: 24), language: .english, openOrders: [OrderID(3)])
    _ = state.type("e")
    #expect(state.text.contains("1 open order takes part"))
  }
}
