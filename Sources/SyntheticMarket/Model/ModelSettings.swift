/// The numbers behind the generated market; each was fitted to one statistic of real shares.
///
/// Shares of variance go to five spans of a day: the opening auction and the four hourly bars.
struct ModelSettings {
  /// Variance shares of the market factor over the five spans: the last hour moves together.
  var marketShares: [Double] = [0.110, 0.470, 0.115, 0.115, 0.190]
  /// Variance shares of the style and industry factors, and of every drift.
  var commonShares: [Double] = [0.125, 0.510, 0.140, 0.135, 0.090]
  /// Standard deviations of a company's own return over the five spans, before normalising.
  var ownShape: [Double] = [0.395, 0.754, 0.369, 0.352, 0.120]
  /// Chances of moving between calm, normal and stressed markets, by row.
  var regimeChances: [[Double]] = [
    [0.970, 0.025, 0.005], [0.030, 0.945, 0.025], [0.020, 0.100, 0.880],
  ]
  /// Volatility of the market factor in each regime.
  var regimeScale: [Double] = [0.87, 1.0, 1.45]
  /// Drift a day in each regime.
  var regimeDrift: [Double] = [9e-4, -3e-4, -14e-4]
  /// Daily standard deviations of the market and style factors.
  var marketRisk = 0.0077
  var styleRisk = 0.0085
  /// Degrees of freedom of the day's Student-t scale: market, style, sector, own.
  var marketTail = 14.0
  var styleTail = 9.0
  var sectorTail = 9.0
  var ownTail = 9.0
  /// Persistence and spread of log volatilities.
  var marketVolatility = (persistence: 0.95, spread: 0.17)
  var styleVolatility = (persistence: 0.95, spread: 0.18)
  var sectorVolatility = (persistence: 0.92, spread: 0.25)
  var ownVolatility = (persistence: 0.93, spread: 0.52)
  /// A second, fast component of a company's own volatility.
  var fastVolatility = (persistence: 0.6, spread: 0.46)
  /// How much of the market's volatility a company's own follows.
  var volatilityCoupling = 0.6
  /// Factor on every company's own risk.
  var ownRiskScale = 0.87
  var ownRiskSpread = 0.16
  var marketLoadingSpread = 0.15
  var styleLoadingSpread = 0.12
  /// Unexplained jumps upwards: chance a day, least size, mean of the exponential rest.
  var burst = (chance: 0.009, least: 0.035, mean: 0.025)
  /// Chance that the opening auction repeats the last close.
  var quietOpen = 0.115
  /// Drifts of the night and the day, which a T+1 market shows.
  var nightDrift = -4e-4
  var dayDrift = 4e-4
  /// Chance that an opening or closing price is rounded to 0.1.
  var roundPrice = 0.085
  /// A price that ends a day beyond this part of the way to a limit is drawn to it this often.
  var magnet = (from: 0.72, chance: 0.8)
  /// Variance of a bar's path against that of its ends: real bars reach a little further.
  var pathVariance = 1.12
  /// Shares of what a price limit cut off, and of a sealed close, that the next auction adds.
  var limitCarry = 0.5
  var sealedCarry = 0.012
  /// Volume: spread and persistence of its logarithm, and what a day's move adds.
  var volume = (persistence: 0.80, spread: 0.33, move: 0.35)
  /// Mean shares of the day's volume in the four bars and the concentration about them.
  var volumeShares: [Double] = [0.428, 0.182, 0.177, 0.213]
  var volumeConcentration = 38.0
  /// Chance of a suspension a day.
  var suspension = 0.0006

  // Planted signals, for a signal strength of one.

  /// Chance of company news a day, and that its headline points the right way.
  var newsChance = 0.055
  var headlineTruth = 0.82
  /// The auction's move on news, the following days' drift, and its decay.
  var newsJump = 0.0080
  var newsDrift = 0.0035
  var newsDecay = 0.75
  /// The same for earnings, which come every 62 trading days.
  var earningsEvery = 62
  var earningsJump = 0.014
  var earningsDrift = 0.0016
  var earningsDecay = 0.85
  /// Share of yesterday's own move without news that comes back.
  var reversal = 0.035
  var sectorTrend = 0.0010
  var quality = 0.00045
}
