import Exchange
import Journal
import Ledger
import Market
import TradingTypes

/// The one place where a season's parts meet: it moves the clock, passes orders to the venue, posts
/// fills, and writes the journal.
///
/// A value that its ``SeasonDesk`` owns: the trader never decides inside one of its methods. A failure
/// inside a call that cannot throw, such as a full disk while an order is written, is kept and thrown
/// at the next step.
struct SeasonFloor {
  let market: MarketRecord
  let plan: SeasonPlan
  let journal: JournalWriter
  private let observer: (any RunObserver)?

  private(set) var venue: Exchange
  private(set) var ledger: Ledger
  private var calendar: VenueCalendar
  private(set) var now: TradingTime
  private var today: TradingDay
  private(set) var dayNumber = 0
  private(set) var isLastDecisionOfDay = false
  private(set) var happenings: [Happening] = []
  private var anticipated: Money = .zero
  private var dayStop = ""
  private var failure: (any Error)?

  init(
    _ plan: SeasonPlan, on market: MarketRecord, first: TradingDay, journal: JournalWriter,
    observer: (any RunObserver)?
  ) {
    self.market = market
    self.plan = plan
    self.journal = journal
    self.observer = observer.flatMap { $0.wantsEntries ? $0 : nil }
    if self.observer == nil { journal.linkBehind() }
    venue = Exchange(terms: plan.venue)
    ledger = Ledger(cash: plan.cash, on: first, terms: plan.account)
    calendar = VenueCalendar(market, first: first)
    today = first
    now = .open(of: first)
  }

  /// Writes an entry at the current instant and shows it to whoever watches.
  mutating func write(_ event: JournalEvent) {
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
  mutating func begin(_ header: RunHeader) {
    now = DecisionSlot.instant(today, 9, 15)
    write(.runStarted(header))
  }

  /// Writes the end of a run that closed all its days.
  mutating func end(daysClosed: Int) {
    write(
      .runEnded(
        RunEnding(daysClosed: daysClosed, netAssetValue: closing().netAssetValue)))
  }

  /// Begins a day: shares settle, dividends are booked, the venue opens.
  mutating func open(_ day: TradingDay, number: Int) {
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
      guard let booked = ledger.book(action) else { continue }
      note(action, held: booked.held, cash: booked.cash, shares: booked.shares)
      note(action, held: booked.held, cash: -booked.paid, shares: booked.subscribed)
    }
  }

  private mutating func note(
    _ action: CorporateAction, held: Quantity, cash: Money, shares: Quantity
  ) {
    guard cash != .zero || shares > .zero else { return }
    let entitlement = Entitlement(
      symbol: action.symbol, held: held, cash: cash, shares: shares, payDay: action.payDay)
    happenings.append(.entitlement(entitlement))
    write(.entitlement(entitlement))
  }

  /// Moves to the decision of `slot`.
  mutating func prepare(_ slot: DecisionSlot) {
    now = slot.decision
    isLastDecisionOfDay = slot.isLast
  }

  /// Forgets what happened before the decision that was just made.
  mutating func decided() { happenings.removeAll(keepingCapacity: true) }

  /// Matches what is open against the bar that follows `slot`.
  mutating func match(_ slot: DecisionSlot) {
    now = slot.barStart
    venue.beginBar()
    for index in venue.resting.indices {
      guard let bar = bar(venue.resting[index].place, after: slot) else { continue }
      match(index, against: bar)
    }
    venue.removeFinished()
    switch plan.mode {
    case .daily: takeDailyCloses()
    case .hourly:
      for place in market.instruments.indices {
        if let bar = calendar.hourBar(place, after: slot.barStart) { calendar.close(place, bar) }
      }
    }
  }

  /// Ends the day's trading: open orders expire, the account is valued.
  mutating func close() -> DayClosing {
    now = .close(of: today)
    isLastDecisionOfDay = false
    for order in venue.close() { end(order, .expired) }
    // The day's close of the daily bars stands, should the last hourly bar differ.
    if plan.mode == .hourly { takeDailyCloses() }
    let closing = closing()
    happenings.append(.dayClosed(closing))
    return closing
  }

