import Grammar
import Market
import Simulation
import TradingTypes

/// Answers calls: each tool by its name, and the calls that are none.
struct ToolBox {
  let language: PromptLanguage
  let syntax: CallSyntax
  let rows: Int
  let desk: any TradingDesk

  /// The answer to a well-formed call other than `finish_day`.
  func answer(_ call: ParsedCall) -> ToolAnswer {
    switch ToolName(rawValue: call.name) {
    case .marketOverview: MarketOverviewTool(language: language, rows: rows).answer(at: desk)
    case .bars:
      withSymbol(call) { symbol in
        let days = call.argument("days").flatMap { Int($0) } ?? rows
        return BarsTool(language: language, rows: rows).answer(symbol, days: days, at: desk)
      }
    case .indicators:
      withSymbol(call) { IndicatorsTool(language: language).answer($0, at: desk) }
    case .news: news(call)
    case .buy: order(.buy, call)
    case .sell: order(.sell, call)
    case .note: .done(language.pick("saved", "已保存"))
    case .finishDay, nil: malformed(CallText.short(call))
    }
  }

  /// The answer to a text that is no call: quoted, with the rule and a call to copy.
  func malformed(_ text: String) -> ToolAnswer {
    .refused(
      code: "BAD_CALL", sent: "'\(PlainText.harmless(text, limit: 200))'",
      rule: "A call names one of the eight tools and gives its arguments.",
      hint: "Write exactly one call.", copy: CallText.short(CallText.finish))
  }

  /// The answer to a call made before on the same day: an order would be sent twice by mistake.
  ///
  /// The wording escalates; after the second refusal the tool is closed for the day.
  func repeated(_ call: ParsedCall, times: Int) -> ToolAnswer {
    let what = ToolName(rawValue: call.name)?.isOrder == true ? "sent" : "answered"
    return .refused(
      code: "REPEATED_CALL", sent: CallText.short(call),
      rule: times > 2
        ? "This exact call was refused before and would be refused again."
        : "This exact call was \(what) before today.",
      hint: times > 2
        ? "\(call.name) is closed for today; choose a different action."
        : "Choose a different action.",
      copy: CallText.short(CallText.finish))
  }

  private func news(_ call: ParsedCall) -> ToolAnswer {
    let limit = call.argument("limit").flatMap { Int($0) } ?? 3
    let tool = NewsTool(language: language)
    let query = call.argument("query")
    guard call.argument("symbol") != nil else {
      return tool.answer(symbol: nil, query: query, limit: limit, at: desk)
    }
    return withSymbol(call) { tool.answer(symbol: $0, query: query, limit: limit, at: desk) }
  }

  private func order(_ side: Side, _ call: ParsedCall) -> ToolAnswer {
    withSymbol(call) { symbol in
      let price = call.argument("limit_price").map { Price($0) }
      guard let shares = call.argument("shares").flatMap({ Int64($0) }), price != .some(nil) else {
        return malformed(CallText.short(call))
      }
      let request = OrderRequest(
        symbol: symbol, side: side, quantity: Quantity(shares), limit: price ?? nil)
      return OrderTool(language: language, syntax: syntax).answer(
        request, sent: CallText.short(call), at: desk)
    }
  }

  private func withSymbol(
    _ call: ParsedCall, _ answer: (Symbol) -> ToolAnswer
  ) -> ToolAnswer {
    let text = call.argument("symbol") ?? ""
    if let symbol = Symbol(text), desk.view.instrument(symbol) != nil { return answer(symbol) }
    let nearest = nearestSymbols(to: text)
    let arguments = call.arguments.map {
      $0.name == "symbol" ? ParsedArgument("symbol", nearest.first ?? text, isString: true) : $0
    }
    return .refused(
      code: "UNKNOWN_SYMBOL", sent: CallText.short(call),
      rule: "\(PlainText.harmless(text, limit: 20)) is not listed in this market.",
      hint: "Nearest: \(nearest.joined(separator: ", ")).",
      copy: CallText.short(ParsedCall(name: call.name, arguments: arguments)))
  }

  /// The three listed symbols that share most places with `text`.
  private func nearestSymbols(to text: String) -> [String] {
    let listed = desk.view.instruments.map(\.symbol.description)
    func distance(_ other: String) -> Int {
      zip(other.utf8, text.utf8).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
        + abs(other.utf8.count - text.utf8.count)
    }
    let ranked = listed.map { (distance($0), $0) }.sorted { $0 < $1 }
    return ranked.prefix(3).map(\.1)
  }
}
