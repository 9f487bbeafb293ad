public import Journal
public import TradingTypes

/// A run in figures: what `summary.json` holds and a leaderboard shows; a function of its journal.
public struct RunSummary: Sendable, Hashable {
  /// The run's header.
  public let header: RunHeader
  /// Net asset value by day.
  public let curve: NAVCurve
  /// Return and risk.
  public let metrics: PerformanceMetrics
  /// Counts and sums.
  public let tally: RunTally
  /// How it traded.
  public let conduct: TradingConduct
  /// Hash of the last entry: the identity of the whole run.
  public let journalHash: String

  /// Share of schedule-matched random traders, in percent, that did at least as well; nil where nobody
  /// looked or nobody could: it needs the market.
  public var luckPercentile: Double?
  /// Skill score on a market whose means are known; nil elsewhere.
  public var skill: Double?

  /// The summary of `entries`, or nil when they do not begin with a run's header.
  public init?(of entries: [JournalEntry]) {
    guard case .runStarted(let header)? = entries.first?.event, let last = entries.last,
      let curve = NAVCurve(of: entries)
    else { return nil }
    self.header = header
    self.curve = curve
    metrics = PerformanceMetrics(values: curve.values, benchmark: curve.benchmarkValues)
    tally = RunTally(of: entries)
    conduct = TradingConduct(of: entries)
    journalHash = last.hash
  }

  /// Net asset value at the last close, or the starting cash before the first.
  public var finalNetAssetValue: Money { curve.points.last?.netAssetValue ?? curve.start }

  /// Value traded over the mean net asset value of the closes; nil before the first close.
  public var turnover: Double? { conduct.turnover }

  /// Share of tool calls that were well-formed; nil without calls.
  public var validCallRate: Double? {
    tally.toolCalls == 0 ? nil : Double(tally.wellFormedCalls) / Double(tally.toolCalls)
  }
}
