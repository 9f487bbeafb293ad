import Journal
import Scoring
import TradingTypes

/// A run in the figures of a leaderboard, up to one of its closes.
struct ScoreCard: Sendable {
  let name: String
  let trader: String
  let model: String
  let days: Int
  let value: Money
  let metrics: PerformanceMetrics
  let trades: Int
  let rejections: Int
  let fees: Money
  /// Whether all of the run is counted.
  let isWhole: Bool

  /// The figures of the first `days` closes of a run; nil before its header.
  ///
  /// Definitions are those of `PerformanceMetrics`, so that the screen and `fupan score` agree.
  init?(_ timeline: Timeline, name: String, days count: Int) {
    guard let header = timeline.header else { return nil }
    let closings = timeline.closings.prefix(count)
    // Without a level of the benchmark its figures are undefined, not zero.
    let levels = [header.benchmarkStart] + closings.map(\.benchmark)
    self.name = name
    trader = header.trader
    model = header.model
    days = closings.count
    value = closings.last?.netAssetValue ?? header.cash
    metrics = PerformanceMetrics(
      values: [header.cash.approximateYuan] + closings.map(\.netAssetValue.approximateYuan),
      benchmark: levels.map(\.approximateYuan))
    let end = closings.isEmpty ? 0 : timeline.closingSteps[closings.count - 1] + 1
    let orders = timeline.orders.prefix { $0.step < end }
    trades = orders.count { !$0.fills(before: end).isEmpty }
    rejections = orders.count { $0.rejection != nil }
    fees = closings.last?.feesToDate ?? .zero
    isWhole = timeline.steps.last?.kind == .finished && closings.count == timeline.closings.count
  }
}

extension DashboardState {
  /// How many of a hundred random traders did at least as well as a run of the leaderboard; nil
  /// before its end.
  func luckPercentile(of card: ScoreCard, rival: Int?) -> Double? {
    card.isWhole ? luck[rival.map { $0 + 1 } ?? 0] : nil
  }

  /// Closes that are shown.
  var shownDays: Int { timeline.closingCount(before: cursor) }

  /// The run on the screen and its rivals, best return first, up to the day shown.
  var scoreCards: [(card: ScoreCard, rival: Int?)] {
    var all: [(card: ScoreCard, rival: Int?)] = []
    if let own = ScoreCard(timeline, name: words[.thisRun], days: shownDays) {
      all.append((own, nil))
    }
    for (place, rival) in rivals.enumerated() {
      if let card = ScoreCard(rival.timeline, name: rival.name, days: shownDays) {
        all.append((card, place))
      }
    }
    return all.enumerated().sorted {
      let left = $0.element.card.metrics.cumulativeReturn ?? -2
      let right = $1.element.card.metrics.cumulativeReturn ?? -2
      return left == right ? $0.offset < $1.offset : left > right
    }
    .map(\.element)
  }
}
