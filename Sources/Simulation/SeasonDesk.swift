import Exchange
import Journal
import Ledger
import Market
import TradingTypes

/// The one place where a season's parts meet: it moves the clock, passes orders to the venue, posts
/// fills, and writes the journal.
///
/// The trader sees it as a ``TradingDesk``. A failure inside a call that cannot throw, such as a full
/// disk while an order is written, is kept and thrown at the next step.
final class SeasonDesk {
  let market: MarketRecord
  let plan: SeasonPlan
  let journal: JournalWriter
  let observer: (any RunObserver)?
  let stop: StopRequest

  var venue: Exchange
  var ledger: Ledger
  private var calendar: VenueCalendar
  private var now: TradingTime
  private var today: TradingDay
  private(set) var dayNumber = 0
  private(set) var isLastDecisionOfDay = false
  private(set) var happenings: [Happening] = []
  private var anticipated: Money = .zero
  private var dayStop = ""
  private var failure: (any Error)?

  init(
    _ plan: SeasonPlan, on market: MarketRecord, first: TradingDay, journal: JournalWriter,
    observer: (any RunObserver)?, stop: StopRequest
  ) {
    self.market = market
    self.plan = plan
    self.journal = journal
    self.observer = observer
    self.stop = stop
    venue = Exchange(terms: plan.venue)
    ledger = Ledger(cash: plan.cash, on: first)
    calendar = VenueCalendar(market, first: first)
    today = first
    now = .open(of: first)
  }

  /// Writes an entry at the current instant and shows it to whoever watches.
  func write(_ event: JournalEvent) {
    guard failure == nil else { return }
    do {
      try journal.append(event, at: now)
    } catch {
      failure = error
      return
    }
    observer?.journalled(
      JournalEntry(sequence: journal.count - 1, time: now, event: event, hash: journal.hash))
  }

  /// Throws what went wrong inside a call that could not; a debug build also audits the books.
  func rethrow() throws {
    if let failure { throw failure }
    assert(ledger.violations().isEmpty, "\(now): \(ledger.violations())")
  }

  // MARK: The steps of a day, in order

  /// Writes the header.
  func begin(_ header: RunHeader) {
    now = DecisionSlot.instant(today, 9, 15)
    write(.runStarted(header))
  }

  /// Writes the end of a run that closed all its days.
  func end(daysClosed: Int) {
    write(
      .runEnded(
        RunEnding(daysClosed: daysClosed, netAssetValue: closing().netAssetValue)))
  }

  /// Begins a day: shares settle, dividends are booked, the venue opens.
  func open(_ day: TradingDay, number: Int) {
    today = day
    now = DecisionSlot.instant(day, 9, 15)
    dayNumber = number
    dayStop = ""
    anticipated = .zero
    let actions = calendar.open(day)
    venue.open(day, securities: calendar.securities)
    write(.dayOpened(DayOpening(day: day, number: number, count: plan.days)))
    ledger.beginDay(day)
    // The contest knows no dividends; its ledgers only balance without them.
    guard plan.venue.profile == .exchange else { return }
    for action in actions {
      guard let booked = ledger.book(action), booked.cash > .zero || booked.shares > .zero else {
        continue
      }
      let entitlement = Entitlement(
        symbol: action.symbol, held: booked.held, cash: booked.cash, shares: booked.shares,
        payDay: action.payDay)
      happenings.append(.entitlement(entitlement))
      write(.entitlement(entitlement))
    }
  }

  /// Lets `trader` decide at the start of `slot`.
  func decide(_ slot: DecisionSlot, by trader: any Trader) throws {
    now = slot.decision
    isLastDecisionOfDay = slot.isLast
    try trader.decide(at: self)
    try rethrow()
    happenings.removeAll(keepingCapacity: true)
  }

  /// Matches what is open against the bar that follows `slot`.
  func match(_ slot: DecisionSlot) {
    now = slot.barStart
    venue.beginBar()
    for index in venue.resting.indices {
      let place = venue.resting[index].place
      guard let bar = bar(place, after: slot) else { continue }
      match(index, against: bar)
    }
    venue.removeFinished()
    switch plan.mode {
    case .daily:
      for place in market.instruments.indices {
        if let bar = calendar.dayBar(place, on: today) { calendar.close(place, bar.bar) }
      }
    case .hourly:
      for place in market.instruments.indices {
        if let bar = calendar.hourBar(place, after: slot.barStart) { calendar.close(place, bar) }
      }
    }
  }

