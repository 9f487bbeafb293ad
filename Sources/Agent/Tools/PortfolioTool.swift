import Ledger
import Simulation
import TradingTypes

/// The account in full: cash, what it is worth, each share's weight, open orders, charges of today.
struct PortfolioTool {
  let language: PromptLanguage

  func answer(at desk: any TradingDesk) -> ToolAnswer {
    let portfolio = desk.portfolio
    var lines = PortfolioText(language: language).lines(at: desk)
    let weights = portfolio.holdings.compactMap { holding in
      Percent.change(
        from: portfolio.netAssetValue.tenThousandths,
        to: portfolio.netAssetValue.tenThousandths + holding.value.tenThousandths
      ).map { "\(holding.symbol) \(DecimalText.text(tenThousandths: $0 * 100, places: 2))" }
    }
    if !weights.isEmpty {
      lines.append(language.pick("weight%: ", "权重%：") + weights.joined(separator: ", "))
    }
    let fees = desk.happenings.reduce(Money.zero) { sum, happening in
      if case .fill(let fill) = happening { sum + fill.fees.total } else { sum }
    }
    lines.append(
      language.pick(
        "fees since the last decision \(fees.roundedToFen)",
        "上次决策以来的费用 \(fees.roundedToFen)"))
    return .done(lines.joined(separator: "\n"))
  }
}
