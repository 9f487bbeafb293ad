import Journal
import TestSupport
import TradingTypes

/// Random entries of every kind, hostile texts among them.
struct RandomEvents {
  var random: TestRandom

  static let kinds = 17

  mutating func event(_ kind: Int) -> JournalEvent {
    switch kind {
    case 0: .runStarted(header())
    case 1: .dayOpened(DayOpening(day: day(), number: count(), count: count()))
    case 2: .briefing(Passage(text: text(), tokens: count()))
    case 3:
      .modelCall(
        ModelCall(
          promptTokens: count(), cachedTokens: count(), thoughtTokensVisible: count(),
          tokens: (0..<Int.random(in: 0...20, using: &random)).map { _ in
            Int32.random(in: 0...300_000, using: &random)
          }, thoughtTokens: count(), forcedTokens: count(), stop: text(),
          maskedPartsPerMillion: count()))
    case 4: .thought(Passage(text: text(), tokens: count()))
    case 5:
      .toolCall(
        ToolCall(
          id: count(), name: text(), arguments: text(), isWellFormed: Bool.random(using: &random)))
    case 6: .toolResult(ToolResult(id: count(), ok: Bool.random(using: &random), text: text()))
    case 7: .note(Passage(text: text()))
    case 8:
      .compaction(
        Compaction(
          fromDay: count(), toDay: count(), tokensBefore: count(), tokensAfter: count(),
          removedThoughtTokens: count()))
    case 9: .orderAccepted(order())
    case 10:
      .orderRejected(
        RejectedOrder(
          order: order(),
          rejection: OrderRejection(
            OrderRejection.Code.allCases.randomElement(using: &random) ?? .lotSize, text(),
            hint: text())))
    case 11:
      .fill(
        Fill(
          order: OrderID(count()), symbol: symbol(), side: side(), quantity: quantity(),
          price: Price(tenThousandths: amount()),
          fees: Fees(
            commission: money(), stampDuty: money(), transferFee: money()), time: time()))
    case 12:
      .orderEnded(
        EndedOrder(
          order: OrderID(count()), remaining: quantity(),
          reason: [.expired, .cancelled, .insufficientCash].randomElement(using: &random)
            ?? .expired))
    case 13:
      .entitlement(
        Entitlement(
          symbol: symbol(), held: quantity(), cash: money(), shares: quantity(), payDay: day()))
    case 14: .dividendTax(DividendTax(order: OrderID(count()), symbol: symbol(), tax: money()))
    case 15:
      .dayClosed(
        DayClosing(
          day: day(), cash: money(), receivable: money(), positionsValue: money(),
          netAssetValue: money(), feesToDate: money(), benchmark: Price(tenThousandths: amount()),
          positions: (0..<Int.random(in: 0...4, using: &random)).map { _ in
            ClosingPosition(
              symbol: symbol(), quantity: quantity(), cost: money(),
              close: Price(tenThousandths: amount()))
          }, stop: text()))
    default: .runEnded(RunEnding(daysClosed: count(), netAssetValue: money()))
    }
  }

  mutating func header() -> RunHeader {
    RunHeader(
      program: text(), market: text(), marketDigest: text(), trader: text(), model: text(),
      modelDigest: text(), kernels: text(), seed: random.next(),
      rules: RulesProfile.allCases.randomElement(using: &random) ?? .exchange,
      mode: DecisionMode.allCases.randomElement(using: &random) ?? .daily, start: day(),
      end: day(), days: count(), cash: money(), benchmark: text(),
      benchmarkStart: Price(tenThousandths: amount()),
      settings: (0..<Int.random(in: 0...3, using: &random)).map { _ in
        RunSetting(text(), text())
      })
  }

  mutating func time() -> TradingTime {
    TradingTime(
      day: day(), hour: Int.random(in: 0...23, using: &random),
      minute: Int.random(in: 0...59, using: &random)) ?? .open(of: day())
  }

  mutating func day() -> TradingDay {
    if Int.random(in: 0..<4, using: &random) == 0,
      let day = TradingDay(relative: Int.random(in: -300...300, using: &random))
    {
      return day
    }
    return TradingDay(
      year: Int.random(in: 1990...2100, using: &random),
      month: Int.random(in: 1...12, using: &random), day: Int.random(in: 1...28, using: &random))
      ?? day()
  }

  private mutating func order() -> Order {
    Order(
      id: OrderID(count()),
      request: OrderRequest(
        symbol: symbol(), side: side(),
        quantity: Quantity(Int64.random(in: .min ... .max, using: &random)),
        limit: Bool.random(using: &random) ? nil : Price(tenThousandths: amount())),
      submitted: time())
  }

  private mutating func symbol() -> Symbol {
    Symbol(
      code: UInt32.random(in: 0...999_999, using: &random),
      venue: Venue.allCases.randomElement(using: &random) ?? .shanghai) ?? symbol()
  }

  private mutating func side() -> Side { Bool.random(using: &random) ? .buy : .sell }
  private mutating func count() -> Int { Int.random(in: 0...1_000_000, using: &random) }
  private mutating func quantity() -> Quantity {
    Quantity(Int64.random(in: 0...10_000_000, using: &random))
  }
  private mutating func money() -> Money { Money(tenThousandths: amount()) }

  private mutating func amount() -> Int64 {
    switch Int.random(in: 0...3, using: &random) {
    case 0: Int64.random(in: 0...99, using: &random)
    case 1: Int64.random(in: -1_000_000...1_000_000, using: &random) * 100
    case 2: Int64.random(in: 0...10_000_000, using: &random) * 10
    default: Int64.random(in: -9_000_000_000_000...9_000_000_000_000, using: &random)
    }
  }

  private mutating func text() -> String {
    let alphabet: [String] = [
      "a", "买入", "\"", "\\", "\n", "\r", "\t", "\u{0}", "\u{1B}[31m", "\u{7F}", "é", "e\u{301}",
      "🐂", "\u{2028}", "</think>", "{\"seq\":", " ", "\r\n", "\\u0041", "\u{FEFF}",
    ]
    return (0..<Int.random(in: 0...12, using: &random)).map { _ in
      alphabet.randomElement(using: &random) ?? ""
    }.joined()
  }
}
