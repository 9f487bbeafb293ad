public import TradingTypes

/// An account's books: cash and shares by double entry, lots, dividends, frozen amounts.
///
/// Every change is a ``Posting`` that balances to the unit, or a movement of shares between lots;
/// ``violations()`` says what would be wrong if anything were.
public struct Ledger: Sendable {
  /// The sum of all postings, account by account.
  public private(set) var balances = Posting()
  /// What is held, ascending in symbol; nothing that is empty.
  public private(set) var positions: [Position] = []
  /// Dividends booked and not yet paid, in order of booking.
  public private(set) var pending: [PendingDividend] = []
  /// Profit of sales by FIFO, after the charges of purchase and sale and before dividend tax.
  public private(set) var realisedProfit: Money = .zero
  /// The current day.
  public private(set) var day: TradingDay
  /// The account's conventions.
  public let terms: LedgerTerms
  /// Proceeds of today's sales that may not buy before tomorrow; part of the frozen cash.
  public private(set) var heldProceeds: Money = .zero

  /// Books with `cash` put in by the owner on `day`.
  public init(cash: Money, on day: TradingDay, terms: LedgerTerms = LedgerTerms()) {
    self.day = day
    self.terms = terms
    balances.add(.opening(cash))
  }

  /// Cash that is free.
  public var availableCash: Money { balances.cash }
  /// All cash, frozen or free.
  public var cash: Money { balances.cash + balances.frozenCash }
  /// Charges paid since the start, dividend tax not among them.
  public var fees: Money { balances.commission + balances.stampDuty + balances.transferFee }

  /// Begins `day`: shares bought earlier settle, dividends due are paid.
  public mutating func beginDay(_ day: TradingDay) {
    self.day = day
    for index in positions.indices { positions[index].settle(on: day) }
    if heldProceeds > .zero {
      release(heldProceeds)
      heldProceeds = .zero
    }
    payDue()
  }

  /// Books a corporate action on its ex-date for what is held before the day's trading.
  ///
  /// Holders at the record date's close are entitled, which is the close before the ex-date; call it
  /// after ``beginDay(_:)`` and before any fill. Cash is a receivable until the pay date; rights
  /// shares are paid for now and may be sold from the pay date on. Returns nil when nothing is held.
  public mutating func book(_ action: CorporateAction) -> BookedEntitlement? {
    guard let index = positions.index(of: action.symbol) else { return nil }
    let held = positions[index].quantity
    let gross = action.cashPerShare * held.shares
    let cash = gross.rounded(terms.dividendRounding)
    for lot in positions[index].lots.indices {
      positions[index].lots[lot].taxable +=
        action.cashPerShare * positions[index].lots[lot].quantity.shares
    }
    let ratio = action.bonusPerTenThousand + action.transferPerTenThousand
    let shares =
      ratio == 0
      ? .zero
      : positions[index].addNewShares(
        perTenThousand: ratio, taxedPerTenThousand: action.bonusPerTenThousand,
        listed: action.payDay, on: day, rounded: terms.newShareRounding)
    if cash > .zero {
      balances.add(.dividend(cash))
      pending.append(PendingDividend(symbol: action.symbol, cash: cash, payDay: action.payDay))
      payDue()
    }
    let rights = subscribe(action, held: held, at: index)
    return BookedEntitlement(
      held: held, cash: cash, shares: shares, subscribed: rights.shares, paid: rights.cost)
  }

  /// Freezes `amount` of free cash for an open buy.
  ///
  /// - Precondition: that much is free.
  public mutating func freeze(_ amount: Money) {
    precondition(
      amount >= .zero && amount <= balances.cash,
      "\(amount) to freeze, \(balances.cash) are free")
    balances.add(.freezing(amount))
  }

  /// Frees `amount` of frozen cash.
  ///
  /// - Precondition: that much is frozen.
  public mutating func release(_ amount: Money) {
    precondition(
      amount >= .zero && amount <= balances.frozenCash,
      "\(amount) to release, \(balances.frozenCash) are frozen")
    balances.add(.freezing(-amount))
  }

