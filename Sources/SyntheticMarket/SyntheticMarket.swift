public import Market
public import TradingTypes

/// Generates fictional A-share markets whose predictability is known.
///
/// Fifty companies in thirteen industries on the main, STAR and ChiNext boards move with a market,
/// a style and an industry factor, with clustered volatility, fat tails, price limits, suspensions,
/// dividends and news. On top lie planted signals: drift after news and earnings, reversal of moves
/// without news, industry trends, quality. The generator knows the conditional mean of every return
/// and hands it out apart from the market, so that skill can be told from luck.
///
/// The same arguments give the same market on every machine.
public enum SyntheticMarket {
  /// A generated market and what its generator knew.
  public struct Season: Sendable {
    /// The market: what traders may see.
    public let draft: MarketDraft
    /// The conditional means: what they may not.
    public let truth: ConditionalMeans
  }

  /// What to generate.
  public struct Request: Sendable, Hashable {
    /// Picks the market.
    public var seed: UInt64
    /// First day of the season; a day without trading moves to the next one with.
    public var start: TradingDay
    /// Trading days of the season.
    public var days: Int
    /// Trading days before it.
    public var history: Int
    /// Strength of the planted signals: 1 as designed, 0 for a control without any.
    public var signal: Double
    /// How many of the last days have hourly bars; all when it is as large as all days together.
    public var hourlyDays: Int
    /// The market's name; nil for one made of the seed.
    public var name: String?

    /// A season of `days` days after `history` days, with hourly bars throughout.
    public init(
      seed: UInt64, start: TradingDay, days: Int = 20, history: Int = 250, signal: Double = 1,
      hourlyDays: Int = .max, name: String? = nil
    ) {
      self.seed = seed
      self.start = start
      self.days = days
      self.history = history
      self.signal = signal
      self.hourlyDays = hourlyDays
      self.name = name
    }
  }

  /// The market that `request` describes.
  public static func generate(_ request: Request) -> Season {
    generate(request, ModelSettings())
  }

  /// The market of `seed` with the usual history and hourly bars.
  public static func generate(
    seed: UInt64, days: Int = 20, start: TradingDay, signal: Double = 1
  ) -> Season {
    generate(Request(seed: seed, start: start, days: days, signal: signal))
  }

  static func generate(_ request: Request, _ settings: ModelSettings) -> Season {
    let calendar = SyntheticCalendar.days(
      start: request.start, history: max(1, request.history), days: max(1, request.days))
    let count = calendar.count
    let factors = FactorPaths(seed: request.seed, days: count, settings)
    let hourlyFrom = max(0, count - min(request.hourlyDays, count))
    let special = specialTreatment(request.seed)
    var paths: [SharePath] = []
    var events: [ShareEvents] = []
    var characters: [CompanyCharacter] = []
    for (place, company) in Company.all.enumerated() {
      let character = CompanyCharacter(
        company, place: place, isSpecial: place == special, seed: request.seed, settings)
      let happenings = ShareEvents(
        seed: request.seed, place: place, days: count, character, settings)
      paths.append(
        SharePath(
          seed: request.seed, place: place, company: company, calendar: calendar,
          hourlyFrom: hourlyFrom, signal: request.signal, character, happenings, factors,
          settings))
      events.append(happenings)
      characters.append(character)
    }
    let series = paths.map { BarSeries(days: $0.days, hours: $0.hours) }
    let index = IndexPath(
      seed: request.seed, series: series, actions: paths.map(\.actions), excluded: special,
      historyDays: count - max(1, request.days))
    let instruments = zip(Company.all, characters).enumerated().map { place, pair in
      Instrument(
        symbol: pair.0.symbol,
        name: pair.1.isSpecialTreatment ? "ST" + pair.0.name.prefix(2) : pair.0.name,
        englishName: (pair.1.isSpecialTreatment ? "ST " : "") + pair.0.englishName,
        board: pair.1.board, sector: pair.0.sector,
        isSpecialTreatment: pair.1.isSpecialTreatment, indexWeight: index.weights[place])
    }
    let news = NewsDesk(seed: request.seed, calendar: calendar, instruments: instruments)
      .items(paths, events, factors)
    let name = request.name ?? "synthetic-\(request.seed)"
    let draft = MarketDraft(
      name: name,
      source: "generated: fictional companies, seed \(request.seed), signal \(request.signal)",
      instruments: instruments, calendar: calendar, series: series, index: IndexPath.instrument,
      indexSeries: index.series,
      actions: paths.flatMap(\.actions).sorted { ($0.exDay, $0.symbol) < ($1.exDay, $1.symbol) },
      news: news)
    return Season(
      draft: draft,
      truth: ConditionalMeans(
        symbols: instruments.map(\.symbol), days: calendar, planted: paths.map(\.planted),
        drift: paths.map(\.drift), overnight: paths.map(\.overnight)))
  }

  /// The company under risk warning in every second market, if any.
  private static func specialTreatment(_ seed: UInt64) -> Int? {
    var stream = SplitStream(seed: seed, .character, 1_000)
    guard stream.happens(0.5) else { return nil }
    let candidates = Company.all.indices.filter {
      Company.all[$0].sector == "infrastructure"
        || Company.all[$0].sector == "industrial" && Company.all[$0].code < 300_000
    }
    return candidates[stream.index(below: candidates.count)]
  }
}
