public import TradingTypes

/// The venue: it accepts or refuses orders, matches them against bars, and charges for fills.
///
/// A value without a clock, a market history or an account: the caller says what day it is, which
/// bar arrived, and what the sender has. Orders are good for the day.
public struct Exchange: Sendable {
  /// The terms it trades on.
  public let terms: VenueTerms
  /// The day's charges.
  public private(set) var fees: FeeSchedule
  /// The listed shares today, ascending in symbol.
  public private(set) var securities: [SecurityDay]
  /// Accepted orders of the day, in order of arrival; finished ones until ``removeFinished()``.
  public private(set) var resting: [RestingOrder]
  /// Orders received since the start, refused ones included.
  public private(set) var orderCount: Int

  private var taken: [Int64]
  private var bought: [Int64]

  /// A venue on `terms` before its first day.
  public init(terms: VenueTerms) {
    self.terms = terms
    fees = FeeSchedule(on: date(2025, 10, 9), terms: terms)
    securities = []
    resting = []
    orderCount = 0
    taken = []
    bought = []
  }

  /// Opens `day` with what was announced for each share.
  ///
  /// - Precondition: `securities` ascend in symbol; no order of an earlier day rests.
  public mutating func open(_ day: TradingDay, securities: [SecurityDay]) {
    precondition(resting.isEmpty, "\(resting.count) orders outlived their day")
    fees = FeeSchedule(on: day, terms: terms)
    self.securities = securities
    taken = [Int64](repeating: 0, count: securities.count)
    bought = taken
  }

  /// The place of `symbol` in ``securities``, or nil when it is not listed.
  ///
  /// O(log n); inlined, because a call from another module would copy the venue.
  @inlinable
  public func place(of symbol: Symbol) -> Int? {
    var low = 0
    var high = securities.count
    while low < high {
      let middle = (low + high) / 2
      if securities[middle].symbol < symbol { low = middle + 1 } else { high = middle }
    }
    return low < securities.count && securities[low].symbol == symbol ? low : nil
  }

  /// What the rules say to `request`; nothing is kept.
  public func check(
    _ request: OrderRequest, from account: AccountStanding, last: Price?, at time: TradingTime
  ) -> OrderRejection? {
    RuleBook.refusal(
      of: inspection(of: request, place: place(of: request.symbol), account, last, time))
  }

  /// The value and the charges of `request` at its limit, or at the last known price.
  public func estimate(
    _ request: OrderRequest, last: Price?, at time: TradingTime
  ) -> (amount: Money, fees: Fees) {
    let check = inspection(
      of: request, place: place(of: request.symbol), AccountStanding(), last, time)
    guard request.quantity.shares > 0, check.price.tenThousandths > 0 else { return (.zero, .none) }
    return (check.amount, fees.fees(on: check.amount, side: request.side))
  }

  /// Takes an order: the only way to trade.
  ///
  /// `last` is the last price known to everyone; nil means the reference price.
  public mutating func submit(
    _ request: OrderRequest, from account: AccountStanding, last: Price?, at time: TradingTime
  ) -> Submission {
    orderCount += 1
    let order = Order(id: OrderID(orderCount), request: request, submitted: time)
    let place = place(of: request.symbol)
    let check = inspection(of: request, place: place, account, last, time)
    if let refusal = RuleBook.refusal(of: check) {
      return Submission(order: order, refusal: refusal, amount: .zero, fees: .none)
    }
    if let place {
      resting.append(RestingOrder(order: order, place: place))
      if request.side == .buy { bought[place] += request.quantity.shares }
    }
    let amount = check.amount
    return Submission(
      order: order, refusal: nil, amount: amount,
      fees: fees.fees(on: amount, side: request.side))
  }

  /// Takes an open order back; returns the refusal when it cannot be.
  public mutating func cancel(_ id: OrderID, at time: TradingTime) -> Result<
    RestingOrder, OrderRejection
  > {
    guard let index = resting.firstIndex(where: { $0.order.id == id && !$0.isDone }) else {
      return .failure(
        OrderRejection(
          .orderNotFound, "order=\(id) is not open.", hint: "List the open orders first."))
    }
    let venue = resting[index].order.request.symbol.venue
    guard SessionPhase(at: time, on: venue).takesCancels else {
      return .failure(
        OrderRejection(
          .cancelNotAllowed, "order=\(id) cannot be taken back at \(time.clock).",
          hint: "No cancels from 09:20 to 09:25, from 14:57 to 15:00 and after the close."))
    }
    let order = resting.remove(at: index)
    if order.order.request.side == .buy { bought[order.place] -= order.remaining.shares }
    return .success(order)
  }

  /// Forgets how much of the last bar's volume was taken: a new bar begins.
  public mutating func beginBar() {
    for place in taken.indices { taken[place] = 0 }
  }

  /// Matches the resting order at `index` against the bar of its share.
  ///
  /// `funds` is the cash the order may use: a buy for its price, a sell for charges above its
  /// proceeds. A partial fill leaves the rest waiting.
  public mutating func match(
    _ index: Int, against bar: Bar, funds: Money, at time: TradingTime
  ) -> MatchOutcome {
    let order = resting[index]
    let request = order.order.request
    let security = securities[order.place]
    guard !order.isDone, bar.volume > .zero,
      let price = Matching.price(of: request, against: bar, band: security.band, terms: terms)
    else { return .none }
    let shares = Matching.shares(
      order.remaining.shares, of: bar, taken: taken[order.place], board: security.board,
      terms: terms)
    guard shares > 0 else { return .none }
    let quantity = Quantity(shares)
    let amount = price * quantity
    let charges = fees.fees(on: amount, after: order.traded, side: request.side)
    if (request.side == .buy ? amount + charges.total : charges.total - amount) > funds {
      resting[index].isDone = true
      return .unaffordable
    }
    taken[order.place] += shares
    resting[index].filled = order.filled + quantity
    resting[index].traded = order.traded + amount
    resting[index].isDone = shares == order.remaining.shares
    return .filled(
      Fill(
        order: order.order.id, symbol: request.symbol, side: request.side, quantity: quantity,
        price: price, fees: charges, time: time))
  }

  /// Cash that the rest of the order at `index` needs at `price` with the charges still to come.
  public func costOfRest(_ index: Int, at price: Price) -> Money {
    let order = resting[index]
    let amount = price * order.remaining
    return amount + fees.fees(on: amount, after: order.traded, side: order.order.request.side).total
  }

  /// Notes what the sender's account froze and counts on for the order at `index`.
  public mutating func note(_ index: Int, frozen: Money, anticipated: Money) {
    resting[index].frozen = frozen
    resting[index].anticipated = anticipated
  }

  /// Drops orders that traded in full or ended.
  public mutating func removeFinished() {
    if resting.contains(where: \.isDone) { resting.removeAll(where: \.isDone) }
  }

  /// Ends the day: every order still open expires, in order of arrival.
  public mutating func close() -> [RestingOrder] {
    let expired = resting.filter { !$0.isDone }
    resting.removeAll(keepingCapacity: true)
    return expired
  }

  private func inspection(
    of request: OrderRequest, place: Int?, _ account: AccountStanding, _ last: Price?,
    _ time: TradingTime
  ) -> OrderCheck {
    let security = place.map { securities[$0] }
    return OrderCheck(
      request: request, time: time, security: security, account: account,
      last: last ?? security?.reference ?? Price(tenThousandths: 0),
      boughtToday: place.map { bought[$0] } ?? 0, terms: terms, fees: fees)
  }
}