  /// Freezes sellable shares for an open sell.
  ///
  /// - Precondition: that many may be sold.
  public mutating func freeze(_ quantity: Quantity, of symbol: Symbol) {
    guard let index = positions.index(of: symbol), positions[index].sellable >= quantity else {
      preconditionFailure("\(quantity) shares of \(symbol) to freeze are not there")
    }
    positions[index].frozen += quantity
  }

  /// Frees frozen shares.
  ///
  /// - Precondition: that many are frozen.
  public mutating func release(_ quantity: Quantity, of symbol: Symbol) {
    guard let index = positions.index(of: symbol), positions[index].frozen >= quantity else {
      preconditionFailure("\(quantity) shares of \(symbol) to release are not frozen")
    }
    positions[index].frozen -= quantity
  }

  /// Posts a fill; frozen cash or shares must have been released before.
  ///
  /// Returns the dividend tax that the sale made due, already taken from cash.
  ///
  /// - Precondition: free cash covers a buy, settled shares cover a sell.
  public mutating func post(_ fill: Fill) -> Money {
    switch fill.side {
    case .buy:
      postBuy(fill)
      return .zero
    case .sell:
      return postSell(fill)
    }
  }

  /// Buys the rights shares of `action` for the position at `index`, as far as free cash goes.
  ///
  /// Parts of a share are cut off: a right is for whole shares.
  private mutating func subscribe(
    _ action: CorporateAction, held: Quantity, at index: Int
  ) -> (shares: Quantity, cost: Money) {
    guard terms.rights == .subscribe, action.rightsPerTenThousand > 0,
      action.rightsPrice.tenThousandths > 0
    else { return (.zero, .zero) }
    let shares = Quantity(
      min(
        held.shares * action.rightsPerTenThousand / 10_000,
        balances.cash.tenThousandths / action.rightsPrice.tenThousandths))
    guard shares > .zero else { return (.zero, .zero) }
    let cost = action.rightsPrice * shares
    balances.add(.subscription(cost))
    positions[index].addRights(shares, cost: cost, listed: action.payDay, on: day)
    return (shares, cost)
  }

  private mutating func postBuy(_ fill: Fill) {
    let amount = fill.amount
    let charges = fill.fees.total
    precondition(
      amount + charges <= balances.cash,
      "order \(fill.order) needs \(amount + charges), \(balances.cash) are free")
    balances.add(.purchase(fill))
    let place = positions.insertionPlace(of: fill.symbol)
    if place == positions.count || positions[place].symbol != fill.symbol {
      positions.insert(Position(symbol: fill.symbol), at: place)
    }
    positions[place].add(fill.quantity, amount: amount, charges: charges, on: day)
  }

  private mutating func postSell(_ fill: Fill) -> Money {
    guard let index = positions.index(of: fill.symbol) else {
      preconditionFailure("order \(fill.order) sold \(fill.symbol), none is held")
    }
    let amount = fill.amount
    var cost = Money.zero
    var purchaseCharges = Money.zero
    var taxPercents: Int64 = 0
    let today = day
    positions[index].take(fill.quantity) { lot in
      cost += lot.amount
      purchaseCharges += lot.charges
      guard lot.taxable > .zero else { return }
      let percent = HoldingPeriod.taxPercent(acquired: lot.acquired, sold: today)
      taxPercents += lot.taxable.tenThousandths * percent
    }
    if positions[index].quantity == .zero { positions.remove(at: index) }
    balances.add(.sale(fill, cost: cost))
    realisedProfit += amount - cost - purchaseCharges - fill.fees.total
    let tax = Money(fen: DecimalText.quotient(taxPercents, roundedHalfUpBy: 10_000))
    if tax > .zero { balances.add(.dividendTax(tax)) }
    if !terms.sameDayProceeds { hold(amount - fill.fees.total - tax) }
    return tax
  }

  /// Keeps `proceeds` from buying before tomorrow.
  private mutating func hold(_ proceeds: Money) {
    let held = min(max(proceeds, .zero), max(balances.cash, .zero))
    freeze(held)
    heldProceeds += held
  }

  private mutating func payDue() {
    guard pending.contains(where: { $0.payDay <= day }) else { return }
    for due in pending where due.payDay <= day { balances.add(.payment(of: due)) }
    pending.removeAll { $0.payDay <= day }
  }
}
