import Grammar
import Market
import Simulation
import TradingTypes

/// Answers calls: each tool by its name, and the calls that are none.
struct ToolBox {
  let language: PromptLanguage
  let schemas: CallSchemas
  let desk: any TradingDesk

  /// The answer to a call that fits its schema, other than `finish_day`.
  func answer(_ call: ParsedCall) -> ToolAnswer {
    let rows = schemas.rows
    switch ToolName(rawValue: call.name) {
    case .marketOverview:
      return MarketOverviewTool(language: language, rows: rows).answer(at: desk)
    case .quote: return quote(call)
    case .bars:
      return withSymbol(call) { symbol in
        let days = call.argument("days").flatMap { Int($0) } ?? rows
        return BarsTool(language: language, rows: schemas.profile.barRows(rows)).answer(
          symbol, days: days, at: desk)
      }
    case .indicators:
      return withSymbol(call) { IndicatorsTool(language: language).answer($0, at: desk) }
    case .news: return news(call)
    case .portfolio: return PortfolioTool(language: language).answer(at: desk)
    case .calc: return CalcTool(language: language).answer(call.argument("expr") ?? "")
    case .previewOrder:
      return order(call.argument("side") == "sell" ? .sell : .buy, call) { request, sent in
        PreviewTool(language: language, orders: orders).answer(request, sent: sent, at: desk)
      }
    case .buy, .sell:
      return order(call.name == ToolName.sell.rawValue ? .sell : .buy, call) { request, sent in
        orders.answer(request, sent: sent, at: desk)
      }
    case .cancelOrder:
      let number = call.argument("order_id").flatMap { Int($0) } ?? 0
      return CancelTool(language: language).answer(number, sent: CallText.short(call), at: desk)
    case .note: return .done(language.pick("saved", "已保存"))
    case .finishDay, nil: return malformed(CallText.short(call))
    }
  }

  private var orders: OrderTool { OrderTool(language: language) }

  private func quote(_ call: ParsedCall) -> ToolAnswer {
    var symbols: [Symbol] = []
    if let list = call.argument("symbols"), case .array(let items)? = try? JSONText(parsing: list) {
      for case .string(let text) in items {
        guard let symbol = Symbol(text), desk.view.instrument(symbol) != nil else {
          return unknownSymbol(text, call)
        }
        if !symbols.contains(symbol) { symbols.append(symbol) }
      }
    }
    return QuoteTool(language: language).answer(symbols, at: desk)
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

  private func order(
    _ side: Side, _ call: ParsedCall, _ answer: (OrderRequest, String) -> ToolAnswer
  ) -> ToolAnswer {
    withSymbol(call) { symbol in
      let price = call.argument("limit_price").map { Price($0) }
      guard let shares = call.argument("shares").flatMap({ Int64($0) }), price != .some(nil) else {
        return malformed(CallText.short(call))
      }
      let request = OrderRequest(
        symbol: symbol, side: side, quantity: Quantity(shares), limit: price ?? nil)
      return answer(request, CallText.short(call))
    }
  }

  private func withSymbol(_ call: ParsedCall, _ answer: (Symbol) -> ToolAnswer) -> ToolAnswer {
    let text = call.argument("symbol") ?? ""
    if let symbol = Symbol(text), desk.view.instrument(symbol) != nil { return answer(symbol) }
    return unknownSymbol(text, call)
  }

  private func unknownSymbol(_ text: String, _ call: ParsedCall) -> ToolAnswer {
    let nearest = nearestSymbols(to: text)
    // What is copied only looks: nobody should buy a share because its code resembles another's.
    let copy = nearest.first.map(CallText.bars) ?? CallText.finish
    return .refused(
      language, code: "UNKNOWN_SYMBOL", sent: CallText.short(call),
      rule: language.pick(
        "\(PlainText.harmless(text, limit: 20)) is not listed in this market.",
        "\(PlainText.harmless(text, limit: 20)) 不在本市场。"),
      hint: language.pick(
        "Nearest: \(nearest.joined(separator: ", ")).",
        "最接近的代码：\(nearest.joined(separator: "、"))。"),
      copy: copy)
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
