import Journal
import Ledger
import Market
import Simulation
import TradingTypes

/// A desk with a simple venue behind it: no charges, everything fills at the day's open.
final class TestDesk: TradingDesk {
  let market: MarketRecord
  let season: SeasonTerms
  private let days: [TradingDay]
  private(set) var dayNumber = 0
  private var cash: Money
  private var held: [(symbol: Symbol, shares: Int64, cost: Money, boughtOn: Int)] = []
  private(set) var openOrders: [OpenOrder] = []
  private(set) var happenings: [Happening] = []
  private(set) var steps: [TraderStep] = []
  private(set) var fills: [Fill] = []
  private(set) var rejections: [OrderRejection] = []
  private(set) var streamed: [StreamKind: String] = [:]
  private var orderCount = 0
  var isStopRequested = false
  /// Called with each step as it is recorded.
  var onRecord: (TraderStep) -> Void = { _ in }

  init(market: MarketRecord, from first: Int = 5, days count: Int = 20, seed: UInt64 = 1) {
    self.market = market
    days = Array(market.calendar.dropFirst(first).prefix(count))
    cash = Money(yuan: 100_000)
    season = SeasonTerms(
      mode: .daily, rules: .exchange, days: count, cash: Money(yuan: 100_000), seed: seed)
  }

  var today: TradingDay { days[dayNumber - 1] }
  var view: MarketView {
    MarketView(of: market, asOf: TradingTime(day: today, hour: 9, minute: 15) ?? .open(of: today))
  }
  var isLastDecisionOfDay: Bool { true }

  /// Moves to the morning of the next day.
  func beginDay() { dayNumber += 1 }

  /// Runs `trader` over the season.
  func run(_ trader: any Trader) throws {
    for _ in days {
      beginDay()
      try trader.decide(at: self)
      if isStopRequested { return }
      happenings = []
      settle()
      happenings.append(.dayClosed(closing(trader)))
    }
  }

  var portfolio: Portfolio {
    var holdings: [Holding] = []
    for symbol in Set(held.map(\.symbol)).sorted() {
      let lots = held.filter { $0.symbol == symbol }
      let frozen = openOrders.filter {
        $0.order.request.symbol == symbol && $0.order.request.side == .sell
      }.reduce(0) { $0 + $1.order.request.quantity.shares }
      let old = lots.filter { $0.boughtOn < dayNumber }.reduce(0) { $0 + $1.shares }
      holdings.append(
        Holding(
          symbol: symbol, quantity: Quantity(lots.reduce(0) { $0 + $1.shares }),
          sellable: Quantity(old - frozen), cost: lots.reduce(.zero) { $0 + $1.cost },
          last: view.lastPrice(of: symbol) ?? Price(fen: 100)))
    }
    return Portfolio(cash: cash, frozenCash: frozenCash, receivable: .zero, holdings: holdings)
  }

  private var frozenCash: Money {
    openOrders.filter { $0.order.request.side == .buy }.reduce(.zero) { sum, open in
      sum + ceiling(open.order.request) * open.order.request.quantity
    }
  }

  private func ceiling(_ request: OrderRequest) -> Price {
    request.limit ?? priceBand(of: request.symbol)?.high ?? Price(fen: 100)
  }

  func priceBand(of symbol: Symbol) -> PriceBand? {
    view.reference(of: symbol).map {
      let tick = $0.tenThousandths / 1_000
      return PriceBand(
        low: Price(fen: ($0.tenThousandths - tick + 99) / 100),
        high: Price(fen: ($0.tenThousandths + tick) / 100))
    }
  }

