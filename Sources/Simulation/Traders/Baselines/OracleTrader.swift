import Ledger
import Market
public import TradingTypes

/// Knows the mean of every coming return and trades on it: the bound that skill is measured against.
///
/// It holds up to five shares in equal slots under the venue's rules. A share enters when its mean of
/// the day is among the best, and leaves when that of a better one would pay for the change. It does
/// not know the noise, so it loses too.
public final class OracleTrader: Trader {
  /// The seat's name.
  public let name = "oracle"
  private let mean: (Symbol, TradingDay) -> Double
  private let slots = 5
  /// What a round trip costs with charges on both sides, as a part of the money moved: 0.025 %
  /// commission and 0.001 % transfer fee twice, 0.05 % stamp duty once, and least commissions.
  private let roundTrip = 0.0012

  /// An oracle that is told the mean return of a share from the open to the close of a day.
  public init(mean: @escaping (Symbol, TradingDay) -> Double) { self.mean = mean }

  /// Sells what lags and buys what leads, once a day.
  public func decide(at desk: any TradingDesk) {
    guard desk.isFirstDecisionOfDay else { return }
    let today = desk.view.asOf.day
    let account = desk.portfolio.netAssetValue.tenThousandths
    let part = Money(tenThousandths: account / Int64(slots))
    let ranked = LotPrice.all(at: desk).filter { $0.lotCost <= part }
      .map { (share: $0, mean: mean($0.symbol, today)) }
      .sorted { ($1.mean, $0.share.symbol) < ($0.mean, $1.share.symbol) }
    let held = Set(desk.portfolio.holdings.map(\.symbol))
    var leaving: Set<Symbol> = []
    var entering = ranked.filter { !held.contains($0.share.symbol) }.prefix(slots)[...]
    let worst = desk.portfolio.holdings.map { (symbol: $0.symbol, mean: mean($0.symbol, today)) }
      .sorted { ($0.mean, $0.symbol) < ($1.mean, $1.symbol) }
    var wanted: [LotPrice] = []
    let free = max(slots - held.count, 0)
    for candidate in entering.prefix(free) where candidate.mean > roundTrip {
      wanted.append(candidate.share)
    }
    entering = entering.dropFirst(free)
    for holding in worst {
      guard let best = entering.first, best.mean - holding.mean > roundTrip else { break }
      leaving.insert(holding.symbol)
      wanted.append(best.share)
      entering.removeFirst()
    }
    SlotBook(slots: slots, at: desk).trade(leaving: leaving, entering: wanted)
  }
}