  /// Writes the day's `closing`; nothing can move the account after it, only how the trader stopped
  /// is new.
  mutating func finish(_ closing: DayClosing) throws {
    write(.dayClosed(dayStop.isEmpty ? closing : closing.stopped(by: dayStop)))
    try rethrow()
    try journal.endDay()
  }

  /// The account as valued now.
  func closing() -> DayClosing {
    var value = Money.zero
    var place = 0
    let positions = ledger.positions.map { position in
      let closing = ClosingPosition(
        symbol: position.symbol, quantity: position.quantity, cost: position.cost,
        close: last(position.symbol, from: &place))
      value += closing.value
      return closing
    }
    let receivable = ledger.balances.receivable
    return DayClosing(
      day: today, cash: ledger.cash, receivable: receivable, positionsValue: value,
      netAssetValue: ledger.cash + receivable + value, feesToDate: ledger.fees,
      benchmark: calendar.benchmark(on: today), positions: positions, stop: "")
  }

  // MARK: What a trader asks for

  /// The account at last known prices.
  func portfolio() -> Portfolio {
    var place = 0
    return ledger.portfolio { last($0, from: &place) }
  }

  /// Cash that a new buy may count on.
  var buyingPower: Money { ledger.availableCash + anticipated }

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

  mutating func submit(_ request: OrderRequest) -> Result<Order, OrderRejection> {
    guard failure == nil else { return .failure(SeasonFloor.stopping) }
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

  mutating func cancel(_ order: OrderID) -> OrderRejection? {
    guard failure == nil else { return SeasonFloor.stopping }
    switch venue.cancel(order, at: now) {
    case .failure(let refusal):
      return refusal
    case .success(let resting):
      end(resting, .cancelled)
      return nil
    }
  }

  mutating func record(_ step: TraderStep) {
    if case .dayStop(let reason) = step { dayStop = reason }
    if let event = JournalEvent(step) { write(event) }
  }

  // MARK: Inside a step

  private static let stopping = OrderRejection(.marketClosed, "the run is stopping.", hint: "")

  private mutating func bar(_ place: Int, after slot: DecisionSlot) -> Bar? {
    switch plan.mode {
    case .daily: calendar.dayBar(place, on: today)?.bar
    case .hourly: calendar.hourBar(place, after: slot.barStart)
    }
  }

  private mutating func takeDailyCloses() {
    for place in market.instruments.indices {
      if let bar = calendar.dayBar(place, on: today) { calendar.close(place, bar.bar) }
    }
  }

  private mutating func match(_ index: Int, against bar: Bar) {
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

  private mutating func post(_ fill: Fill, of order: RestingOrder, at index: Int) -> Money {
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
  private mutating func end(_ order: RestingOrder, _ reason: EndedOrder.Reason) {
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

  /// The last price of `symbol`, asked for in ascending order: `place` remembers where that is.
  private func last(_ symbol: Symbol, from place: inout Int) -> Price {
    while place < calendar.securities.count, calendar.securities[place].symbol < symbol {
      place += 1
    }
    guard place < calendar.securities.count, calendar.securities[place].symbol == symbol else {
      return Price(tenThousandths: 0)
    }
    return calendar.lastPrices[place]
  }

  private func standing(_ symbol: Symbol) -> AccountStanding {
    let shares = ledger.shares(of: symbol)
    return AccountStanding(
      holding: shares.held, sellable: shares.sellable, frozen: shares.frozen,
      buyingPower: buyingPower)
  }

  /// Freezes what an accepted order needs and notes what later orders may count on.
  private mutating func reserve(for submission: Submission) {
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

  private var anticipates: Bool {
    plan.anticipatesProceeds && plan.account.sameDayProceeds && plan.mode == .daily
  }
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
