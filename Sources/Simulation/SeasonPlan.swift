public import Exchange
public import Journal
public import Ledger
public import Market
public import TradingTypes

/// Everything that decides how a season is traded, apart from the market and the trader's thoughts.
public struct SeasonPlan: Sendable, Hashable {
  /// When the trader decides.
  public var mode = DecisionMode.daily
  /// The first trading day, or a day before it without trading.
  public var start: TradingDay
  /// Number of trading days.
  public var days = 20
  /// Cash at the start.
  public var cash = Money(yuan: 100_000)
  /// Seed of every random choice.
  public var seed: UInt64 = 1
  /// The venue's rule book and conventions.
  public var venue: VenueTerms
  /// The account's conventions.
  public var account = LedgerTerms()
  /// Whether, in daily mode, a buy may count on the proceeds of market sells sent before it.
  ///
  /// The proceeds are measured at last known prices; what the sells really bring is checked when the
  /// buy meets its bar. Without it a daily decision could never sell one share to buy another.
  public var anticipatesProceeds = true
  /// Version of the program, for the header.
  public var program = "fupan"
  /// Name of the seat, for the header.
  public var trader = ""
  /// File name of the language model, empty without one.
  public var model = ""
  /// SHA-256 of the model file, empty without one.
  public var modelDigest = ""
  /// The arithmetic path of the kernels, empty without a model.
  public var kernels = ""
  /// The trader's own settings, in a fixed order.
  public var settings: [RunSetting] = []

  /// A season of 20 days and 100,000 yuan from `start` on.
  public init(start: TradingDay, rules: RulesProfile = .exchange) {
    self.start = start
    venue = VenueTerms(rules == .exchange ? .exchange : .aitrader)
  }

  /// The venue's profile.
  public var rules: RulesProfile { venue.profile == .exchange ? .exchange : .aitrader }

  /// The terms a trader sees.
  public var terms: SeasonTerms {
    SeasonTerms(mode: mode, rules: rules, days: days, cash: cash, seed: seed)
  }

  /// The trading days of the season on `market`.
  public func calendar(on market: MarketRecord) throws(SeasonError) -> [TradingDay] {
    let calendar = Array(market.tradingDays(from: start, count: days))
    guard calendar.count == days, days > 0 else {
      throw .tooFewDays(
        market: market.name, start: start, wanted: days, available: calendar.count)
    }
    return calendar
  }

  /// The header of a run of this plan on `market`.
  public func header(on market: MarketRecord) throws(SeasonError) -> RunHeader {
    let calendar = try calendar(on: market)
    guard mode == .daily || market.hasHours else { throw .noHours(market: market.name) }
    let before = market.indexSeries.days.prefix(market.indexSeries.dayCount(before: calendar[0]))
    let first = market.indexSeries.dayBar(on: calendar[0])
    return RunHeader(
      program: program, market: market.name, marketDigest: market.digest, trader: trader,
      model: model, modelDigest: modelDigest, kernels: kernels, seed: seed, rules: rules,
      mode: mode, start: calendar[0], end: calendar[days - 1], days: days, cash: cash,
      benchmark: market.index.name,
      benchmarkStart: first?.bar.open ?? before.last?.bar.close ?? Price(tenThousandths: 0),
      settings: venueSettings + settings)
  }
}
