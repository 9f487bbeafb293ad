import Exchange
import Journal
import Ledger
import Market
import TradingTypes

/// The one place where a season's parts meet: it moves the clock, passes orders and bars to the
/// account, and writes what comes of them into the journal.
///
/// A value that its ``SeasonDesk`` owns: the trader never decides inside one of its methods. A failure
/// inside a call that cannot throw, such as a full disk while an order is written, is kept and thrown
/// at the next step.
struct SeasonFloor {
  let market: MarketRecord
  let plan: SeasonPlan
  let journal: JournalWriter
  private let observer: (any RunObserver)?

  private(set) var account: VenueAccount
  private var calendar: VenueCalendar
  private(set) var now: TradingTime
  private var today: TradingDay
  private(set) var dayNumber = 0
  private(set) var isLastDecisionOfDay = false
  private(set) var happenings: [Happening] = []
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
    account = VenueAccount(plan, on: first)
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
    assert(account.ledger.violations().isEmpty, "\(now): \(account.ledger.violations())")
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
    let actions = calendar.open(day)
    account.open(day, securities: calendar.securities)
    write(.dayOpened(DayOpening(day: day, number: number, count: plan.days)))
    // The contest knows no dividends; its ledgers only balance without them.
    guard plan.venue.profile == .exchange else { return }
    for action in actions {
      guard let booked = account.book(action) else { continue }
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
    account.beginBar()
    for index in account.venue.resting.indices {
      guard let bar = bar(account.venue.resting[index].place, after: slot) else { continue }
      match(index, against: bar)
    }
    account.endBar()
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
    for order in account.close() { ended(order) }
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
  func closing() -> DayClosing { DayClosing(of: account.ledger, on: today, at: calendar) }

  // MARK: What a trader asks for

  /// The account at last known prices.
  func portfolio() -> Portfolio {
    var place = 0
    return account.ledger.portfolio { calendar.lastPrice(of: $0, from: &place) }
  }

  func preview(_ request: OrderRequest) -> Result<OrderPreview, OrderRejection> {
    account.preview(request, last: last(request.symbol), at: now)
  }

  mutating func submit(_ request: OrderRequest) -> Result<Order, OrderRejection> {
    guard failure == nil else { return .failure(SeasonFloor.stopping) }
    let submission = account.submit(request, last: last(request.symbol), at: now)
    if let refusal = submission.refusal {
      write(.orderRejected(RejectedOrder(order: submission.order, rejection: refusal)))
      return .failure(refusal)
    }
    write(.orderAccepted(submission.order))
    return .success(submission.order)
  }

  mutating func cancel(_ order: OrderID) -> OrderRejection? {
    guard failure == nil else { return SeasonFloor.stopping }
    switch account.cancel(order, at: now) {
    case .failure(let refusal):
      return refusal
    case .success(let order):
      ended(order)
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
    switch account.match(index, against: bar, at: now) {
    case .none:
      return
    case .ended(let order):
      ended(order)
    case .filled(let fill, let tax):
      happenings.append(.fill(fill))
      write(.fill(fill))
      guard tax > .zero else { return }
      let levy = DividendTax(order: fill.order, symbol: fill.symbol, tax: tax)
      happenings.append(.dividendTax(levy))
      write(.dividendTax(levy))
    }
  }

  /// Tells and writes the end of an order.
  private mutating func ended(_ order: EndedOrder) {
    if order.reason != .cancelled { happenings.append(.orderEnded(order)) }
    write(.orderEnded(order))
  }

  private func last(_ symbol: Symbol) -> Price {
    account.venue.place(of: symbol).map { calendar.lastPrices[$0] } ?? Price(tenThousandths: 0)
  }
}
