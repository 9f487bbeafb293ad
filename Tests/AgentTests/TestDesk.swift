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
  /// The same as a journal would hold it.
  private(set) var entries: [JournalEntry] = []
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
  func beginDay() {
    dayNumber += 1
    if dayNumber == 1 { write(.runStarted(header)) }
    write(.dayOpened(DayOpening(day: today, number: dayNumber, count: days.count)))
  }

  private var header: RunHeader {
    RunHeader(
      program: "test", market: market.name, marketDigest: "", trader: "agent", model: "",
      modelDigest: "", kernels: "", seed: season.seed, rules: season.rules, mode: season.mode,
      start: today, end: days[days.count - 1], days: days.count, cash: season.cash,
      benchmark: "", benchmarkStart: Price(fen: 100), settings: [])
  }

  private func write(_ event: JournalEvent) {
    entries.append(
      JournalEntry(sequence: entries.count, time: view.asOf, event: event, hash: ""))
  }

  /// Runs `trader` over the days that are left, or some of them.
  func run(_ trader: any Trader, days count: Int = .max) throws {
    for _ in 0..<min(count, days.count - dayNumber) {
      beginDay()
      try trader.decide(at: self)
      if isStopRequested { return }
      happenings = []
      settle()
      let closing = closing(trader)
      happenings.append(.dayClosed(closing))
      write(.dayClosed(closing))
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
    guard let place = openOrders.firstIndex(where: { $0.order.id == order }) else {
      return OrderRejection(.orderNotFound, "There is no open order \(order).")
    }
    happenings.append(ended(openOrders.remove(at: place)))
    return nil
  }

  func record(_ step: TraderStep) {
    steps.append(step)
    if let event = step.event { write(event) }
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
      write(.fill(fill))
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

extension TraderStep {
  /// The journal's event for the step; nil for what the closing entry holds.
  fileprivate var event: JournalEvent? {
    switch self {
    case .dayStop: nil
    case .briefing(let text, let tokens): .briefing(Passage(text: text, tokens: tokens))
    case .thought(let text, let tokens): .thought(Passage(text: text, tokens: tokens))
    case .note(let text): .note(Passage(text: text))
    case .toolCall(let id, let name, let arguments, let isWellFormed):
      .toolCall(ToolCall(id: id, name: name, arguments: arguments, isWellFormed: isWellFormed))
    case .toolResult(let id, let ok, let text): .toolResult(ToolResult(id: id, ok: ok, text: text))
    case .modelCall(
      let prompt, let cached, let visible, let tokens, let thought, let forced, let stop,
      let masked):
      .modelCall(
        ModelCall(
          promptTokens: prompt, cachedTokens: cached, thoughtTokensVisible: visible,
          tokens: tokens, thoughtTokens: thought, forcedTokens: forced, stop: stop,
          maskedPartsPerMillion: masked))
    case .compaction(let from, let to, let before, let after, let removed):
      .compaction(
        Compaction(
          fromDay: from, toDay: to, tokensBefore: before, tokensAfter: after,
          removedThoughtTokens: removed))
    }
  }
}
