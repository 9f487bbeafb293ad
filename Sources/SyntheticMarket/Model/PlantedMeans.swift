/// The conditional mean of one share's return each day that the planted signals make.
///
/// Known to the generator before the open; public information reveals it only in part.
struct PlantedMeans {
  /// Drift after news and earnings, industry trend and quality; the reversal depends on prices and
  /// comes on top.
  private(set) var base: [Double]
  /// The auction's move on news and earnings.
  private(set) var jump: [Double]
  /// Whether company news or a report moves the day.
  private(set) var hasNews: [Bool]

  init(
    seed: UInt64, place: Int, days: Int, signal: Double, _ character: CompanyCharacter,
    _ events: ShareEvents, _ trend: [Double], _ settings: ModelSettings
  ) {
    var base = [Double](repeating: 0, count: days)
    var jump = base
    var hasNews = [Bool](repeating: false, count: days)
    var sizes = SplitStream(seed: seed, .newsText, place)
    let scale = character.signalScale
    for headline in events.headlines {
      let size = ExactMath.exp(0.5 * sizes.normal() - 0.125)
      jump[headline.day] += Double(headline.truth) * settings.newsJump * scale * size
      hasNews[headline.day] = true
      var drift = Double(headline.truth) * settings.newsDrift * signal * scale
      for day in headline.day..<min(days, headline.day + 5) {
        base[day] += drift
        drift *= settings.newsDecay
      }
    }
    for report in events.reports where report.day < days {
      jump[report.day] += report.surprise * settings.earningsJump * scale
      hasNews[report.day] = true
      var drift = report.surprise * settings.earningsDrift * signal * scale
      for day in report.day..<min(days, report.day + 10) {
        base[day] += drift
        drift *= settings.earningsDecay
      }
    }
    for day in 0..<days {
      base[day] +=
        signal * (settings.sectorTrend * trend[day] + settings.quality * character.quality)
    }
    self.base = base
    self.jump = jump
    self.hasNews = hasNews
  }
}
