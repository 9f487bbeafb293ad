import Grammar
import Ledger
import Market
import Simulation
import TradingTypes

/// The calls that are legal at one instant, by the state of the market and the account.
struct LegalCalls {
  let desk: any TradingDesk
  let level: GrammarLevel
  let schemas: CallSchemas
  /// Whether nothing but looking and selling is offered before a share was looked at today, and no buy
  /// of another share.
  let looksFirst: Bool

  /// Every form of a legal call, without those that are `used` up for today.
  func forms(_ used: UsedCalls) -> [CallForm] {
    let forms = level == .market ? marketForms(used) : schemas.all.flatMap(\.forms)
    return forms.filter { !used.tools.contains($0.tool) }
  }

  private func marketForms(_ used: UsedCalls) -> [CallForm] {
    let listed = desk.view.instruments.map(\.symbol.description)
    func readable(_ tool: ToolName) -> [String] {
      listed.filter { !used.pairs.contains(UsedCalls.Pair(tool: tool.rawValue, symbol: $0)) }
    }
    func form(_ tool: ToolName, _ arguments: CallArgument...) -> CallForm {
      CallForm(tool: tool.rawValue, arguments: arguments)
    }
    var forms = [form(.marketOverview)]
    let days = CallArgument("days", .integer(5...schemas.profile.barRows(schemas.rows)))
    let limit = CallArgument("limit", .integer(1...(schemas.profile == .tiny ? 3 : 5)))
    let query = CallArgument("query", .text(maximum: schemas.profile.queryLength))
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
    if schemas.profile == .full { forms += fullForms(listed) }
    for instrument in desk.view.instruments { forms += buys(instrument.symbol, used) }
    for holding in desk.portfolio.holdings { forms += sales(holding, used) }
    let canLook = !used.tools.contains(ToolName.bars.rawValue)
    guard !looksFirst || !used.seen.isEmpty || !canLook else { return forms }
    forms.append(form(.note, CallArgument("text", .text(maximum: schemas.profile.noteLength))))
    return forms + schemas.finishOnly
  }

  /// Forms of the tools that only the full profile has.
  private func fullForms(_ listed: [String]) -> [CallForm] {
    func form(_ tool: ToolName, _ arguments: CallArgument...) -> CallForm {
      CallForm(tool: tool.rawValue, arguments: arguments)
    }
    let signs = ByteSet(of: "0123456789+-*/()%., ")
    let expression = BytePattern.repetition(
      .choice([.oneOf(signs), .strings(["min(", "max(", "round("])]), minimum: 1, maximum: 30)
    let symbol = CallArgument("symbol", .oneOf(listed))
    let side = CallArgument("side", .oneOf([Side.buy.rawValue, Side.sell.rawValue]))
    let shares = CallArgument("shares", .lots(100...1_000_000))
    var forms = [
      form(
        .quote,
        CallArgument("symbols", .list(.oneOf(listed), count: 1...schemas.profile.quoteCount))),
      form(.portfolio),
      form(.calc, CallArgument("expr", .matching(expression, isString: true))),
      form(.previewOrder, side, symbol, shares),
      form(
        .previewOrder, side, symbol, shares,
        CallArgument("limit_price", .decimal(1...999_999, places: 2))),
    ]
    let open = desk.openOrders.map { "\($0.order.id)" }
    if !open.isEmpty {
      forms.append(
        form(.cancelOrder, CallArgument("order_id", .matching(.strings(open), isString: false))))
    }
    return forms
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
