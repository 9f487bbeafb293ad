import Journal
import Market
import Simulation
import TradingTypes

/// What the venue would accept now, found by asking its preview and nothing else.
struct OrderLimits {
  let desk: any TradingDesk

  /// How many shares one order may hold: the smallest, and the step above it.
  func lot(of symbol: Symbol) -> (smallest: Int, step: Int) {
    guard desk.season.rules == .exchange, let instrument = desk.view.instrument(symbol) else {
      return (100, 100)
    }
    switch instrument.board {
    case .star: return (200, 1)
    case .bse: return (100, 1)
    case .main, .chinext, .index: return (100, 100)
    }
  }

  /// The most shares of `symbol` that a buy may ask for; nil when not even one lot is accepted.
  func largestBuy(_ symbol: Symbol, limit: Price?) -> Int? {
    let (smallest, step) = lot(of: symbol)
    func accepts(_ shares: Int) -> Bool {
      let request = OrderRequest(
        symbol: symbol, side: .buy, quantity: Quantity(Int64(shares)), limit: limit)
      if case .success = desk.preview(request) { return true }
      return false
    }
    guard accepts(smallest) else { return nil }
    var low = 0
    var high = 1
    while high < 1 << 24, accepts(smallest + high * step) {
      low = high
      high *= 2
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if accepts(smallest + middle * step) { low = middle } else { high = middle }
    }
    return smallest + low * step
  }

  /// Whether all sellable shares of `symbol` could be sold now at `limit`.
  func acceptsSale(of symbol: Symbol, shares: Int, limit: Price?) -> Bool {
    let request = OrderRequest(
      symbol: symbol, side: .sell, quantity: Quantity(Int64(shares)), limit: limit)
    if case .success = desk.preview(request) { return true }
    return false
  }
}
