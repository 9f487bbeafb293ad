import Market
import TradingTypes

/// A day as random traders see it: its steps, its opens and what is known of its means.
struct RandomTraderDay: Sendable {
  /// What the schedule trades.
  let steps: [TradeSchedule.Step]
  /// Opens by share in ten-thousandths of a yuan; zero when it does not trade.
  let opens: [Int64]
  /// Prices that positions are valued at before the open trades; the last close when suspended.
  let prices: [Int64]
  /// Known means above that of all shares, or nil.
  let excess: [Double]?
  /// What trades cost.
  let charges: RandomTraders.Terms.Charges
  /// Dividends and new shares of the day, with the place of the share.
  let actions: [(place: Int, action: CorporateAction)]

  init(
    _ day: TradingDay, steps: [TradeSchedule.Step], on market: MarketRecord,
    terms: RandomTraders.Terms, means: KnownMeans?
  ) {
    self.steps = steps
    charges = terms.charges(day)
    actions =
      !terms.booksActions
      ? []
      : market.actions.compactMap { action in
        guard action.exDay == day else { return nil }
        return market.place(of: action.symbol).map { ($0, action) }
      }
    let bars = market.series.map { $0.dayBar(on: day) }
    opens = bars.map { bar in
      bar.map { $0.isSuspended ? 0 : $0.bar.open.tenThousandths } ?? 0
    }
    prices = zip(bars, market.series).map { bar, series in
      if let bar { return bar.bar.open.tenThousandths }
      let count = series.dayCount(before: day)
      return count == 0 ? 0 : series.days[count - 1].bar.close.tenThousandths
    }
    excess = means?.excess(on: day)
  }
}

/// The account of one random trader.
struct RandomAccount {
  /// Expected alpha so far.
  private(set) var alpha = 0.0
  private var cash: Int64
  private var held: [Int64]
  private var boughtToday: [Int64]
  private var candidates: [Int] = []
  private var random: DrawSequence
  private var paid: Int64 = 0
  /// Dividends on the shares still held, which a sale is taxed on; empty before the first.
  private var taxable: [Int64] = []
  private let lots: [Int64]
  private let sales: RandomTraders.SaleRule

  init(
    cash: Int64, lots: [Int64], sales: RandomTraders.SaleRule, random: DrawSequence
  ) {
    self.sales = sales
    self.cash = cash
    self.lots = lots
    held = [Int64](repeating: 0, count: lots.count)
    boughtToday = held
    self.random = random
  }

  /// The account at these prices.
  func value(at prices: [Int64]) -> Int64 { zip(held, prices).reduce(cash) { $0 + $1.0 * $1.1 } }

  /// Trades the steps of `day`.
  mutating func trade(_ day: RandomTraderDay) {
    paid = 0
    if !day.steps.isEmpty {
      for place in boughtToday.indices { boughtToday[place] = 0 }
    }
    for (place, action) in day.actions where held[place] > 0 { book(action, at: place) }
    for step in day.steps {
      switch step.side {
      case .buy: buy(for: step.amount.tenThousandths, on: day)
      case .sell: sell(for: step.amount.tenThousandths, on: day)
      }
    }
    guard let excess = day.excess else { return }
    var account = Double(cash)
    var gain = 0.0
    for place in held.indices where held[place] > 0 {
      let value = Double(held[place] * day.prices[place])
      account += value
      gain += value * excess[place]
    }
    if account > 0 { alpha += (gain - Double(paid)) / account }
  }

  /// Books a dividend and new shares for what was held before the day.
  private mutating func book(_ action: CorporateAction, at place: Int) {
    let shares = held[place]
    let dividend = action.cashPerShare.tenThousandths * shares
    cash += dividend - dividend % 100
    let ratio = action.bonusPerTenThousand + action.transferPerTenThousand
    held[place] += (shares * ratio + 5_000) / 10_000
    if taxable.isEmpty { taxable = [Int64](repeating: 0, count: lots.count) }
    // Bonus shares are income at their par value of one yuan each.
    taxable[place] += dividend + shares * action.bonusPerTenThousand
  }

