import Ledger
import Market
public import TradingTypes

/// A random trader that is at times told the best choice: a seat whose edge is known.
///
/// Every purchase and sale is of the amount a random trader would draw; with the chance `tip` it is
/// then of the best share or the worst holding by mean return, instead of any. With no tips it is one
/// of many equal random seats. Used to measure what a contest can tell apart.
public final class TippedTrader: Trader {
  /// The seat's name.
  public let name = "tipped"
  private let seed: UInt64
  private let tip: Double
  private let mean: (Symbol, TradingDay) -> Double

  /// A trader whose draws come from `seed` and that is told `mean` with chance `tip`, 0 to 1.
  public init(seed: UInt64, tip: Double, mean: @escaping (Symbol, TradingDay) -> Double) {
    self.seed = seed
    self.tip = tip
    self.mean = mean
  }

  /// Sells and buys up to two shares each.
  public func decide(at desk: any TradingDesk) {
    var random = RandomTrader.draws(seed: seed, at: desk)
    let today = desk.view.asOf.day
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let sellable = desk.portfolio.holdings.filter { $0.sellable > .zero }
      guard let drawn = sellable.randomElement(using: &random) else { break }
      let isTold = Double.random(in: 0..<1, using: &random) < tip
      let worst = sellable.min { mean($0.symbol, today) < mean($1.symbol, today) }
      let holding = isTold ? worst ?? drawn : drawn
      send(
        OrderRequest(symbol: holding.symbol, side: .sell, quantity: holding.sellable), at: desk)
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let part = Int64.random(in: 2...5, using: &random)
      let amount = max(desk.buyingPower.tenThousandths, 0) / part
      let shares = LotPrice.all(at: desk).filter { $0.lotCost.tenThousandths <= amount }
      guard let drawn = shares.randomElement(using: &random) else { continue }
      let isTold = Double.random(in: 0..<1, using: &random) < tip
      let best = shares.max { mean($0.symbol, today) < mean($1.symbol, today) }
      let share = isTold ? best ?? drawn : drawn
      let quantity = share.hundreds(atMost: amount / share.price.tenThousandths)
      send(
        OrderRequest(symbol: share.symbol, side: .buy, quantity: Quantity(quantity)), at: desk)
    }
  }

  private func send(_ request: OrderRequest, at desk: any TradingDesk) {
    guard request.quantity > .zero, case .success = desk.preview(request) else { return }
    _ = desk.submit(request)
  }
}