  /// Ends a day: open orders expire, the account is valued, the trader is told.
  func close(_ trader: any Trader) throws {
    now = .close(of: today)
    isLastDecisionOfDay = false
    for order in venue.close() { end(order, .expired) }
    if plan.mode == .hourly { takeDailyCloses() }
    let closing = closing()
    happenings.append(.dayClosed(closing))
    try trader.dayClosed(at: self)
    try rethrow()
    // Nothing can move the account after the close; only how the trader stopped is new.
    write(.dayClosed(dayStop.isEmpty ? closing : closing.stopped(by: dayStop)))
    try rethrow()
    try journal.endDay()
  }

  /// The account as valued now.
  func closing() -> DayClosing {
    let positions = ledger.positions.map {
      ClosingPosition(
        symbol: $0.symbol, quantity: $0.quantity, cost: $0.cost, close: last($0.symbol))
    }
    let value = positions.reduce(Money.zero) { $0 + $1.value }
    return DayClosing(
      day: today, cash: ledger.cash, receivable: ledger.balances.receivable,
      positionsValue: value, netAssetValue: ledger.cash + ledger.balances.receivable + value,
      feesToDate: ledger.fees, benchmark: calendar.benchmark(on: today), positions: positions,
      stop: "")
  }

  // MARK: Inside a step

  private func bar(_ place: Int, after slot: DecisionSlot) -> Bar? {
    switch plan.mode {
    case .daily: calendar.dayBar(place, on: today)?.bar
    case .hourly: calendar.hourBar(place, after: slot.barStart)
    }
  }

  /// The day's close of the daily bars stands, should the last hourly bar differ.
  private func takeDailyCloses() {
    for place in market.instruments.indices {
      if let bar = calendar.dayBar(place, on: today) { calendar.close(place, bar.bar) }
    }
  }

  private func match(_ index: Int, against bar: Bar) {
    let order = venue.resting[index]
    let request = order.order.request
    let funds = ledger.availableCash + (request.side == .buy ? order.frozen : .zero)
    switch venue.match(index, against: bar, funds: funds, at: now) {
    case .none:
      return
    case .unaffordable:
      end(order, .insufficientCash)
    case .filled(let fill):
      let tax = post(fill, of: order, at: index)
      happenings.append(.fill(fill))
      write(.fill(fill))
      guard tax > .zero else { return }
      let levy = DividendTax(order: fill.order, symbol: fill.symbol, tax: tax)
      happenings.append(.dividendTax(levy))
      write(.dividendTax(levy))
    }
  }

  private func post(_ fill: Fill, of order: RestingOrder, at index: Int) -> Money {
    switch fill.side {
    case .buy:
      if order.frozen > .zero { ledger.release(order.frozen) }
      let tax = ledger.post(fill)
      var frozen = Money.zero
      if !venue.resting[index].isDone, plan.venue.profile == .exchange {
        let price = order.order.request.limit ?? fill.price
        frozen = min(venue.costOfRest(index, at: price), max(ledger.availableCash, .zero))
        ledger.freeze(frozen)
      }
      venue.note(index, frozen: frozen, anticipated: .zero)
      return tax
    case .sell:
      ledger.release(fill.quantity, of: fill.symbol)
      return ledger.post(fill)
    }
  }

  /// Frees what an order froze and writes its end.
  private func end(_ order: RestingOrder, _ reason: EndedOrder.Reason) {
    switch order.order.request.side {
    case .buy: if order.frozen > .zero { ledger.release(order.frozen) }
    case .sell: ledger.release(order.remaining, of: order.order.request.symbol)
    }
    anticipated -= order.anticipated
    let ended = EndedOrder(order: order.order.id, remaining: order.remaining, reason: reason)
    if reason != .cancelled { happenings.append(.orderEnded(ended)) }
    write(.orderEnded(ended))
  }

  private func last(_ symbol: Symbol) -> Price {
    venue.place(of: symbol).map { calendar.lastPrices[$0] } ?? Price(tenThousandths: 0)
  }

  private func standing(_ symbol: Symbol) -> AccountStanding {
    guard let position = ledger.position(of: symbol) else {
      return AccountStanding(buyingPower: buyingPower)
    }
    return AccountStanding(
      holding: position.quantity, sellable: position.sellable, frozen: position.frozen,
      buyingPower: buyingPower)
  }

  /// Freezes what an accepted order needs and notes what later orders may count on.
  private func reserve(for submission: Submission) {
    let request = submission.order.request
    let index = venue.resting.count - 1
    switch request.side {
    case .sell:
      ledger.freeze(request.quantity, of: request.symbol)
      guard anticipates, request.limit == nil else { return }
      let proceeds = max(submission.amount - submission.fees.total, .zero)
      venue.note(index, frozen: .zero, anticipated: proceeds)
      anticipated += proceeds
    case .buy:
      guard plan.venue.profile == .exchange else { return }
      let frozen = min(submission.cost, max(ledger.availableCash, .zero))
      ledger.freeze(frozen)
      venue.note(index, frozen: frozen, anticipated: frozen - submission.cost)
      anticipated += frozen - submission.cost
    }
  }

