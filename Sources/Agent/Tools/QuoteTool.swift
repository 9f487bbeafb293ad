import Market
import Simulation
import TradingTypes

/// Last prices of a few shares with the day's limits.
struct QuoteTool {
  let language: PromptLanguage

  func answer(_ symbols: [Symbol], at desk: any TradingDesk) -> ToolAnswer {
    var lines = [
      language.pick("symbol,last,change%,low limit,high limit,state", "代码,最新,涨跌%,跌停,涨停,状态")
    ]
    for symbol in symbols {
      let last = desk.view.lastPrice(of: symbol)
      let change = last.flatMap { last in
        desk.view.reference(of: symbol).flatMap { Percent.change(from: $0, to: last) }
      }
      let band = desk.priceBand(of: symbol)
      let state =
        desk.view.isSuspended(symbol)
        ? language.pick("suspended", "停牌") : language.pick("trades", "可交易")
      let row = [
        "\(symbol)", last?.short ?? "-", change.map(Percent.plain) ?? "-",
        band?.low.short ?? "-", band?.high.short ?? "-", state,
      ]
      lines.append(row.joined(separator: ","))
    }
    return .done(lines.joined(separator: "\n"))
  }
}
