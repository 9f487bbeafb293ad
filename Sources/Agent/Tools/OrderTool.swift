import Grammar
import Journal
import Ledger
import Market
import Simulation
import TradingTypes

/// Sends an order; what it says depends only on what is known before the bar that follows.
struct OrderTool {
  let language: PromptLanguage

  func answer(_ request: OrderRequest, sent: String, at desk: any TradingDesk) -> ToolAnswer {
    switch desk.submit(request) {
    case .success(let order):
      let words = OrderText(language: language)
      let sent =
        "\(words.side(request.side)) \(request.quantity) \(request.symbol) \(words.price(request.limit))"
      let start = desk.season.mode == .daily ? "09:30" : desk.view.asOf.clock
      let head = language.pick(
        "order \(order.id) accepted: \(sent), will trade at \(start), see the next briefing",
        "委托 \(order.id) 已接受：\(sent)，\(start) 撮合，成交见下一次简报")
      return .done(
        ([head] + PortfolioText(language: language).lines(at: desk)).joined(separator: "\n"))
    case .failure(let rejection):
      return refused(rejection, request, sent: sent, at: desk)
    }
  }

  /// What the venue said, and a call it would accept.
  func refused(
    _ rejection: OrderRejection, _ request: OrderRequest, sent: String, isPreview: Bool = false,
    at desk: any TradingDesk
  ) -> ToolAnswer {
    let text = RefusalText(rejection)
    let order = correction(of: request, at: desk)
    return .refused(
      language, code: rejection.code.rawValue, sent: sent, rule: text.rule(in: language),
      hint: text.hint(in: language),
      copy: isPreview ? Self.preview(of: order) : order)
  }

  /// A call that the venue would accept: the same order within its limits, or the end of the day.
  func correction(of request: OrderRequest, at desk: any TradingDesk) -> ParsedCall {
    var shares: Int?
    let limits = OrderLimits(desk: desk)
    switch request.side {
    case .buy:
      let wanted = Int(clamping: request.quantity.shares)
      if let most = limits.largestBuy(request.symbol, limit: nil) {
        let (smallest, step) = limits.lot(of: request.symbol)
        let capped = min(max(wanted, smallest), most)
        shares = smallest + (capped - smallest) / step * step
      }
    case .sell:
      if let held = desk.portfolio.holding(of: request.symbol), held.sellable > .zero {
        let all = Int(clamping: held.sellable.shares)
        if limits.acceptsSale(of: request.symbol, shares: all, limit: nil) { shares = all }
      }
    }
    guard let shares else { return CallText.finish }
    return ParsedCall(
      name: request.side.rawValue,
      arguments: [
        ParsedArgument("symbol", "\(request.symbol)", isString: true),
        ParsedArgument("shares", "\(shares)", isString: false),
      ])
  }

  /// The call that previews an order instead of sending it.
  static func preview(of order: ParsedCall) -> ParsedCall {
    guard ToolName(rawValue: order.name)?.isOrder == true else { return order }
    return ParsedCall(
      name: ToolName.previewOrder.rawValue,
      arguments: [ParsedArgument("side", order.name, isString: true)] + order.arguments)
  }
}
