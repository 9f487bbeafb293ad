/// What all shares have in common: regimes, two factors, industry factors and industry trends.
struct FactorPaths {
  /// Spans of a day: the opening auction and four bars.
  static let spans = 5

  /// Returns of the market factor, five a day.
  private(set) var market: [Double] = []
  /// Returns of the style factor, five a day.
  private(set) var style: [Double] = []
  /// Returns of each industry's factor, five a day, by industry.
  private(set) var sectors: [[Double]] = []
  /// Daily standard deviations, in the same order.
  private(set) var marketScale: [Double] = []
  private(set) var styleScale: [Double] = []
  private(set) var sectorScale: [[Double]] = []
  /// The market's log volatility, which companies follow in part.
  private(set) var marketLogVolatility: [Double] = []
  /// Drift of the market each day.
  private(set) var drift: [Double] = []
  /// Hidden trend of each industry, by industry, of variance one.
  private(set) var trends: [[Double]] = []

  /// The paths over `days` days.
  init(seed: UInt64, days: Int, _ settings: ModelSettings) {
    let marketWeights = settings.marketShares.map { $0.squareRoot() }
    let weights = settings.commonShares.map { $0.squareRoot() }
    var regimes = SplitStream(seed: seed, .regimes)
    var regime = 1
    var marketStream = SplitStream(seed: seed, .marketFactor)
    var styleStream = SplitStream(seed: seed, .styleFactor)
    var marketVolatility = LogVolatility(settings.marketVolatility, &marketStream)
    var styleVolatility = LogVolatility(settings.styleVolatility, &styleStream)
    for _ in 0..<days {
      let level = regimes.uniform()
      let chances = settings.regimeChances[regime]
      regime = level < chances[0] ? 0 : level < chances[0] + chances[1] ? 1 : 2
      drift.append(settings.regimeDrift[regime])
      let logVolatility = marketVolatility.next(&marketStream)
      marketLogVolatility.append(logVolatility)
      let scale =
        settings.marketRisk * settings.regimeScale[regime]
        * ExactMath.exp(logVolatility - marketVolatility.correction)
      marketScale.append(scale)
      let marketTail = marketStream.studentScale(settings.marketTail) * scale
      for weight in marketWeights { market.append(weight * marketTail * marketStream.normal()) }
      let styleDay =
        settings.styleRisk
        * ExactMath.exp(styleVolatility.next(&styleStream) - styleVolatility.correction)
      styleScale.append(styleDay)
      let styleTail = styleStream.studentScale(settings.styleTail) * styleDay
      for weight in weights { style.append(weight * styleTail * styleStream.normal()) }
    }
    for (place, sector) in SectorModel.all.enumerated() {
      var stream = SplitStream(seed: seed, .sectorFactor, place)
      var volatility = LogVolatility(settings.sectorVolatility, &stream)
      var returns: [Double] = []
      var scales: [Double] = []
      for _ in 0..<days {
        let scale =
          sector.sectorRisk * 0.01 * ExactMath.exp(volatility.next(&stream) - volatility.correction)
        scales.append(scale)
        let tail = stream.studentScale(settings.sectorTail) * scale
        for weight in weights { returns.append(weight * tail * stream.normal()) }
      }
      sectors.append(returns)
      sectorScale.append(scales)
      var trendStream = SplitStream(seed: seed, .sectorTrend, place)
      var trend = LogVolatility((persistence: 0.95, spread: 1), &trendStream)
      trends.append((0..<days).map { _ in trend.next(&trendStream) })
    }
  }
}

/// A first-order autoregression around zero, started from its stationary distribution.
struct LogVolatility {
  private let persistence: Double
  private let noise: Double
  private var value: Double
  /// Half the variance: subtracting it keeps the mean of the exponential at one.
  let correction: Double

  init(_ shape: (persistence: Double, spread: Double), _ stream: inout SplitStream) {
    persistence = shape.persistence
    noise = shape.spread * (1 - shape.persistence * shape.persistence).squareRoot()
    correction = shape.spread * shape.spread / 2
    value = shape.spread * stream.normal()
  }

  /// The next day's value.
  mutating func next(_ stream: inout SplitStream) -> Double {
    defer { value = persistence * value + noise * stream.normal() }
    return value
  }
}
