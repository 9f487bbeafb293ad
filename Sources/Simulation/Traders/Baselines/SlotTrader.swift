import TradingTypes

/// Enters and leaves single shares by a signal, in ten equal slots.
final class SlotTrader: Trader {
  /// What a rule says about one share.
  enum Signal {
    /// Buy it; the lowest priority is bought first.
    case enter(priority: Double)
    /// Sell it if it is held.
    case leave
    /// Do nothing.
    case stay
  }

  let name: String
  private let signal: (AdjustedHistory, _ isFirstDay: Bool) -> Signal

  /// A trader called `name` that follows `signal`.
  init(_ name: String, signal: @escaping (AdjustedHistory, _ isFirstDay: Bool) -> Signal) {
    self.name = name
    self.signal = signal
  }

  func decide(at desk: any TradingDesk) {
    guard desk.isFirstDecisionOfDay else { return }
    var leaving: Set<Symbol> = []
    var entering: [(share: LotPrice, priority: Double)] = []
    for candidate in Candidate.all(at: desk) {
      switch signal(candidate.history, desk.dayNumber == 1) {
      case .enter(let priority): entering.append((candidate.share, priority))
      case .leave: leaving.insert(candidate.share.symbol)
      case .stay: break
      }
    }
    entering.sort { ($0.priority, $0.share.symbol) < ($1.priority, $1.share.symbol) }
    SlotBook(slots: 10, at: desk).trade(leaving: leaving, entering: entering.map(\.share))
  }
}
