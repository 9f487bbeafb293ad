import Market
import Terminal
import TradingTypes

extension DashboardState {
  /// Whether a person decides now.
  var isDeciding: Bool { seat?.turn != nil && ending == nil }

  /// Takes what the desk says.
  mutating func hear(_ report: SeatReport) -> [DashboardEffect] {
    if seat == nil { seat = SeatPicture() }
    switch report {
    case .deciding(let turn):
      seat?.turn = turn
      stream(.status, words(turn.isLastOfDay ? .yourTurn : .yourHour, turn.time.clock))
      if let request = seat?.ticket?.request { return [.seat(.quote(request))] }
    case .quote(let quote):
      guard quote.request == seat?.ticket?.request else { return [] }
      seat?.ticket?.quote = quote
      if seat?.ticket?.wantsMost == true {
        seat?.ticket?.takeMost()
        return quoteTicket()
      }
    case .accepted(let order):
      seat?.ticket = nil
      let side = words[order.request.side == .buy ? .buyLong : .sellLong]
      toast = words(
        .orderSent, "\(order.id)", side, NumberText.count(order.request.quantity.shares),
        names.name(of: order.request.symbol, in: language))
    case .refused(let request, let refusal):
      if seat?.ticket?.request == request {
        seat?.ticket?.refusal = refusal
      } else {
        toast = SafeText.line(refusals.sentence(refusal, of: request))
      }
    case .cancelled(let order): toast = words(.orderTaken, "\(order)")
    case .cancelRefused(_, let refusal):
      toast = SafeText.line(refusals.sentence(refusal, of: nil))
    case .decided:
      seat?.turn = nil
      seat?.ticket = nil
      seat?.isEnding = false
    }
    return []
  }

  private var refusals: RefusalText { RefusalText(words: words, names: names) }

  /// Begins an order on the security that is chosen.
  mutating func openTicket(_ side: Side) -> [DashboardEffect] {
    guard isDeciding else {
      toast = words[seat == nil ? .noSeat : .notYourTurn]
      return []
    }
    guard let symbol = ticketSymbol(side) else {
      toast = words[side == .sell ? .nothingToSell : .noMarket]
      return []
    }
    playback.follow(timeline.steps.count)
    seat?.ticket = OrderTicket(side: side, symbol: symbol)
    return quoteTicket()
  }

  /// What a new order is about: the chosen row, for a sale among what is held.
  private func ticketSymbol(_ side: Side) -> Symbol? {
    let held = account.holdings.map(\.symbol)
    let chosen: Symbol? =
      switch focus {
      case .positions: chosenHolding ?? held.first
      case .chart: chartSymbol
      default: chosenSymbol
      }
    guard side == .sell else { return chosen ?? market?.instruments.first?.symbol }
    return chosen.flatMap { held.contains($0) ? $0 : nil } ?? held.first
  }

  /// Asks to take back the chosen order, or the newest that is open.
  mutating func cancelOrder() -> [DashboardEffect] {
    guard isDeciding, let open = seat?.turn?.openOrders else {
      toast = words[seat == nil ? .noSeat : .notYourTurn]
      return []
    }
    let chosen = chosenOrder.flatMap { place in
      place < timeline.orders.count ? timeline.orders[place].order.id : nil
    }
    guard let order = chosen.flatMap({ open.contains($0) ? $0 : nil }) ?? open.last else {
      toast = words[.noOpenOrders]
      return []
    }
    return [.seat(.cancel(order))]
  }

  /// Asks whether the decision is made.
  mutating func askToEnd() {
    guard isDeciding else {
      toast = words[seat == nil ? .noSeat : .notYourTurn]
      return
    }
    seat?.isEnding = true
  }

  /// Answers a key while the end of the decision is to be confirmed.
  mutating func pressOnEnding(_ key: Key) -> [DashboardEffect] {
    switch key {
    case .control("c"): return [.quit]
    case .enter, .character("e"), .character("y"):
      seat?.isEnding = false
      seat?.turn = nil
      drafts = []
      playback.follow(timeline.steps.count)
      return [.seat(.endDecision)]
    default:
      seat?.isEnding = false
      return []
    }
  }

  /// Answers a key while an order is written.
  mutating func pressOnTicket(_ key: Key) -> [DashboardEffect] {
    guard var ticket = seat?.ticket else { return [] }
    defer { if seat?.ticket != nil { seat?.ticket = ticket } }
    if ticket.isRuleShown {
      ticket.isRuleShown = false
      return key == .control("c") ? [.quit] : []
    }
    switch key {
    case .control("c"): return [.quit]
    case .escape:
      seat?.ticket = nil
      return []
    case .enter: return send(&ticket)
    case .tab, .down:
      ticket.moveField(by: 1)
      return []
    case .backTab, .up:
      ticket.moveField(by: -1)
      return []
    case .character("?"), .function(1):
      ticket.isRuleShown = ticket.standingRefusal != nil
      if !ticket.isRuleShown { toast = words[.noRefusal] }
      return []
    case .left, .right, .character("-"), .character("+"), .character("="):
      let isBack = key == .left || key == .character("-")
      if ticket.field == .security { step(&ticket, by: isBack ? -1 : 1) }
      ticket.nudge(by: isBack ? -1 : 1)
    case .backspace: ticket.rub()
    case .control("u"): ticket.clear()
    case .character(let character): type(character, into: &ticket)
    default: return []
    }
    return ask(ticket)
  }

  private mutating func type(_ character: Character, into ticket: inout OrderTicket) {
    switch (ticket.field, character) {
    case (.security, _):
      ticket.type(character)
      if let found = security(matching: ticket.search) { choose(found, in: &ticket) }
    case (_, "a"): ticket.takeMost()
    case (_, "m"): ticket.price = ""
    case (_, "b"): ticket.side = .buy
    case (_, "x"): ticket.side = .sell
    default: ticket.type(character)
    }
  }

  /// Another security, in the order of the market board.
  private mutating func step(_ ticket: inout OrderTicket, by places: Int) {
    let symbols = market?.instruments.map(\.symbol) ?? account.holdings.map(\.symbol)
    guard let place = symbols.firstIndex(of: ticket.symbol) else { return }
    choose(symbols[(place + places + symbols.count) % symbols.count], in: &ticket)
  }

  private mutating func choose(_ symbol: Symbol, in ticket: inout OrderTicket) {
    ticket.symbol = symbol
    ticket.price = ""
    ticket.quote = nil
    ticket.refusal = nil
    chosenSymbol = symbol
  }

  /// The first security whose code begins with `text` or whose name holds it.
  func security(matching text: String) -> Symbol? {
    guard !text.isEmpty else { return nil }
    return market?.instruments.first { instrument in
      instrument.symbol.description.hasPrefix(text.uppercased())
        || instrument.name.contains(text)
        || SearchMarks.contains(instrument.englishName, text)
    }?.symbol
  }

  /// Sends the order, unless the venue's preview has refused it already.
  private mutating func send(_ ticket: inout OrderTicket) -> [DashboardEffect] {
    guard let request = ticket.request else {
      toast = words[.badPrice]
      return []
    }
    guard request.quantity > .zero else {
      ticket.field = .quantity
      toast = words[.noQuantity]
      return []
    }
    if ticket.standingRefusal != nil {
      toast = words[.wouldRefuse]
      return []
    }
    return [.seat(.submit(request))]
  }

  private func quoteTicket() -> [DashboardEffect] {
    seat?.ticket.map { ask($0) } ?? []
  }

  private func ask(_ ticket: OrderTicket) -> [DashboardEffect] {
    ticket.request.map { [.seat(.quote($0))] } ?? []
  }
}