  private var anticipates: Bool { plan.anticipatesProceeds && plan.mode == .daily }
}

extension SeasonDesk: TradingDesk {
  var view: MarketView { MarketView(of: market, asOf: now) }
  var portfolio: Portfolio { ledger.portfolio(at: last) }
  var season: SeasonTerms { plan.terms }
  var isStopRequested: Bool { stop.isRequested }
  var buyingPower: Money { ledger.availableCash + anticipated }

  var openOrders: [OpenOrder] {
    venue.resting.map { OpenOrder(order: $0.order, filled: $0.filled) }
  }

  func priceBand(of symbol: Symbol) -> PriceBand? {
    venue.place(of: symbol).flatMap { venue.securities[$0].band }
      .map { PriceBand(low: $0.low, high: $0.high) }
  }

  func preview(_ request: OrderRequest) -> Result<OrderPreview, OrderRejection> {
    let last = last(request.symbol)
    if let refusal = venue.check(request, from: standing(request.symbol), last: last, at: now) {
      return .failure(refusal)
    }
    let (amount, fees) = venue.estimate(request, last: last, at: now)
    let after =
      switch request.side {
      case .buy: buyingPower - amount - fees.total
      case .sell where anticipates && request.limit == nil: buyingPower + amount - fees.total
      case .sell: buyingPower
      }
    return .success(OrderPreview(amount: amount, fees: fees, availableCashAfter: after))
  }

  func submit(_ request: OrderRequest) -> Result<Order, OrderRejection> {
    guard failure == nil else {
      return .failure(OrderRejection(.marketClosed, "the run is stopping.", hint: ""))
    }
    let submission = venue.submit(
      request, from: standing(request.symbol), last: last(request.symbol), at: now)
    if let refusal = submission.refusal {
      write(.orderRejected(RejectedOrder(order: submission.order, rejection: refusal)))
      return .failure(refusal)
    }
    reserve(for: submission)
    write(.orderAccepted(submission.order))
    return .success(submission.order)
  }

  func cancel(_ order: OrderID) -> OrderRejection? {
    guard failure == nil else {
      return OrderRejection(.marketClosed, "the run is stopping.", hint: "")
    }
    switch venue.cancel(order, at: now) {
    case .failure(let refusal):
      return refusal
    case .success(let resting):
      end(resting, .cancelled)
      return nil
    }
  }

  func record(_ step: TraderStep) {
    switch step {
    case .dayStop(let reason): dayStop = reason
    case .briefing(let text, let tokens): write(.briefing(Passage(text: text, tokens: tokens)))
    case .thought(let text, let tokens): write(.thought(Passage(text: text, tokens: tokens)))
    case .note(let text): write(.note(Passage(text: text)))
    case .toolCall(let id, let name, let arguments, let isWellFormed):
      write(
        .toolCall(
          ToolCall(id: id, name: name, arguments: arguments, isWellFormed: isWellFormed)))
    case .toolResult(let id, let ok, let text):
      write(.toolResult(ToolResult(id: id, ok: ok, text: text)))
    case .modelCall(
      let promptTokens, let cachedTokens, let thoughtTokensVisible, let tokens,
      let thoughtTokens, let forcedTokens, let stop, let maskedPartsPerMillion):
      write(
        .modelCall(
          ModelCall(
            promptTokens: promptTokens, cachedTokens: cachedTokens,
            thoughtTokensVisible: thoughtTokensVisible, tokens: tokens,
            thoughtTokens: thoughtTokens, forcedTokens: forcedTokens, stop: stop,
            maskedPartsPerMillion: maskedPartsPerMillion)))
    case .compaction(
      let fromDay, let toDay, let tokensBefore, let tokensAfter, let removedThoughtTokens):
      write(
        .compaction(
          Compaction(
            fromDay: fromDay, toDay: toDay, tokensBefore: tokensBefore, tokensAfter: tokensAfter,
            removedThoughtTokens: removedThoughtTokens)))
    }
  }

  func stream(_ kind: StreamKind, _ text: String) { observer?.streamed(kind, text) }
}

extension DayClosing {
  /// The same closing with how the trader ended its day.
  fileprivate func stopped(by reason: String) -> DayClosing {
    DayClosing(
      day: day, cash: cash, receivable: receivable, positionsValue: positionsValue,
      netAssetValue: netAssetValue, feesToDate: feesToDate, benchmark: benchmark,
      positions: positions, stop: reason)
  }
}
