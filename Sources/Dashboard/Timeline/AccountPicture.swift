import Journal
import TradingTypes

/// An account as the record tells it up to some entry.
struct AccountPicture: Sendable, Hashable {
  /// One security held.
  struct Holding: Sendable, Hashable {
    let symbol: Symbol
    var quantity: Quantity
    /// Shares that arrived today and cannot be sold before tomorrow (T+1).
    var arrivedToday: Quantity
    /// What the shares cost, charges included; exact after each close, proportional between.
    var cost: Money
    /// The last price the record names.
    var last: Price
    /// When that price was made.
    var lastTime: TradingTime

    var sellable: Quantity { max(.zero, quantity - arrivedToday) }
  }

  /// Something that changes an account.
  enum Change: Sendable, Hashable {
    case started(Money)
    case opened
    case fill(Fill)
    case entitlement(Entitlement)
    case tax(Money)
    case closed(DayClosing)
  }

  var cash = Money.zero
  var receivable = Money.zero
  var fees = Money.zero
  /// Net asset value at the close before today.
  var previousValue = Money.zero
  /// Ascending in symbol.
  var holdings: [Holding] = []

  private var lastValue = Money.zero

  mutating func apply(_ change: Change, at time: TradingTime) {
    switch change {
    case .started(let amount):
      cash = amount
      lastValue = amount
      previousValue = amount
    case .opened:
      previousValue = lastValue
      for place in holdings.indices { holdings[place].arrivedToday = .zero }
    case .fill(let fill):
      apply(fill)
    case .entitlement(let entitlement):
      // Rights shares are paid for at once, dividends arrive later.
      if entitlement.cash < .zero {
        cash += entitlement.cash
      } else {
        receivable += entitlement.cash
      }
      if let place = holdings.firstIndex(where: { $0.symbol == entitlement.symbol }) {
        holdings[place].quantity += entitlement.shares
        holdings[place].arrivedToday += entitlement.shares
      }
    case .tax(let amount):
      cash -= amount
    case .closed(let closing):
      apply(closing, at: time)
    }
  }

  /// What a sale brings above its share of the cost; zero for a sale of nothing held.
  func profit(of sale: Fill) -> Money {
    guard let holding = holdings.first(where: { $0.symbol == sale.symbol }),
      holding.quantity > .zero
    else { return .zero }
    let sold = min(sale.quantity.shares, holding.quantity.shares)
    let share =
      Double(holding.cost.tenThousandths) * Double(sold) / Double(holding.quantity.shares)
    return sale.amount - sale.fees.total - Money(tenThousandths: Int64(share.rounded()))
  }

  private mutating func apply(_ fill: Fill) {
    cash += fill.cashChange
    fees += fill.fees.total
    var place = holdings.firstIndex { $0.symbol >= fill.symbol } ?? holdings.endIndex
    if place == holdings.endIndex || holdings[place].symbol != fill.symbol {
      place = min(place, holdings.endIndex)
      holdings.insert(
        Holding(
          symbol: fill.symbol, quantity: .zero, arrivedToday: .zero, cost: .zero,
          last: fill.price, lastTime: fill.time), at: place)
    }
    var holding = holdings[place]
    switch fill.side {
    case .buy:
      holding.quantity += fill.quantity
      holding.arrivedToday += fill.quantity
      holding.cost += fill.amount + fill.fees.total
    case .sell:
      let before = holding.quantity.shares
      let sold = min(fill.quantity.shares, before)
      if before > 0 {
        let share = Double(holding.cost.tenThousandths) * Double(sold) / Double(before)
        holding.cost -= Money(tenThousandths: Int64(share.rounded()))
      }
      holding.quantity -= fill.quantity
    }
    holding.last = fill.price
    holding.lastTime = fill.time
    holdings[place] = holding
    if holding.quantity <= .zero { holdings.remove(at: place) }
  }

  private mutating func apply(_ closing: DayClosing, at time: TradingTime) {
    cash = closing.cash
    receivable = closing.receivable
    fees = closing.feesToDate
    lastValue = closing.netAssetValue
    let before = holdings
    holdings = closing.positions.map { position in
      let arrived = before.first { $0.symbol == position.symbol }?.arrivedToday ?? .zero
      return Holding(
        symbol: position.symbol, quantity: position.quantity, arrivedToday: arrived,
        cost: position.cost, last: position.close, lastTime: time)
    }
  }
}
