import Journal
import TradingTypes

extension RunSummary: Encodable {
  /// The keys of `summary.json`; outside checks rely on them.
  enum Key: String, CodingKey, CaseIterable {
    case trader, market, start, end, days
    case initialCash = "initial_cash"
    case finalNAV = "final_nav"
    case cumulativeReturn = "cumulative_return_pct"
    case benchmarkReturn = "benchmark_return_pct"
    case excessReturn = "excess_return_pct"
    case volatility = "annualised_volatility_pct"
    case sharpe
    case sharpeError = "sharpe_se"
    case sortino
    case maxDrawdown = "max_drawdown_pct"
    case calmar, beta
    case alpha = "alpha_pct"
    case turnover
    case winRate = "win_rate_pct"
    case logReturn = "log_return_pct"
    case annualisedReturn = "annualised_return_pct"
    case downsideDeviation = "downside_deviation_pct"
    case longestDrawdown = "longest_drawdown_days"
    case ulcerIndex = "ulcer_index_pct"
    case worstReturn = "worst_day_pct"
    case alphaT = "alpha_t"
    case trackingError = "tracking_error_pct"
    case informationRatio = "information_ratio"
    case trades, rejections, fees, dividends
    case luckPercentile = "luck_percentile"
    case skill
    case toolCalls = "tool_calls"
    case validCallRate = "valid_call_rate_pct"
    case maskedMass = "masked_mass_pct"
    case thoughtTokens = "thought_tokens"
    case generatedTokens = "generated_tokens"
    case prefillTokens = "prefill_tokens"
    case contextTokens = "context_tokens"
    case computedPerContext = "computed_per_context"
    case cacheBreaks = "cache_breaks"
    case compactions
    case complete
    case journalHash = "journal_hash"

    /// What only a journal tells.
    static let ofJournals: [Key] = [
      .market, .turnover, .trades, .rejections, .fees, .dividends, .luckPercentile, .skill,
      .toolCalls, .validCallRate, .maskedMass, .thoughtTokens, .generatedTokens, .prefillTokens,
      .contextTokens,
      .computedPerContext, .cacheBreaks, .compactions, .complete, .journalHash,
    ]
  }

  /// Writes every key of the contract; what is undefined is null, never absent or infinite.
  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: Key.self)
    try keys.encode(header.trader, forKey: .trader)
    try keys.encode(header.market, forKey: .market)
    try keys.encode(header.start, forKey: .start)
    try keys.encode(curve.points.last?.day ?? header.start, forKey: .end)
    try keys.encode(tally.daysClosed, forKey: .days)
    try keys.encode(header.cash.approximateYuan, forKey: .initialCash)
    try keys.encode(finalNetAssetValue.approximateYuan, forKey: .finalNAV)
    try keys.encode(metrics)
    try keys.encode(turnover, forKey: .turnover)
    try conduct.encode(fees: tally.fees, to: encoder)
    try keys.encode(tally.trades, forKey: .trades)
    try keys.encode(tally.rejections, forKey: .rejections)
    try keys.encode(tally.fees.approximateYuan, forKey: .fees)
    try keys.encode(tally.dividends.approximateYuan, forKey: .dividends)
    try keys.encode(luckPercentile, forKey: .luckPercentile)
    try keys.encode(skill, forKey: .skill)
    try keys.encode(tally.toolCalls, forKey: .toolCalls)
    try keys.encode(validCallRate.map { $0 * 100 }, forKey: .validCallRate)
    try keys.encode(tally.maskedMass.map { $0 * 100 }, forKey: .maskedMass)
    try keys.encode(tally.thoughtTokens, forKey: .thoughtTokens)
    try keys.encode(tally.generatedTokens, forKey: .generatedTokens)
    try keys.encode(tally.prefillTokens, forKey: .prefillTokens)
    try keys.encode(tally.contextTokens, forKey: .contextTokens)
    try keys.encode(tally.computedPerContext, forKey: .computedPerContext)
    try keys.encode(tally.cacheBreaks, forKey: .cacheBreaks)
    try keys.encode(tally.compactions, forKey: .compactions)
    try keys.encode(tally.isComplete, forKey: .complete)
    try keys.encode(journalHash, forKey: .journalHash)
  }

  /// The summary as JSON text, keys sorted, the same bytes every time.
  ///
  /// - Throws: an `EncodingError` when a figure is not a number, which ``PerformanceMetrics`` excludes.
  public func json() throws -> String { try RunExports.json(self) }
}

extension KeyedEncodingContainer<RunSummary.Key> {
  /// Writes return and risk; what is undefined is null.
  mutating func encode(_ metrics: PerformanceMetrics) throws {
    try encode(metrics.cumulativeReturn.map { $0 * 100 }, forKey: .cumulativeReturn)
    try encode(metrics.benchmarkReturn.map { $0 * 100 }, forKey: .benchmarkReturn)
    try encode(metrics.excessReturn.map { $0 * 100 }, forKey: .excessReturn)
    try encode(metrics.annualisedVolatility.map { $0 * 100 }, forKey: .volatility)
    try encode(metrics.sharpe, forKey: .sharpe)
    try encode(metrics.sharpeStandardError, forKey: .sharpeError)
    try encode(metrics.sortino, forKey: .sortino)
    try encode(metrics.maxDrawdown.map { $0 * 100 }, forKey: .maxDrawdown)
    try encode(metrics.calmar, forKey: .calmar)
    try encode(metrics.beta, forKey: .beta)
    try encode(metrics.annualisedAlpha.map { $0 * 100 }, forKey: .alpha)
    try encode(metrics.winRate.map { $0 * 100 }, forKey: .winRate)
    try encode(metrics.logReturn.map { $0 * 100 }, forKey: .logReturn)
    try encode(metrics.annualisedReturn.map { $0 * 100 }, forKey: .annualisedReturn)
    try encode(metrics.downsideDeviation.map { $0 * 100 }, forKey: .downsideDeviation)
    try encode(metrics.longestDrawdown, forKey: .longestDrawdown)
    try encode(metrics.ulcerIndex.map { $0 * 100 }, forKey: .ulcerIndex)
    try encode(metrics.worstReturn.map { $0 * 100 }, forKey: .worstReturn)
    try encode(metrics.alphaTStatistic, forKey: .alphaT)
    try encode(metrics.trackingError.map { $0 * 100 }, forKey: .trackingError)
    try encode(metrics.informationRatio, forKey: .informationRatio)
  }
}
