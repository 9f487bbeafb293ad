public import Market
import TradingTypes

/// What a person wants to know of a market before replaying it; encodes as `market inspect` prints.
public struct MarketOverview: Sendable, Hashable, Encodable {
  /// One share's row.
  public struct Share: Sendable, Hashable, Encodable {
    /// Code and venue.
    public let symbol: String
    /// Short name.
    public let name: String
    /// Board whose rules it follows.
    public let board: String
    /// Industry.
    public let sector: String
    /// Index weight in per cent.
    public let weightPct: Double
    /// Lowest, highest and last price in yuan.
    public let low: String
    /// Highest price in yuan.
    public let high: String
    /// Last close in yuan.
    public let last: String
    /// Return from the first reference to the last close with distributions undone, in per cent.
    public let returnPct: Double
    /// Standard deviation of daily returns, in per cent.
    public let volatilityPct: Double?
    /// Trading days after its first without a bar.
    public let missingDays: Int
    /// Days on which it is suspended.
    public let suspendedDays: Int
  }

  /// One industry or the index as a line.
  public struct Line: Sendable, Hashable, Encodable {
    /// The industry's name.
    public let name: String
    /// How many shares it has.
    public let shares: Int
    /// Return of an equal holding over all days, in per cent.
    public let returnPct: Double
    /// Standard deviation of its daily returns, in per cent.
    public let volatilityPct: Double?
    /// Levels over time, starting at 1.
    let levels: [Double]

    enum CodingKeys: String, CodingKey { case name, shares, returnPct, volatilityPct }
  }

  /// The market's name.
  public let name: String
  /// SHA-256 of its manifest.
  public let digest: String
  /// First trading day.
  public let firstDay: String
  /// Last trading day.
  public let lastDay: String
  /// Number of trading days.
  public let days: Int
  /// First and last day with hourly bars, empty without any.
  public let hourlyDays: [String]
  /// Daily and hourly bars in all.
  public let dailyBars: Int
  /// Hourly bars in all.
  public let hourlyBars: Int
  /// Items of news.
  public let news: Int
  /// Weekdays without trading, in stretches.
  public let closures: [MarketClosure]
  /// Stretches without trading of single shares.
  public let gaps: [ShareGap]
  /// Dividends and new shares, ascending in ex-day.
  public let distributions: [ShareDistribution]
  /// The index.
  public let index: Line
  /// Industries in order of their names.
  public let sectors: [Line]
  /// Shares in order of their symbols.
  public let shares: [Share]

  /// The overview of `market`.
  public init(of market: MarketRecord) {
    let panel = MarketPanel(market)
    name = market.name
    digest = market.digest
    firstDay = market.calendar.first?.description ?? ""
    lastDay = market.calendar.last?.description ?? ""
    days = market.calendar.count
    let firstHours = market.series.compactMap { $0.hours.first?.end.day }.min()
    let lastHours = market.series.compactMap { $0.hours.last?.end.day }.max()
    hourlyDays = [firstHours, lastHours].compactMap { $0?.description }
    dailyBars = market.series.reduce(0) { $0 + $1.days.count }
    hourlyBars = market.series.reduce(0) { $0 + $1.hours.count }
    news = market.news.count
    closures = MarketClosure.all(in: market.calendar)
    gaps = ShareGap.all(in: market)
    distributions = market.actions.map(ShareDistribution.init)
    index = Line(
      market.index.name, shares: market.instruments.count { $0.indexWeight > 0 },
      returns: panel.index)
    sectors = MarketOverview.sectors(market, panel)
    shares = zip(market.instruments, market.series).enumerated().map { place, pair in
      Share(pair.0, pair.1, market.calendar, panel.returns[place])
    }
  }

  /// What stands for the industry of shares that have none.
  static let noSector = "(none)"

  private static func sectors(_ market: MarketRecord, _ panel: MarketPanel) -> [Line] {
    Set(market.instruments.map(\.sector)).sorted().map { sector in
      let members = market.instruments.indices.filter { market.instruments[$0].sector == sector }
      let returns = panel.index.indices.map { day in
        let present = Statistics.present(members.map { panel.returns[$0][day] })
        return present.isEmpty ? 0 : Statistics.mean(present)
      }
      return Line(
        sector.isEmpty ? MarketOverview.noSector : sector, shares: members.count, returns: returns)
    }
  }
}

extension MarketOverview.Line {
  fileprivate init(_ name: String, shares: Int, returns: [Double]) {
    self.name = name
    self.shares = shares
    var level = 1.0
    levels =
      [1]
      + returns.map { change in
        level *= 1 + change + change * change / 2
        return level
      }
    returnPct = (level - 1) * 100
    let variance = Statistics.variance(returns, less: 1)
    volatilityPct = variance.isFinite ? variance.squareRoot() * 100 : nil
  }
}

extension MarketOverview.Share {
  fileprivate init(
    _ instrument: Instrument, _ series: BarSeries, _ calendar: [TradingDay], _ returns: [Double]
  ) {
    symbol = instrument.symbol.description
    name = instrument.name
    board = instrument.board.rawValue
    sector = instrument.sector
    weightPct = Double(instrument.indexWeight) / 10_000
    low = series.days.map(\.bar.low).min()?.description ?? ""
    high = series.days.map(\.bar.high).max()?.description ?? ""
    last = series.days.last?.bar.close.description ?? ""
    var growth = 1.0
    for day in series.days {
      growth *= Double(day.bar.close.tenThousandths) / Double(day.reference.tenThousandths)
    }
    returnPct = (growth - 1) * 100
    let variance = Statistics.variance(Statistics.present(returns), less: 1)
    volatilityPct = variance.isFinite ? variance.squareRoot() * 100 : nil
    let first = series.days.first?.day
    missingDays = first.map { first in calendar.count { $0 >= first } - series.days.count } ?? 0
    suspendedDays = series.days.count { $0.isSuspended }
  }
}
