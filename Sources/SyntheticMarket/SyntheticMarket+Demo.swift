import TradingTypes

extension SyntheticMarket {
  /// The request behind the committed market `market-data/demo`, which is linked into the program.
  ///
  /// Forty season days from 2025-10-09, hourly bars for those, and 250 days of history.
  public static let demo: Request? = TradingDay("2025-10-09").map {
    Request(
      seed: 20_251_073, start: $0, days: 40, history: 250, signal: 1, hourlyDays: 40, name: "demo")
  }
}