  private mutating func buy(for amount: Int64, on day: RandomTraderDay) {
    let opens = day.opens
    candidates.removeAll(keepingCapacity: true)
    for place in lots.indices where opens[place] > 0 {
      let nearest = RandomAccount.nearestHundreds(amount, at: opens[place])
      if nearest >= lots[place], opens[place] * lots[place] <= cash { candidates.append(place) }
    }
    guard !candidates.isEmpty else { return }
    let place = candidates[random.below(candidates.count)]
    let price = opens[place]
    var shares = max(RandomAccount.nearestHundreds(min(amount, cash), at: price), lots[place])
    while shares * price + fee(shares * price, .buy, day.charges) > cash { shares -= 100 }
    guard shares >= lots[place] else { return }
    let charge = fee(shares * price, .buy, day.charges)
    cash -= shares * price + charge
    paid += charge
    held[place] += shares
    boughtToday[place] += shares
  }

  private mutating func sell(for amount: Int64, on day: RandomTraderDay) {
    let opens = day.opens
    candidates.removeAll(keepingCapacity: true)
    for place in lots.indices where held[place] > boughtToday[place] && opens[place] > 0 {
      candidates.append(place)
    }
    switch sales {
    case .one: sellOne(for: amount, on: day)
    case .spread: sellSpread(for: amount, on: day)
    }
  }

  /// Sells the amount of one holding that is worth as much, or all of the most valuable one.
  private mutating func sellOne(for amount: Int64, on day: RandomTraderDay) {
    let opens = day.opens
    var most: (place: Int, value: Int64)?
    var count = 0
    for place in candidates {
      let sellable = held[place] - boughtToday[place]
      let value = sellable * opens[place]
      if value > most?.value ?? 0 { most = (place, value) }
      guard RandomAccount.leastSale(of: amount, at: opens[place]) <= sellable else { continue }
      candidates[count] = place
      count += 1
    }
    if count > 0 {
      let place = candidates[random.below(count)]
      sell(RandomAccount.leastSale(of: amount, at: opens[place]), of: place, on: day)
    } else if let most {
      sell(held[most.place] - boughtToday[most.place], of: most.place, on: day)
    }
  }

  /// Sells from one holding after another, in random order, until the amount is reached.
  private mutating func sellSpread(for amount: Int64, on day: RandomTraderDay) {
    let opens = day.opens
    var left = amount
    while !candidates.isEmpty, left > 0 {
      let drawn = random.below(candidates.count)
      let place = candidates[drawn]
      candidates.swapAt(drawn, candidates.count - 1)
      candidates.removeLast()
      let price = opens[place]
      let wanted =
        left == amount
        ? RandomAccount.leastSale(of: left, at: price)
        : RandomAccount.nearestHundreds(left, at: price)
      guard wanted > 0 else { return }
      let shares = min(wanted, held[place] - boughtToday[place])
      sell(shares, of: place, on: day)
      left -= shares * price
    }
  }

  private mutating func sell(_ shares: Int64, of place: Int, on day: RandomTraderDay) {
    let value = shares * day.opens[place]
    let charge = fee(value, .sell, day.charges)
    cash += value - charge
    paid += charge
    if !taxable.isEmpty, taxable[place] > 0 {
      // The shares sold carry their part, rounded half up.
      let (part, rest) = held[place].dividingFullWidth(
        taxable[place].multipliedFullWidth(by: shares))
      let due = part + (rest >= held[place] - rest ? 1 : 0)
      taxable[place] -= due
      // A fifth, rounded half up to the fen.
      cash -= (due + 250) / 500 * 100
    }
    held[place] -= shares
  }

  /// The nearest whole hundreds to `amount`, at least one.
  private static func leastSale(of amount: Int64, at price: Int64) -> Int64 {
    max(nearestHundreds(amount, at: price), 100)
  }

  /// The multiple of 100 shares whose value at `price` is nearest to `amount`.
  private static func nearestHundreds(_ amount: Int64, at price: Int64) -> Int64 {
    (amount + price * 50) / (price * 100) * 100
  }

  /// Commission, stamp duty and transfer fee, each in whole fen.
  private func fee(
    _ value: Int64, _ side: Side, _ charges: RandomTraders.Terms.Charges
  ) -> Int64 {
    guard charges != .none else { return 0 }
    let amount = Money(tenThousandths: value)
    let commission = max(
      amount.charge(partsPerMillion: charges.commission), charges.commissionMinimum)
    let duty = side == .sell ? charges.dutyOnSells : charges.dutyOnBuys
    return
      (commission + (duty > 0 ? amount.charge(partsPerMillion: duty) : .zero)
      + amount.charge(partsPerMillion: charges.transferFee)).tenThousandths
  }
}
