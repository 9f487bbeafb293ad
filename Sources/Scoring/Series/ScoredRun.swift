/// A run that was measured: from its journal, or from a file of values with everything else unknown.
public enum ScoredRun: Sendable, Hashable {
  /// From a journal.
  case journal(RunSummary)
  /// From values by day.
  case series(NAVSeries)

  /// Return and risk.
  public var metrics: PerformanceMetrics {
    switch self {
    case .journal(let summary): summary.metrics
    case .series(let series): series.metrics
    }
  }

  /// Values from the start on.
  public var values: [Double] {
    switch self {
    case .journal(let summary): summary.curve.values
    case .series(let series): series.values
    }
  }

  /// Levels of the benchmark from its start on; nil without one.
  public var benchmark: [Double]? {
    switch self {
    case .journal(let summary): summary.curve.benchmarkValues
    case .series(let series): series.benchmark
    }
  }

  /// Returns by period.
  var returns: [Double] { PerformanceMetrics.returns(of: values) }
}
