import Market
import TradingTypes

/// What someone would earn who knows the planted means of a generated season and nothing else.
///
/// Every morning five equal parts go into the shares with the highest means among those that can be
/// bought: not suspended, not opened near their upper limit, and a lot within 60,000 yuan. Parts may
/// be of any size; charges are counted apart. All figures are parts of the account over the season,
/// above an equal holding of all shares.
public struct InformedOracle: Sendable, Hashable {
  /// What the means promise.
  public let expected: Double
  /// What the prices gave, from each open to the next.
  public let realised: Double
  /// Charges on what was changed, at 0.11 % a round trip.
  public let charges: Double

  /// The oracle on the last `days` days of `season`.
  ///
  /// It picks by `signals`, the means of the same market at full strength, so that a season without
  /// signals shows what the same choices are worth when nothing is planted.
  public init(on season: SyntheticMarket.Season, days: Int, signals: ConditionalMeans) {
    let series = season.draft.series
    let count = season.draft.calendar.count
    var expected = 0.0
    var realised = 0.0
    var charges = 0.0
    var held: Set<Int> = []
    for day in max(0, count - days)..<count {
      let choice = series.indices.filter { InformedOracle.canBuy(series[$0].days[day]) }
        .sorted {
          (signals.rows[$1][day].planted, $0) < (signals.rows[$0][day].planted, $1)
        }
      let top = Set(choice.prefix(InformedOracle.parts))
      let means = season.truth.rows.map { Double($0[day].planted) / 1_000_000 }
      let returns = series.map { InformedOracle.openToOpen($0.days, day) }
      expected += InformedOracle.excess(of: top, in: means)
      realised += InformedOracle.excess(of: top, in: returns)
      charges += Double(top.subtracting(held).count) / Double(InformedOracle.parts) * 0.0011
      held = top
    }
    self.expected = expected
    self.realised = realised
    self.charges = charges
  }

  private static let parts = 5

  private static func canBuy(_ day: DayBar) -> Bool {
    let open = day.bar.open.approximateYuan
    return !day.isSuspended && open < 600 && open / day.reference.approximateYuan < 1.09
  }

  private static func excess(of chosen: Set<Int>, in values: [Double]) -> Double {
    guard !chosen.isEmpty else { return 0 }
    let sum = values.indices.reduce(0) { $0 + (chosen.contains($1) ? values[$1] : 0) }
    return sum / Double(chosen.count) - values.reduce(0, +) / Double(values.count)
  }

  /// The return from the open of day `number` to the next one, distributions undone.
  private static func openToOpen(_ days: [DayBar], _ number: Int) -> Double {
    let today = days[number].bar
    var growth = today.close.approximateYuan / today.open.approximateYuan
    if number + 1 < days.count {
      let next = days[number + 1]
      growth *= next.bar.open.approximateYuan / next.reference.approximateYuan
    }
    return growth - 1
  }
}
