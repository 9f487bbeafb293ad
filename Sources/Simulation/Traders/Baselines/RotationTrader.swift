import Ledger
import TradingTypes

/// Holds the five best shares by past return and changes them every few days.
///
/// A share counts when its least lot costs no more than a fifth of the account.
final class RotationTrader: Trader {
  /// Which past return is best.
  enum Preference {
    /// The highest: momentum (动量).
    case winners
    /// The lowest: reversal (反转).
    case losers
  }

  let name: String
  private let preference: Preference
  private let lookback: Int
  private let interval: Int
  private let slots = 5

  /// A trader that looks `lookback` days back and changes its shares every `interval` days.
  init(_ name: String, _ preference: Preference, lookback: Int, every interval: Int) {
    self.name = name
    self.preference = preference
    self.lookback = lookback
    self.interval = interval
  }

  /// Momentum: the five best of 20 days, changed every 5 days.
  static func momentum() -> RotationTrader {
    RotationTrader("momentum", .winners, lookback: 20, every: 5)
  }

  /// Reversal: the five worst of 5 days, changed every 5 days.
  static func reversal() -> RotationTrader {
    RotationTrader("reversal", .losers, lookback: 5, every: 5)
  }

  func decide(at desk: any TradingDesk) {
    guard desk.isFirstDecisionOfDay, (desk.dayNumber - 1) % interval == 0 else { return }
    let account = desk.portfolio.netAssetValue.tenThousandths
    let part = Money(tenThousandths: account / Int64(slots))
    let ranked = Candidate.all(at: desk).compactMap { candidate in
      candidate.history.growth(days: lookback).map { growth in
        (share: candidate.share, rank: preference == .winners ? -growth : growth)
      }
    }
    .sorted { ($0.rank, $0.share.symbol) < ($1.rank, $1.share.symbol) }
    let best = ranked.map(\.share).filter { $0.lotCost <= part }.prefix(slots)
    let wanted = Set(best.map(\.symbol))
    let leaving = desk.portfolio.holdings.map(\.symbol).filter { !wanted.contains($0) }
    SlotBook(slots: slots, at: desk).trade(leaving: Set(leaving), entering: Array(best))
  }
}
