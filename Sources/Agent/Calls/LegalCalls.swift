import Grammar
import Ledger
import Market
import Simulation
import TradingTypes

/// The calls that are legal at one instant, by the state of the market and the account.
struct LegalCalls {
  let desk: any TradingDesk
  let level: GrammarLevel
  let rows: Int
  /// Whether nothing but looking and selling is offered before a share was looked at today, and no buy
  /// of another share.
  let looksFirst: Bool

  /// Every form of a legal call, without those that are `used` up for today.
  func forms(_ used: UsedCalls) -> [CallForm] {
    let forms = level == .market ? marketForms(used) : CallSchemas(rows: rows).all.flatMap(\.forms)
    return forms.filter { !used.tools.contains($0.tool) }
  }

  /// The one call that is left when a budget is spent.
  static let finishOnly = [
    CallForm(
      tool: ToolName.finishDay.rawValue,
      arguments: [CallArgument("summary", .text(maximum: ToolName.summaryLength))])
  ]

  private func marketForms(_ used: UsedCalls) -> [CallForm] {
    let listed = desk.view.instruments.map(\.symbol.description)
    func readable(_ tool: ToolName) -> [String] {
      listed.filter { !used.pairs.contains(UsedCalls.Pair(tool: tool.rawValue, symbol: $0)) }
    }
    func form(_ tool: ToolName, _ arguments: CallArgument...) -> CallForm {
      CallForm(tool: tool.rawValue, arguments: arguments)
    }
    var forms = [form(.marketOverview)]
    let days = CallArgument("days", .integer(5...max(rows, 5)))
    let limit = CallArgument("limit", .integer(1...3))
    let query = CallArgument("query", .text(maximum: ToolName.queryLength))
    if !readable(.bars).isEmpty {
      forms.append(form(.bars, CallArgument("symbol", .oneOf(readable(.bars))), days))
    }
    if !readable(.indicators).isEmpty {
      forms.append(form(.indicators, CallArgument("symbol", .oneOf(readable(.indicators)))))
    }
    if !readable(.news).isEmpty {
      forms.append(form(.news, CallArgument("symbol", .oneOf(readable(.news))), limit))
    }
    forms += [form(.news, limit), form(.news, query, limit)]
    for instrument in desk.view.instruments { forms += buys(instrument.symbol, used) }
    for holding in desk.portfolio.holdings { forms += sales(holding, used) }
    let canLook = !used.tools.contains(ToolName.bars.rawValue)
    guard !looksFirst || !used.seen.isEmpty || !canLook else { return forms }
    forms.append(form(.note, CallArgument("text", .text(maximum: ToolName.noteLength))))
    return forms + Self.finishOnly
  }

  private func buys(_ symbol: Symbol, _ used: UsedCalls) -> [CallForm] {
    let pair = UsedCalls.Pair(tool: ToolName.buy.rawValue, symbol: symbol.description)
    guard !used.pairs.contains(pair), !looksFirst || used.seen.contains(pair.symbol) else {
      return []
    }
    let limits = OrderLimits(desk: desk)
    guard let most = limits.largestBuy(symbol, limit: nil) else { return [] }
    let shares = quantities(limits.lot(of: symbol), most)
    var forms = [order(.buy, symbol, shares, nil)]
    if let band = prices(symbol, { limits.largestBuy(symbol, limit: $0) != nil }),
      let most = limits.largestBuy(symbol, limit: band.high)
    {
      forms.append(order(.buy, symbol, quantities(limits.lot(of: symbol), most), band))
    }
    return forms
  }

  private func sales(_ holding: Holding, _ used: UsedCalls) -> [CallForm] {
    let pair = UsedCalls.Pair(
      tool: ToolName.sell.rawValue, symbol: holding.symbol.description)
    guard !used.pairs.contains(pair) else { return [] }
    let limits = OrderLimits(desk: desk)
    let all = Int(clamping: holding.sellable.shares)
    guard all > 0, limits.acceptsSale(of: holding.symbol, shares: all, limit: nil) else {
      return []
    }
    let (smallest, step) = limits.lot(of: holding.symbol)
    var choices: [ValueKind] = []
    if all >= smallest { choices.append(quantities((smallest, step), all)) }
    // What is below a lot can only be sold as a whole.
    if all < smallest || (all - smallest) % step != 0 { choices.append(.integer(all...all)) }
    let band = prices(holding.symbol) {
      limits.acceptsSale(of: holding.symbol, shares: all, limit: $0)
    }
    var forms = choices.map { order(.sell, holding.symbol, $0, nil) }
    if let band { forms += choices.map { order(.sell, holding.symbol, $0, band) } }
    return forms
  }

  private func quantities(_ lot: (smallest: Int, step: Int), _ most: Int) -> ValueKind {
    lot.step == 100 ? .lots(lot.smallest...most) : .integer(lot.smallest...most)
  }

  /// The band of limit prices that the venue accepts now, or nil when there is none to offer.
  private func prices(_ symbol: Symbol, _ accepts: (Price) -> Bool) -> PriceBand? {
    guard let band = desk.priceBand(of: symbol), accepts(band.low), accepts(band.high) else {
      return nil
    }
    return band
  }

  private func order(
    _ tool: ToolName, _ symbol: Symbol, _ shares: ValueKind, _ band: PriceBand?
  ) -> CallForm {
    var arguments = [
      CallArgument("symbol", .oneOf([symbol.description])), CallArgument("shares", shares),
    ]
    if let band {
      let low = Int(clamping: (band.low.tenThousandths + 99) / 100)
      let high = Int(clamping: band.high.tenThousandths / 100)
      if low <= high {
        arguments.append(CallArgument("limit_price", .decimal(low...high, places: 2)))
      }
    }
    return CallForm(tool: tool.rawValue, arguments: arguments)
  }
}
