import Exchange
import Journal
import Ledger
import TradingTypes

/// The account at the venue: its orders there, and the cash and shares behind them in the ledger.
///
/// What an open order needs is frozen from its acceptance to its end, so that nothing can be spent or
/// sold twice.
struct VenueAccount {
  private(set) var venue: Exchange
  private(set) var ledger: Ledger
  /// What open orders add to the buying power before they trade, over all of them.
  private var anticipated: Money = .zero
  private let isExchange: Bool
  /// Whether buys may count on the proceeds of market sells sent before them.
  private let anticipates: Bool

  init(_ plan: SeasonPlan, on first: TradingDay) {
    venue = Exchange(terms: plan.venue)
    ledger = Ledger(cash: plan.cash, on: first, terms: plan.account)
    isExchange = plan.venue.profile == .exchange
    anticipates =
      plan.anticipatesProceeds && plan.account.sameDayProceeds && plan.mode == .daily
  }

  /// Cash that a new buy may count on.
  var buyingPower: Money { ledger.availableCash + anticipated }

  // MARK: The steps of a day, in order

  /// Opens the venue for `day`; shares settle and dividends due are paid.
  mutating func open(_ day: TradingDay, securities: [SecurityDay]) {
    anticipated = .zero
    venue.open(day, securities: securities)
    ledger.beginDay(day)
  }

  /// Books a corporate action on its ex-date; nil when nothing is held.
  mutating func book(_ action: CorporateAction) -> BookedEntitlement? { ledger.book(action) }

  /// Readies the venue for the orders that meet one bar.
  mutating func beginBar() { venue.beginBar() }

  /// What became of an order that met a bar.
  enum Outcome {
    /// Nothing.
    case none
    /// It traded; `tax` on dividends became due with it.
    case filled(Fill, tax: Money)
    /// It ended.
    case ended(EndedOrder)
  }

  /// Matches the open order at `index` against a bar of its share.
  mutating func match(_ index: Int, against bar: Bar, at now: TradingTime) -> Outcome {
    let order = venue.resting[index]
    let request = order.order.request
    let funds = ledger.availableCash + (request.side == .buy ? order.frozen : .zero)
    switch venue.match(index, against: bar, funds: funds, at: now) {
    case .none: return .none
    case .unaffordable: return .ended(end(order, .insufficientCash))
    case .filled(let fill): return .filled(fill, tax: post(fill, of: order, at: index))
    }
  }

  /// Takes orders that are done off the venue's list.
  mutating func endBar() { venue.removeFinished() }

  /// Ends the day: open orders expire.
  mutating func close() -> [EndedOrder] { venue.close().map { end($0, .expired) } }

  // MARK: What a trader asks for

  /// What an order would cost or bring, or why it would be refused.
  func preview(
    _ request: OrderRequest, last: Price, at now: TradingTime
  ) -> Result<OrderPreview, OrderRejection> {
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

  /// Sends an order; once accepted, what it needs is frozen.
  mutating func submit(_ request: OrderRequest, last: Price, at now: TradingTime) -> Submission {
    let submission = venue.submit(
      request, from: standing(request.symbol), last: last, at: now)
    if submission.refusal == nil { reserve(for: submission) }
    return submission
  }

  /// Takes an order back.
  mutating func cancel(
    _ order: OrderID, at now: TradingTime
  ) -> Result<EndedOrder, OrderRejection> {
    venue.cancel(order, at: now).map { end($0, .cancelled) }
  }

  // MARK: Inside a step

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
      guard isExchange else { return }
      let frozen = min(submission.cost, max(ledger.availableCash, .zero))
      ledger.freeze(frozen)
      venue.note(index, frozen: frozen, anticipated: frozen - submission.cost)
      anticipated += frozen - submission.cost
    }
  }

  /// Posts a fill and freezes what the rest of its order needs; returns the dividend tax due.
  private mutating func post(_ fill: Fill, of order: RestingOrder, at index: Int) -> Money {
    switch fill.side {
    case .buy:
      if order.frozen > .zero { ledger.release(order.frozen) }
      let tax = ledger.post(fill)
      var frozen = Money.zero
      if !venue.resting[index].isDone, isExchange {
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

  /// Frees what an order froze.
  private mutating func end(_ order: RestingOrder, _ reason: EndedOrder.Reason) -> EndedOrder {
    switch order.order.request.side {
    case .buy: if order.frozen > .zero { ledger.release(order.frozen) }
    case .sell: ledger.release(order.remaining, of: order.order.request.symbol)
    }
    anticipated -= order.anticipated
    return EndedOrder(order: order.order.id, remaining: order.remaining, reason: reason)
  }

  private func standing(_ symbol: Symbol) -> AccountStanding {
    let shares = ledger.shares(of: symbol)
    return AccountStanding(
      holding: shares.held, sellable: shares.sellable, frozen: shares.frozen,
      buyingPower: buyingPower)
  }
}
