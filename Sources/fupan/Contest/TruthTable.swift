import SyntheticMarket
import TradingTypes

/// The planted means of a generated market, found by share and day.
struct TruthTable: Sendable {
  private let truth: ConditionalMeans
  private let shares: [Symbol: Int]
  private let days: [TradingDay: Int]

  init(_ truth: ConditionalMeans) {
    self.truth = truth
    shares = Dictionary(
      truth.symbols.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
    days = Dictionary(
      truth.days.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
  }

  /// The mean return of `symbol` from the open to the close of `day`; zero for what is not listed.
  func mean(of symbol: Symbol, on day: TradingDay) -> Double {
    guard let share = shares[symbol], let day = days[day] else { return 0 }
    return Double(truth.rows[share][day].planted) / 1_000_000
  }
}
