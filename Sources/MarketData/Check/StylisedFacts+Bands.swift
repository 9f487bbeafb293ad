extension StylisedFacts {
  /// A statistic's name, meaning, band, and its value in the real shares.
  struct Band {
    let name: String
    let meaning: String
    let low: Double
    let high: Double
    let real: Double

    fileprivate init(
      _ name: String, _ meaning: String, _ band: ClosedRange<Double>, real: Double
    ) {
      self.name = name
      self.meaning = meaning
      low = band.lowerBound
      high = band.upperBound
      self.real = real
    }
  }

  /// Measured on the SSE 50 constituents from 2025-06-16 to 2025-11-19; a band is what one year of
  /// such a market may show.
  static let bands: [Band] = [
    Band("vol_q5", "daily volatility of the calmest twentieth, %", 0.75...1.25, real: 0.839),
    Band("vol_med", "median daily volatility, %", 1.3...1.8, real: 1.518),
    Band("vol_q95", "daily volatility of the wildest twentieth, %", 2.7...4.1, real: 3.379),
    Band("vol_mean", "mean daily volatility, %", 1.6...2.1, real: 1.831),
    Band("idx_vol", "daily volatility of the index, %", 0.55...1.1, real: 0.768),
    Band("idx_kurt", "excess kurtosis of the index", -0.3...3.0, real: 0.48),
    Band("idx_acf1", "lag-1 autocorrelation of the index", -0.2...0.2, real: 0.046),
    Band("beta_q5", "5 % quantile of betas to the index", 0.0...0.6, real: 0.219),
    Band("beta_med", "median beta", 0.45...0.95, real: 0.646),
    Band("beta_q95", "95 % quantile of betas", 1.5...2.8, real: 2.4),
    Band("R2_med", "median share of variance the index explains", 0.05...0.25, real: 0.134),
    Band("corr_mean", "mean correlation of pairs", 0.08...0.25, real: 0.15),
    Band("corr_in", "mean correlation within sectors", 0.42...0.65, real: 0.539),
    Band("corr_out", "mean correlation between sectors", 0.05...0.22, real: 0.127),
    Band("corr_q5", "5 % quantile of correlations", (-0.3)...(-0.02), real: -0.164),
    Band("corr_q95", "95 % quantile of correlations", 0.38...0.6, real: 0.476),
    Band("pc1", "variance share of the first component", 0.13...0.26, real: 0.186),
    Band("pc2", "variance share of the second component", 0.09...0.19, real: 0.162),
    Band("pc3", "variance share of the third component", 0.045...0.1, real: 0.0785),
    Band("on_share", "share of variance made overnight", 0.1...0.22, real: 0.146),
    Band("on_sd", "overnight deviation, %", 0.45...0.75, real: 0.587),
    Band("corr_on_it", "correlation of night and day", -0.12...0.12, real: -0.034),
    Band("range_over_absOC", "mean range over mean absolute move", 1.93...2.13, real: 2.03),
    Band("park", "Parkinson over open-to-close volatility", 0.93...1.05, real: 1.004),
    Band("kurt", "excess kurtosis of returns", 1.5...4.5, real: 2.65),
    Band("z3", "returns beyond three deviations, %", 0.8...1.8, real: 1.41),
    Band("skew", "median skewness", 0.0...0.5, real: 0.2),
    Band("acf_r1", "lag-1 autocorrelation of returns", -0.08...0.05, real: -0.032),
    Band("acf_abs1", "of absolute returns, lag 1", 0.02...0.12, real: 0.048),
    Band("acf_lr1", "of log ranges, lag 1", 0.18...0.4, real: 0.32),
    Band("acf_lr3", "of log ranges, lag 3", 0.12...0.3, real: 0.197),
    Band("acf_lr10", "of log ranges, lag 10", 0.02...0.15, real: 0.078),
    Band("xs_disp_med", "median dispersion across shares, %", 1.4...2.1, real: 1.664),
    Band("lim_up_pct", "closes at the upper limit, %", 0.05...0.5, real: 0.284),
    Band("lim_dn_pct", "closes at the lower limit, %", 0.0...0.15, real: 0.0),
    Band("open_eq_pc", "opens at the last close, %", 12.0...22.0, real: 17.1),
    Band("zero_ret", "days without a change, %", 1.2...4.5, real: 2.5),
    Band("absr5", "days beyond 5 %, %", 1.8...5.0, real: 3.26),
    Band("digit0", "closes on a whole jiao, %", 14.0...21.0, real: 17.5),
    Band("bar1_var", "variance share of the first hour", 0.55...0.7, real: 0.628),
    Band("bar4_var", "variance share of the last hour", 0.06...0.12, real: 0.088),
    Band("bar1_corr", "mean correlation in the first hour", 0.08...0.3, real: 0.141),
    Band("bar4_corr", "mean correlation in the last hour", 0.15...0.5, real: 0.409),
  ]
}
