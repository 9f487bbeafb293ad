import Grammar
import Simulation
import TradingTypes

/// Takes an open order back and shows the account after it.
struct CancelTool {
  let language: PromptLanguage

  func answer(_ number: Int, sent: String, at desk: any TradingDesk) -> ToolAnswer {
    if let rejection = desk.cancel(OrderID(number)) {
      let text = RefusalText(rejection)
      let open = desk.openOrders.first.map { order in
        ParsedCall(
          name: ToolName.cancelOrder.rawValue,
          arguments: [ParsedArgument("order_id", "\(order.order.id)", isString: false)])
      }
      return .refused(
        language, code: rejection.code.rawValue, sent: sent, rule: text.rule(in: language),
        hint: text.hint(in: language), copy: open ?? CallText.finish)
    }
    let head = language.pick("order \(number) cancelled", "委托 \(number) 已撤销")
    let lines = [head] + PortfolioText(language: language).lines(at: desk)
    return .done(lines.joined(separator: "\n"))
  }
}
