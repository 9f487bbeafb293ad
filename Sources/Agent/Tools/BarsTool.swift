import Market
import Simulation
import TradingTypes

/// Daily bars of one share, oldest first, and what an order would meet today.
struct BarsTool {
  let language: PromptLanguage
  let rows: Int

  func answer(_ symbol: Symbol, days: Int, at desk: any TradingDesk) -> ToolAnswer {
    let view = desk.view
    let bars = view.days(of: symbol, last: min(max(days, 1), rows))
    guard let instrument = view.instrument(symbol), !bars.isEmpty else {
      return .refused(
        language, code: "NO_DATA", sent: "bars of \(symbol)",
        rule: language.pick("\(symbol) has no complete day yet.", "\(symbol) 还没有完整交易日。"),
        hint: language.pick("Look at another share.", "请查看其他股票。"),
        copy: CallText.overview)
    }
    var lines = [
      InstrumentText.name(instrument, language),
      language.pick("date,open,high,low,close,change%", "日期,开盘,最高,最低,收盘,涨跌%"),
    ]
    if language == .english || lines[0] == "\(symbol)" { lines.removeFirst() }
    for day in bars {
      let bar = day.bar
      let change = Percent.change(from: day.reference, to: bar.close) ?? 0
      let row = [
        day.day.shortText, bar.open.short, bar.high.short, bar.low.short,
        bar.close.short, day.isSuspended ? language.pick("suspended", "停牌") : Percent.plain(change),
      ]
      lines.append(row.joined(separator: ","))
    }
    lines.append(today(symbol, at: desk))
    return .done(lines.joined(separator: "\n"))
  }

  /// Limits and what cash buys, worked out by the venue's own preview.
  private func today(_ symbol: Symbol, at desk: any TradingDesk) -> String {
    var parts: [String] = []
    if desk.view.isSuspended(symbol) {
      return language.pick("today: suspended, cannot be traded", "今日停牌，不能交易")
    }
    if let last = desk.view.lastPrice(of: symbol) {
      parts.append(language.pick("last \(last.short)", "最新 \(last.short)"))
    }
    if let band = desk.priceBand(of: symbol) {
      parts.append(
        language.pick(
          "limits today \(band.low.short)-\(band.high.short)",
          "今日涨跌停 \(band.low.short)-\(band.high.short)"))
    }
    let most = OrderLimits(desk: desk).largestBuy(symbol, limit: nil) ?? 0
    parts.append(
      language.pick("cash buys up to \(most) shares", "现金最多可买 \(most) 股"))
    return parts.joined(separator: language.pick(", ", "，"))
  }
}
