import Journal
import Ledger
import Market
import Simulation
import TradingTypes

/// What the model is told when it is its turn to decide.
struct Briefing {
  let language: PromptLanguage
  let calls: Int
  let notes: [(day: Int, text: String)]
  /// Whether the last line says what can be done next.
  let saysNext: Bool
  /// Value of the account at the close before yesterday's.
  let lastValue: Money?

  func text(at desk: any TradingDesk) -> String {
    let view = desk.view
    let isOpening = desk.season.mode == .daily
    let moment = language.pick(
      isOpening ? "before the open" : "at \(view.asOf.clock)",
      isOpening ? "开盘前" : view.asOf.clock)
    var lines = [
      language.pick(
        "Day \(desk.dayNumber) of \(desk.season.days), \(view.asOf.day), \(moment)."
          + " \(calls) calls today.",
        "第\(desk.dayNumber)天，共\(desk.season.days)天，\(view.asOf.day)，\(moment)。今天可调用\(calls)次。")
    ]
    if let index = IndexText(view, language).line { lines.append(index) }
    lines += news(of: desk.happenings)
    lines += PortfolioText(language: language).lines(at: desk)
    if !notes.isEmpty {
      lines.append(language.pick("your notes:", "你的备忘："))
      for note in notes {
        lines.append(
          language.pick("day \(note.day): \(note.text)", "第\(note.day)天：\(note.text)"))
      }
    }
    if saysNext {
      let step = NextStep.morning(holds: !desk.portfolio.holdings.isEmpty)
      lines.append(step.text(in: language))
    }
    return lines.joined(separator: "\n")
  }

  /// What happened to the account since the last decision.
  private func news(of happenings: [Happening]) -> [String] {
    let words = OrderText(language: language)
    var lines: [String] = []
    for happening in happenings {
      switch happening {
      case .fill(let fill):
        lines.append(
          language.pick("filled: ", "成交：") + words.trade(fill)
            + language.pick(", fees \(fill.fees.total)", "，费用 \(fill.fees.total)"))
      case .orderEnded(let ended):
        lines.append(
          language.pick(
            "order \(ended.order) ended (\(words.reason(ended.reason))), \(ended.remaining) not filled",
            "委托 \(ended.order) 结束（\(words.reason(ended.reason))），未成交 \(ended.remaining)"))
      case .entitlement(let entitlement):
        lines.append(
          language.pick(
            "dividend \(entitlement.symbol): cash \(entitlement.cash), shares \(entitlement.shares)",
            "分红 \(entitlement.symbol)：现金 \(entitlement.cash)，股份 \(entitlement.shares)"))
      case .dividendTax(let tax):
        lines.append(language.pick("dividend tax \(tax.tax)", "红利税 \(tax.tax)"))
      case .dayClosed(let closing):
        var line = language.pick("yesterday's close: NAV ", "上一交易日收盘：净值 ")
        line += "\(closing.netAssetValue.roundedToFen)"
        if let lastValue,
          let change = Percent.change(
            from: lastValue.tenThousandths, to: closing.netAssetValue.tenThousandths)
        {
          line += " \(Percent.signed(change))"
        }
        lines.append(line)
      }
    }
    return lines
  }
}
