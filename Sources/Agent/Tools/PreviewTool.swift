import Market
import Simulation
import TradingTypes

/// Checks an order with the venue's own preview; nothing is sent.
struct PreviewTool {
  let language: PromptLanguage
  let orders: OrderTool

  func answer(_ request: OrderRequest, sent: String, at desk: any TradingDesk) -> ToolAnswer {
    switch desk.preview(request) {
    case .failure(let rejection):
      return orders.refused(rejection, request, sent: sent, isPreview: true, at: desk)
    case .success(let preview):
      var lines = [
        language.pick(
          "would be accepted; nothing was sent", "可以接受；尚未下单"),
        language.pick(
          "amount \(preview.amount.roundedToFen), fees \(preview.fees.total.roundedToFen),"
            + " cash after \(preview.availableCashAfter.roundedToFen)",
          "金额 \(preview.amount.roundedToFen)，费用 \(preview.fees.total.roundedToFen)，"
            + "剩余现金 \(preview.availableCashAfter.roundedToFen)"),
      ]
      if let band = desk.priceBand(of: request.symbol) {
        lines.append(
          language.pick(
            "limits today \(band.low.short)-\(band.high.short)",
            "今日涨跌停 \(band.low.short)-\(band.high.short)"))
      }
      if request.side == .buy,
        let most = OrderLimits(desk: desk).largestBuy(request.symbol, limit: request.limit)
      {
        lines.append(
          language.pick("cash buys up to \(most) shares", "现金最多可买 \(most) 股"))
      }
      return .done(lines.joined(separator: "\n"))
    }
  }
}
