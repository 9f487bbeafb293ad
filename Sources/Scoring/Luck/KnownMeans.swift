public import Market
public import TradingTypes

/// The mean return of every share on every day of a season, known because the market was generated.
///
/// Means are of the selection that skill can find: from the open to the close, as parts of one.
public struct KnownMeans: Sendable, Hashable {
  private let excess: [[Double]]
  private let days: [TradingDay]

  /// The means of `market`'s shares, by share in the market's order, then by day of `days`.
  ///
  /// nil when `means` has another shape.
  public init?(days: [TradingDay], means: [[Double]], of market: MarketRecord) {
    guard means.count == market.instruments.count, means.allSatisfy({ $0.count == days.count })
    else { return nil }
    self.days = days
    excess = days.indices.map { day in
      let all = means.map { $0[day] }
      let mean = all.reduce(0, +) / Double(max(all.count, 1))
      return all.map { $0 - mean }
    }
  }

  /// The means of `day` above the mean of all shares, in the market's order; nil for another day.
  func excess(on day: TradingDay) -> [Double]? {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low < days.count && days[low] == day ? excess[low] : nil
  }
}
