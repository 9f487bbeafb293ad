public import TradingTypes

/// When a trader decides.
public enum DecisionMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// Once a day before the open.
  case daily
  /// At 09:30, 10:30, 13:00 and 14:00, the starts of the four hourly bars.
  case hourly
}

/// Which venue a season is traded on.
public enum RulesProfile: String, Sendable, Hashable, Codable, CaseIterable {
  /// The exchange's rules and real charges.
  case exchange
  /// The rules and fills of the AI-Trader contest: no charges, lots of 100, T+1 by date.
  case aitrader
}

/// A named setting that a run depends on, in text.
public struct RunSetting: Sendable, Hashable, Codable {
  /// What is set.
  public let name: String
  /// To which value.
  public let value: String

  /// A named setting.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// Everything that fixes a journal byte for byte; thread counts and clocks are not part of it.
public struct RunHeader: Sendable, Hashable, Codable {
  /// Version of the program.
  public let program: String
  /// Name of the market.
  public let market: String
  /// Digest of the market's manifest.
  public let marketDigest: String
  /// The seat, such as `agent` or `random`.
  public let trader: String
  /// File name of the language model, empty for seats without one.
  public let model: String
  /// SHA-256 of the model file, empty for seats without one.
  public let modelDigest: String
  /// The arithmetic path of the kernels, such as `avx512`, empty for seats without a model.
  public let kernels: String
  /// Seed of every random choice.
  public let seed: UInt64
  /// The venue's profile.
  public let rules: RulesProfile
  /// When the trader decides.
  public let mode: DecisionMode
  /// First trading day.
  public let start: TradingDay
  /// Last trading day.
  public let end: TradingDay
  /// Number of trading days.
  public let days: Int
  /// Cash at the start.
  public let cash: Money
  /// Name of the benchmark.
  public let benchmark: String
  /// Level of the benchmark at the open of the first day, where the trader's first orders fill too;
  /// its last close when it has no bar that day.
  public let benchmarkStart: Price
  /// Further settings in a fixed order: thinking mode, budgets, language, sampler, conventions.
  public let settings: [RunSetting]

  /// A header.
  public init(
    program: String, market: String, marketDigest: String, trader: String, model: String,
    modelDigest: String, kernels: String, seed: UInt64, rules: RulesProfile, mode: DecisionMode,
    start: TradingDay, end: TradingDay, days: Int, cash: Money, benchmark: String,
    benchmarkStart: Price, settings: [RunSetting]
  ) {
    self.program = program
    self.market = market
    self.marketDigest = marketDigest
    self.trader = trader
    self.model = model
    self.modelDigest = modelDigest
    self.kernels = kernels
    self.seed = seed
    self.rules = rules
    self.mode = mode
    self.start = start
    self.end = end
    self.days = days
    self.cash = cash
    self.benchmark = benchmark
    self.benchmarkStart = benchmarkStart
    self.settings = settings
  }
}
