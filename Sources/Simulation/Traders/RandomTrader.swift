import Ledger
import Market
import TradingTypes

/// Sends a few random orders a decision, all of them legal: the null hypothesis with a seat.
///
/// Its draws come from seed, day and time of day alone, so that a run continued on any day draws
/// what it would have drawn.
final class RandomTrader: Trader {
  let name = "random"
  private let seed: UInt64

  /// A trader whose draws come from `seed`.
  init(seed: UInt64) { self.seed = seed }

  func decide(at desk: any TradingDesk) {
    var random = RandomTrader.draws(seed: seed, at: desk)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      if Bool.random(using: &random) { sell(at: desk, &random) } else { buy(at: desk, &random) }
    }
  }

  /// The draws of one decision.
  static func draws(seed: UInt64, at desk: any TradingDesk) -> SplitMix64 {
    var mixer = SplitMix64(seed: seed)
    let day = UInt64(desk.view.asOf.day.yyyymmdd) << 16
    return SplitMix64(seed: mixer.next() ^ (day | UInt64(desk.view.asOf.minute)))
  }

  private func sell(at desk: any TradingDesk, _ random: inout SplitMix64) {
    let sellable = desk.portfolio.holdings.filter { $0.sellable > .zero }
    guard let holding = sellable.randomElement(using: &random) else { return }
    let part = Int64.random(in: 1...4, using: &random)
    let shares = holding.sellable.shares / part
    let lots = part == 1 ? shares : shares - shares % 100
    sendIfLegal(
      OrderRequest(symbol: holding.symbol, side: .sell, quantity: Quantity(lots)), at: desk,
      &random)
  }

  private func buy(at desk: any TradingDesk, _ random: inout SplitMix64) {
    let shares = LotPrice.all(at: desk)
    guard let share = shares.randomElement(using: &random) else { return }
    let part = Int64.random(in: 1...5, using: &random)
    let cash = max(desk.buyingPower.tenThousandths, 0) / part
    let quantity = share.whole(atMost: cash / share.price.tenThousandths)
    sendIfLegal(
      OrderRequest(symbol: share.symbol, side: .buy, quantity: Quantity(quantity)), at: desk,
      &random)
  }

  /// Sends the order, at times with a limit near the reference price, unless it would be refused.
  private func sendIfLegal(
    _ request: OrderRequest, at desk: any TradingDesk, _ random: inout SplitMix64
  ) {
    var request = request
    if Int.random(in: 0..<4, using: &random) == 0,
      let reference = desk.view.reference(of: request.symbol)
    {
      let ticks = reference.tenThousandths / 100
      let offset = Int64.random(in: -200...200, using: &random) * ticks / 10_000
      request = OrderRequest(
        symbol: request.symbol, side: request.side, quantity: request.quantity,
        limit: Price(fen: max(ticks + offset, 1)))
    }
    guard request.quantity > .zero, case .success = desk.preview(request) else { return }
    _ = desk.submit(request)
  }
}
