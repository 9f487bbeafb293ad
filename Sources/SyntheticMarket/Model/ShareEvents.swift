/// What happens to one company over the days of a market, drawn before its prices.
///
/// A day's events are known after the close before it: they move its opening auction.
struct ShareEvents {
  /// Company news: what it is worth, and what its headline says.
  struct Headline {
    let day: Int
    /// −2, −1, 1 or 2: the sign and size of what the news means.
    let truth: Int
    /// The same as the headline has it; the opposite sign when it misleads.
    let told: Int
  }

  /// A quarter's report against what analysts expected.
  struct Report {
    let day: Int
    /// Surprise in standard deviations.
    let surprise: Double
    /// Expected growth of profit in per cent.
    let consensus: Int
    /// Reported return on equity in tenths of a per cent: quality, with noise.
    let returnOnEquity: Int
  }

  /// A rumour without substance and the day of its denial, if it comes.
  struct Rumour {
    let day: Int
    let sign: Int
    let denial: Int?
  }

  let headlines: [Headline]
  let reports: [Report]
  let rumours: [Rumour]
  /// Whether each day lies in a suspension.
  let isSuspended: [Bool]
  /// Days on which the share goes ex-dividend.
  let exDays: [Int]
  /// Dividend yield, and new shares for ten held with the first dividend.
  let dividendYield: Double
  let newSharesPerTen: Int

  /// How many days before an ex-day the dividend is announced.
  static let announcementLead = 8

  init(
    seed: UInt64, place: Int, days: Int, _ character: CompanyCharacter, _ settings: ModelSettings
  ) {
    var news = SplitStream(seed: seed, .news, place)
    var headlines: [Headline] = []
    for day in 0..<days where news.happens(settings.newsChance) {
      let level = news.uniform()
      let truth = level < 0.12 ? -2 : level < 0.48 ? -1 : level < 0.86 ? 1 : 2
      headlines.append(
        Headline(
          day: day, truth: truth, told: news.happens(settings.headlineTruth) ? truth : -truth))
    }
    var earnings = SplitStream(seed: seed, .earnings, place)
    var reports: [Report] = []
    var reportDay = earnings.index(below: settings.earningsEvery)
    // Reports soon after the last day have their previews before it.
    while reportDay < days + 10 {
      let surprise = earnings.normal()
      let consensus = Int((8 + 14 * earnings.normal()).rounded())
      let equity = 110 + Int((22 * (character.quality + 0.7 * earnings.normal())).rounded())
      reports.append(
        Report(
          day: reportDay, surprise: surprise, consensus: consensus, returnOnEquity: equity))
      reportDay += settings.earningsEvery
    }
    var decoys = SplitStream(seed: seed, .decoys, place)
    var rumours: [Rumour] = []
    for day in 0..<days where decoys.happens(0.004) {
      let sign = decoys.happens(0.5) ? 1 : -1
      let denial = decoys.happens(0.7) ? day + 1 + decoys.index(below: 3) : nil
      rumours.append(Rumour(day: day, sign: sign, denial: denial.flatMap { $0 < days ? $0 : nil }))
    }
    var halts = SplitStream(seed: seed, .suspensions, place)
    var isSuspended = [Bool](repeating: false, count: days)
    var day = 0
    while day < days {
      if day > 0, halts.happens(settings.suspension) {
        let end = min(days, day + 3 + halts.index(below: 8))
        for halted in day..<end { isSuspended[halted] = true }
        day = end + 1
      } else {
        day += 1
      }
    }
    var payouts = SplitStream(seed: seed, .distributions, place)
    dividendYield = min(0.06, ExactMath.exp(-4.4228 + 0.7 * payouts.normal()))
    newSharesPerTen = payouts.happens(0.04) ? 3 + payouts.index(below: 2) : 0
    var exDays: [Int] = []
    var exDay = 2 + Self.announcementLead + payouts.index(below: 240)
    while exDay < days {
      let shifted = (exDay..<days).first { !isSuspended[$0] && !isSuspended[$0 - 1] }
      if let shifted { exDays.append(shifted) }
      exDay += 243
    }
    self.headlines = headlines
    self.reports = reports
    self.rumours = rumours
    self.isSuspended = isSuspended
    self.exDays = exDays
  }
}
