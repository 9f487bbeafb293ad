import TradingTypes

extension Ledger {
  /// Everything that is wrong with the books, in words; empty when they are right.
  ///
  /// Cash and shares conserve, nothing is negative, nothing is frozen or sellable twice.
  public func violations() -> [String] {
    var found: [String] = []
    func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
      if !holds { found.append(what()) }
    }
    expect(balances.sum == .zero, "accounts sum to \(balances.sum)")
    expect(balances.cash >= .zero, "free cash is \(balances.cash)")
    expect(balances.frozenCash >= .zero, "frozen cash is \(balances.frozenCash)")
    let owed = pending.reduce(Money.zero) { $0 + $1.cash }
    expect(balances.receivable == owed, "receivable \(balances.receivable), pending \(owed)")
    var amounts = Money.zero
    for position in positions {
      let name = position.symbol
      let lots = position.lots.reduce(Quantity.zero) { $0 + $1.quantity }
      expect(lots == position.quantity, "\(name): lots hold \(lots) of \(position.quantity)")
      let unsettled = position.lots.reduce(Quantity.zero) {
        $1.isSettled ? $0 : $0 + $1.quantity
      }
      expect(
        unsettled == position.unsettled,
        "\(name): lots have \(unsettled) unsettled of \(position.unsettled)")
      expect(position.quantity > .zero, "\(name): holds \(position.quantity)")
      expect(position.frozen >= .zero, "\(name): \(position.frozen) frozen")
      expect(position.sellable >= .zero, "\(name): \(position.sellable) sellable")
      let cost = position.lots.reduce(Money.zero) { $0 + $1.amount + $1.charges }
      expect(cost == position.cost, "\(name): lots cost \(cost) of \(position.cost)")
      amounts = position.lots.reduce(amounts) { $0 + $1.amount }
    }
    expect(
      amounts == balances.positions, "lots cost \(amounts), the account says \(balances.positions)")
    return found
  }

  /// Stops the program when the books are wrong.
  ///
  /// - Precondition: ``violations()`` is empty.
  public func checkInvariants() {
    let found = violations()
    precondition(found.isEmpty, "the ledger is wrong: \(found.joined(separator: "; "))")
  }
}
