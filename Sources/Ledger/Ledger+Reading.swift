public import TradingTypes

extension Ledger {
  /// The position in `symbol`, if anything is held.
  public func position(of symbol: Symbol) -> Position? {
    positions.index(of: symbol).map { positions[$0] }
  }

  /// The shares of `symbol` that are held, that may be sold, and that open sells have frozen.
  public func shares(
    of symbol: Symbol
  ) -> (held: Quantity, sellable: Quantity, frozen: Quantity) {
    guard let index = positions.index(of: symbol) else { return (.zero, .zero, .zero) }
    return (positions[index].quantity, positions[index].sellable, positions[index].frozen)
  }

  /// Value of all positions at the prices that `price` knows.
  public func positionsValue(at price: (Symbol) -> Price) -> Money {
    positions.reduce(.zero) { $0 + price($1.symbol) * $1.quantity }
  }

  /// A read-only picture of the account at the prices that `price` knows.
  public func portfolio(at price: (Symbol) -> Price) -> Portfolio {
    Portfolio(
      cash: cash, frozenCash: balances.frozenCash, receivable: balances.receivable,
      holdings: positions.map {
        Holding(
          symbol: $0.symbol, quantity: $0.quantity, sellable: $0.sellable, cost: $0.cost,
          last: price($0.symbol))
      })
  }
}
