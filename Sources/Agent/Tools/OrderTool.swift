import Grammar
import Journal
import Ledger
import Market
import Simulation
import TradingTypes

/// Sends an order; what it says depends only on what is known before the bar that follows.
struct OrderTool {
  let language: PromptLanguage
  let syntax: CallSyntax

  func answer(_ request: OrderRequest, sent: String, at desk: any TradingDesk) -> ToolAnswer {
    switch desk.submit(request) {
    case .success(let order):
      let price = request.limit.map { "limit \($0)" } ?? "market"
      let start = desk.season.mode == .daily ? "09:30" : desk.view.asOf.clock
      let head = language.pick(
        "order \(order.id) accepted: \(request.side.rawValue) \(request.quantity)"
          + " \(request.symbol) \(price), will trade at \(start), see the next briefing",
        "委托 \(order.id) 已接受：\(request.side.rawValue) \(request.quantity)"
          + " \(request.symbol) \(price)，\(start) 撮合，成交见下一次简报")
      return .done(
        ([head] + PortfolioText(language: language).lines(at: desk)).joined(separator: "\n"))
    case .failure(let rejection):
      return .refused(
        code: rejection.code.rawValue, sent: sent, rule: rejection.message, hint: rejection.hint,
        copy: correction(of: request, at: desk))
    }
  }

  /// A call that the venue would accept: the same order within its limits, or the end of the day.
  private func correction(of request: OrderRequest, at desk: any TradingDesk) -> String {
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
    let call =
      shares.map { shares in
        ParsedCall(
          name: request.side.rawValue,
          arguments: [
            ParsedArgument("symbol", "\(request.symbol)", isString: true),
            ParsedArgument("shares", "\(shares)", isString: false),
          ])
      } ?? CallText.finish
    return CallText.short(call)
  }
}

/// Calls as short text inside results, without the tags of a dialect.
enum CallText {
  /// `buy {"symbol": "600028.SH", "shares": 100}`.
  static func short(_ call: ParsedCall) -> String { "\(call.name) \(call.argumentsJSON)" }

  /// The call that is always legal.
  static let finish = ParsedCall(
    name: ToolName.finishDay.rawValue,
    arguments: [ParsedArgument("summary", "no trade", isString: true)])
}
