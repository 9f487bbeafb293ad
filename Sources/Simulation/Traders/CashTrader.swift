/// Holds cash and never trades: the baseline every trader should beat.
final class CashTrader: Trader {
  let name = "cash"

  /// A trader that does nothing.
  init() {}

  func decide(at desk: any TradingDesk) {}
}
