public import TradingTypes

/// All lots of one share.
public struct Position: Sendable, Hashable {
  /// The share.
  public let symbol: Symbol
  /// Lots in order of acquisition.
  public internal(set) var lots: [Lot] = []
  /// Shares held.
  public internal(set) var quantity: Quantity = .zero
  /// Shares bought today, or new shares that are not listed yet.
  public internal(set) var unsettled: Quantity = .zero
  /// Shares frozen by open sell orders (冻结股份).
  public internal(set) var frozen: Quantity = .zero
  /// What the shares cost by FIFO, charges included.
  public internal(set) var cost: Money = .zero

  init(symbol: Symbol) { self.symbol = symbol }

  /// Shares that may be sold now.
  public var sellable: Quantity { quantity - unsettled - frozen }

  /// Settles what was bought before today and what is listed by `day`.
  mutating func settle(on day: TradingDay) {
    guard unsettled > .zero else { return }
    var waiting = unsettled
    // What waits was added last, so the walk from the end is short.
    for index in lots.indices.reversed() where !lots[index].isSettled {
      waiting -= lots[index].quantity
      if lots[index].listed.map({ $0 <= day }) ?? true {
        lots[index].isSettled = true
        unsettled -= lots[index].quantity
      }
      if waiting == .zero { return }
    }
  }

  /// Adds the shares of a purchase.
  mutating func add(_ quantity: Quantity, amount: Money, charges: Money, on day: TradingDay) {
    self.quantity += quantity
    unsettled += quantity
    cost += amount + charges
    lots.append(
      Lot(
        acquired: day, isSettled: false, listed: nil, quantity: quantity, amount: amount,
        charges: charges, taxable: .zero))
  }

  /// Takes settled shares out, first in, first out, and hands each piece to `body`.
  ///
  /// - Precondition: that many settled shares are held.
  mutating func take(_ quantity: Quantity, _ body: (Lot) -> Void) {
    precondition(
      quantity <= self.quantity - unsettled,
      "\(quantity) shares of \(symbol) sold, \(self.quantity - unsettled) are settled")
    var left = quantity
    var index = 0
    var emptied = 0
    while left > .zero {
      if !lots[index].isSettled || lots[index].quantity == .zero {
        index += 1
        continue
      }
      let piece = lots[index].take(min(left, lots[index].quantity))
      left -= piece.quantity
      if lots[index].quantity == .zero { emptied += 1 }
      cost -= piece.amount + piece.charges
      body(piece)
    }
    self.quantity -= quantity
    guard emptied > 0 else { return }
    // First in, first out: what is empty lies at the start, unless new shares wait to be listed.
    let start = lots.prefix { $0.quantity == .zero }.count
    lots.removeFirst(start)
    if start < emptied { lots.removeAll { $0.quantity == .zero } }
  }

  /// Adds rights shares that were paid for; they are listed later.
  mutating func addRights(
    _ quantity: Quantity, cost: Money, listed: TradingDay, on day: TradingDay
  ) {
    self.quantity += quantity
    if listed > day { unsettled += quantity }
    self.cost += cost
    lots.append(
      Lot(
        acquired: day, isSettled: listed <= day, listed: listed, quantity: quantity, amount: cost,
        charges: .zero, taxable: .zero))
  }

  /// Books new shares for every lot and returns how many, rounded over the whole position.
  ///
  /// The new shares take the acquisition day of their lot and nothing of its cost; they may be sold
  /// from `listed` on. The exchange's clearing house allots fractions by ranking all holders, which
  /// a replay cannot do: `rounding` is a convention.
  mutating func addNewShares(
    perTenThousand ratio: Int64, taxedPerTenThousand taxed: Int64, listed: TradingDay,
    on day: TradingDay, rounded rounding: FenRounding
  ) -> Quantity {
    var held: Int64 = 0
    var booked: Int64 = 0
    var grown: [Lot] = []
    grown.reserveCapacity(lots.count * 2)
    for var lot in lots {
      held += lot.quantity.shares
      let total =
        switch rounding {
        case .halfUp: DecimalText.quotient(held * ratio, roundedHalfUpBy: 10_000)
        case .up: (held * ratio + 9_999) / 10_000
        case .cut: held * ratio / 10_000
        }
      let new = Quantity(total - booked)
      booked = total
      // Bonus shares are income at their par value of one yuan each (国税发〔1997〕198号).
      let tax = Money(tenThousandths: lot.quantity.shares * taxed)
      if listed <= day, lot.isSettled {
        lot.quantity += new
        lot.taxable += tax
        grown.append(lot)
      } else {
        grown.append(lot)
        if new > .zero {
          grown.append(
            Lot(
              acquired: lot.acquired, isSettled: listed <= day, listed: listed, quantity: new,
              amount: .zero, charges: .zero, taxable: tax))
        }
      }
    }
    lots = grown
    quantity += Quantity(booked)
    if listed > day { unsettled += Quantity(booked) }
    return Quantity(booked)
  }
}
