import Journal
import Terminal
import Testing
import TradingTypes

@testable import Dashboard

struct `Refusals on the screen` {
  static let request = OrderRequest(
    symbol: RecordedSeason.instruments[0].symbol, side: .sell, quantity: Quantity(150),
    limit: Price("1400.00"))

  @Test(arguments: OrderRejection.Code.allCases) func `are told in the screen's language`(
    code: OrderRejection.Code
  ) {
    let refusal = OrderRejection(code, "the venue's sentence", hint: "its hint")
    let names = Names(RecordedSeason.instruments)
    let chinese = RefusalText(words: Wording(language: .chinese), names: names)
      .sentence(refusal, of: Self.request)
    #expect(chinese.hasPrefix("卖出 贵州茅台 150 股，限价 1400.00，被拒："))
    #expect(!chinese.contains("venue") && chinese.count > 26)
    let english = RefusalText(words: Wording(language: .english), names: names)
      .sentence(refusal, of: Self.request)
    #expect(english == refusal.description)
  }

  @Test(arguments: Language.allCases) func `are explained by a question mark where one is chosen`(
    language: Language
  ) {
    var state = dashboard(
      Size(width: 120, height: 36), language: language, entries: 200, hasModel: false)
    _ = state.type("5")
    for _ in 0..<40 where state.chosenRefusal == nil { _ = state.type("j") }
    let place = state.chosenRefusal
    #expect(place != nil)
    #expect(state.text.contains(language == .chinese ? "? 规则" : "? rule"))
    _ = state.type("?")
    #expect(state.explained == place && !state.isHelpShown)
    let code = place.flatMap { state.timeline.orders[$0].rejection?.code } ?? .lotSize
    #expect(state.text.contains(String(RuleText.of(code, in: language).prefix(12))))
    if language == .chinese { #expect(state.text.contains("记录原文：")) }
    _ = state.type("⎋")
    _ = state.update(.key(.function(1)))
    #expect(state.isHelpShown)
  }
}
