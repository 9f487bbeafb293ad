public import Journal
public import TradingTypes

/// The account at one close, as the journal recorded it.
public struct NAVPoint: Sendable, Hashable {
  /// The date.
  public let day: TradingDay
  /// Net asset value (净值).
  public let netAssetValue: Money
  /// Level of the benchmark.
  public let benchmark: Price
  /// All cash.
  public let cash: Money
  /// Value of all positions.
  public let positionsValue: Money
  /// Charges paid since the start.
  public let feesToDate: Money

  /// The account at one close.
  public init(
    day: TradingDay, netAssetValue: Money, benchmark: Price, cash: Money, positionsValue: Money,
    feesToDate: Money
  ) {
    self.day = day
    self.netAssetValue = netAssetValue
    self.benchmark = benchmark
    self.cash = cash
    self.positionsValue = positionsValue
    self.feesToDate = feesToDate
  }
}

/// The net asset value of a run by day, beside its benchmark.
public struct NAVCurve: Sendable, Hashable {
  /// Cash before the first open; counts as a peak.
  public let start: Money
  /// Level of the benchmark that the first day is measured from.
  public let benchmarkStart: Price
  /// One point a closed day, ascending.
  public let points: [NAVPoint]

  /// A curve from its parts.
  public init(start: Money, benchmarkStart: Price, points: [NAVPoint]) {
    self.start = start
    self.benchmarkStart = benchmarkStart
    self.points = points
  }

  /// The curve that `entries` record, or nil when they do not begin with a run's header.
  public init?(of entries: some Sequence<JournalEntry>) {
    var header: RunHeader?
    var points: [NAVPoint] = []
    for entry in entries {
      switch entry.event {
      case .runStarted(let started): header = started
      case .dayClosed(let closing):
        points.append(
          NAVPoint(
            day: closing.day, netAssetValue: closing.netAssetValue, benchmark: closing.benchmark,
            cash: closing.cash, positionsValue: closing.positionsValue,
            feesToDate: closing.feesToDate))
      default: break
      }
    }
    guard let header else { return nil }
    self.init(start: header.cash, benchmarkStart: header.benchmarkStart, points: points)
  }

  /// Net asset values from the starting cash on, one more than there are days, in yuan.
  public var values: [Double] {
    [start.approximateYuan] + points.map(\.netAssetValue.approximateYuan)
  }

  /// Levels of the benchmark from its start on, one more than there are days.
  public var benchmarkValues: [Double] {
    [benchmarkStart.approximateYuan] + points.map(\.benchmark.approximateYuan)
  }
}
