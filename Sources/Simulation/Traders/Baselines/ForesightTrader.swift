import Ledger
public import Market
import TradingTypes

/// Follows the path of ``PerfectForesight`` with whole lots and all charges.
///
/// It is the bound that a real account could have reached; it reads the future and competes with
/// nobody.
public final class ForesightTrader: Trader {
  /// The seat's name.
  public let name = "foresight"
  private let market: MarketRecord
  private var path: [Symbol?] = []

  /// A trader who knows all of `market`.
  public init(on market: MarketRecord) { self.market = market }

  /// Moves everything into the day's share, once a day.
  public func decide(at desk: any TradingDesk) {
    guard desk.isFirstDecisionOfDay else { return }
    if path.isEmpty { path = found(at: desk) }
    guard desk.dayNumber <= path.count else { return }
    let target = path[desk.dayNumber - 1]
    let leaving = Set(desk.portfolio.holdings.map(\.symbol).filter { $0 != target })
    let entering = LotPrice.all(at: desk).filter { $0.symbol == target }
    SlotBook(slots: 1, at: desk).trade(leaving: leaving, entering: entering)
  }

  /// The path over the whole season, also when it is continued on a later day.
  private func found(at desk: any TradingDesk) -> [Symbol?] {
    let today = market.calendar.firstIndex { $0 >= desk.view.asOf.day } ?? 0
    let first = max(0, today - desk.dayNumber + 1)
    return PerfectForesight(on: market, days: market.calendar[first...].prefix(desk.season.days))
      .path
  }
}