  func preview(_ request: OrderRequest) -> Result<OrderPreview, OrderRejection> {
    let shares = request.quantity.shares
    guard view.instrument(request.symbol) != nil else {
      return .failure(OrderRejection(.unknownSymbol, "\(request.symbol) is not listed."))
    }
    guard !view.isSuspended(request.symbol), let band = priceBand(of: request.symbol) else {
      return .failure(OrderRejection(.suspended, "\(request.symbol) is suspended today."))
    }
    if let limit = request.limit, limit < band.low || limit > band.high {
      return .failure(OrderRejection(.priceOutOfLimit, "limit_price=\(limit) is outside."))
    }
    let amount = ceiling(request) * request.quantity
    switch request.side {
    case .buy:
      guard shares > 0, shares % 100 == 0, shares <= 1_000_000 else {
        return .failure(
          OrderRejection(
            .lotSize, "shares=\(shares) is not a multiple of 100.", hint: "Buy 100, 200, 300."))
      }
      guard amount <= portfolio.availableCash else {
        return .failure(OrderRejection(.insufficientCash, "cash is short."))
      }
    case .sell:
      let sellable = portfolio.holding(of: request.symbol)?.sellable.shares ?? 0
      guard shares > 0, shares <= sellable else {
        return .failure(OrderRejection(.notSellable, "\(sellable) shares may be sold."))
      }
      guard shares % 100 == 0 || shares == sellable else {
        return .failure(OrderRejection(.lotSize, "shares=\(shares) is not a multiple of 100."))
      }
    }
    return .success(
      OrderPreview(
        amount: amount, fees: .none, availableCashAfter: portfolio.availableCash - amount))
  }

  func submit(_ request: OrderRequest) -> Result<Order, OrderRejection> {
    switch preview(request) {
    case .failure(let rejection):
      rejections.append(rejection)
      return .failure(rejection)
    case .success:
      orderCount += 1
      let order = Order(id: OrderID(orderCount), request: request, submitted: view.asOf)
      openOrders.append(OpenOrder(order: order, filled: .zero))
      return .success(order)
    }
  }

  func cancel(_ order: OrderID) -> OrderRejection? {
    OrderRejection(.orderNotFound, "no such order")
  }

  func record(_ step: TraderStep) {
    steps.append(step)
    onRecord(step)
  }

  func stream(_ kind: StreamKind, _ text: String) { streamed[kind, default: ""] += text }

  private func settle() {
    for open in openOrders {
      let request = open.order.request
      guard let bar = market.dayBar(request.symbol, on: today)?.bar, bar.volume > .zero else {
        happenings.append(ended(open))
        continue
      }
      let isMet = request.limit.map { request.side == .buy ? bar.open <= $0 : bar.open >= $0 }
      guard isMet ?? true else {
        happenings.append(ended(open))
        continue
      }
      let fill = Fill(
        order: open.order.id, symbol: request.symbol, side: request.side,
        quantity: request.quantity, price: bar.open, fees: .none, time: .open(of: today))
      fills.append(fill)
      happenings.append(.fill(fill))
      cash += fill.cashChange
      switch request.side {
      case .buy:
        held.append((request.symbol, request.quantity.shares, fill.amount, dayNumber))
      case .sell: sell(request.symbol, request.quantity.shares)
      }
    }
    openOrders = []
  }

  private func sell(_ symbol: Symbol, _ shares: Int64) {
    var left = shares
    for place in held.indices where held[place].symbol == symbol && left > 0 {
      let part = min(left, held[place].shares)
      let cost = Money(
        tenThousandths: held[place].cost.tenThousandths * part / held[place].shares)
      held[place].cost -= cost
      held[place].shares -= part
      left -= part
    }
    held.removeAll { $0.shares == 0 }
  }

  private func ended(_ open: OpenOrder) -> Happening {
    .orderEnded(EndedOrder(order: open.order.id, remaining: open.remaining, reason: .expired))
  }

  private func closing(_ trader: any Trader) -> DayClosing {
    let close = MarketView(of: market, asOf: .close(of: today))
    let positions = portfolio.holdings.map {
      ClosingPosition(
        symbol: $0.symbol, quantity: $0.quantity, cost: $0.cost,
        close: close.lastPrice(of: $0.symbol) ?? $0.last)
    }
    let value = positions.reduce(Money.zero) { $0 + $1.value }
    return DayClosing(
      day: today, cash: cash, receivable: .zero, positionsValue: value,
      netAssetValue: cash + value, feesToDate: .zero,
      benchmark: close.indexDays(last: 1).last?.bar.close ?? Price(fen: 100),
      positions: positions, stop: "")
  }
}
