import Ledger
import Simulation
import TradingTypes

/// The account as printed in every briefing and after every trade.
struct PortfolioText {
  let language: PromptLanguage

  func lines(at desk: any TradingDesk) -> [String] {
    let portfolio = desk.portfolio
    let words = OrderText(language: language)
    // What a buy may count on is what matters here: sells already sent bring some of it.
    let cash = desk.buyingPower.roundedToFen
    let value = portfolio.netAssetValue.roundedToFen
    var lines = [language.pick("cash \(cash), NAV \(value)", "可用现金 \(cash)，净值 \(value)")]
    if portfolio.holdings.isEmpty {
      lines.append(language.pick("no shares held", "没有持仓"))
    } else {
      lines.append(
        language.pick("symbol,shares,sellable,cost,last,gain%", "代码,持仓,可卖,成本,最新,盈亏%"))
      for holding in portfolio.holdings {
        let gain =
          Percent.change(from: holding.cost.tenThousandths, to: holding.value.tenThousandths) ?? 0
        let cost = Price(
          tenThousandths: holding.quantity.shares > 0
            ? holding.cost.tenThousandths / holding.quantity.shares : 0)
        lines.append(
          "\(holding.symbol),\(holding.quantity),\(holding.sellable),\(cost.short),"
            + "\(holding.last.short),\(Percent.plain(gain))")
      }
    }
    for open in desk.openOrders {
      let request = open.order.request
      lines.append(
        language.pick("open order \(open.order.id): ", "未成交委托 \(open.order.id)：")
          + "\(words.side(request.side)) \(open.remaining) \(request.symbol)"
          + " \(words.price(request.limit))")
    }
    return lines
  }
}
