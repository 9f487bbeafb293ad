public import Market
public import TradingTypes

/// The same market under neutral names, codes and dates, against models that remember history.
///
/// Shares get codes of their board from blocks without a listed share, in an order that the seed
/// shuffles, and names such as `股票07`. Days become relative: `D+0` is the season's first one, `D-1`
/// the trading day before it, so that neither year, season, weekday nor holiday shows. News has
/// names, codes, dates and years replaced. Prices stay as they are: orders, lots and limits need
/// them, so a model may still know a share by its price. Nicknames that are no part of a name are
/// not known and stay. The key says what stands for what.
public struct MarketMask: Sendable {
  /// The market under the mask.
  public let draft: MarketDraft
  /// What stands for what.
  public let key: MaskKey

  /// Masks `market` for a season from `start` on, with an order of codes drawn from `seed`.
  public init(of market: MarketRecord, seed: UInt64, start: TradingDay) {
    let history = market.calendar.firstIndex { $0 >= start } ?? market.calendar.count
    self.init(of: market, seed: seed, history: history)
  }

  /// Masks `market` for a season that `history` of its days come before.
  public init(of market: MarketRecord, seed: UInt64, history: Int) {
    let key = MaskKey(market, seed: seed, history: history)
    self.key = key
    let places = market.instruments.indices.sorted {
      key.masked(market.instruments[$0].symbol) < key.masked(market.instruments[$1].symbol)
    }
    draft = MarketDraft(
      name: MaskKey.marketName, source: MaskKey.marketName,
      instruments: places.map { key.masked(market.instruments[$0]) },
      calendar: market.calendar.map { key.masked($0) },
      series: places.map { MarketMask.masked(market.series[$0], key) },
      index: Instrument(
        symbol: MaskKey.indexSymbol, name: MaskKey.indexName,
        englishName: MaskKey.indexEnglishName, board: .index),
      indexSeries: MarketMask.masked(market.indexSeries, key),
      actions: market.actions.map { MarketMask.masked($0, key) }
        .sorted { ($0.exDay, $0.symbol) < ($1.exDay, $1.symbol) },
      news: MarketMask.masked(market.news, key),
      changes: MarketMask.masked(market.changes, of: market, key))
  }

  private static func masked(_ series: BarSeries, _ key: MaskKey) -> BarSeries {
    BarSeries(
      days: series.days.map {
        DayBar(
          day: key.masked($0.day), reference: $0.reference, isSuspended: $0.isSuspended,
          bar: $0.bar)
      },
      hours: series.hours.compactMap { hour in
        key.masked(hour.end).map { HourBar(end: $0, bar: hour.bar) }
      })
  }

  private static func masked(_ action: CorporateAction, _ key: MaskKey) -> CorporateAction {
    CorporateAction(
      symbol: key.masked(action.symbol), recordDay: key.masked(action.recordDay),
      exDay: key.masked(action.exDay), payDay: key.masked(action.payDay),
      cashPerShare: action.cashPerShare, bonusPerTenThousand: action.bonusPerTenThousand,
      transferPerTenThousand: action.transferPerTenThousand,
      rightsPerTenThousand: action.rightsPerTenThousand, rightsPrice: action.rightsPrice,
      source: action.source)
  }

  /// The changes of status alone: a neutral name stays what it is.
  private static func masked(
    _ changes: [InstrumentChange], of market: MarketRecord, _ key: MaskKey
  ) -> [InstrumentChange] {
    changes.compactMap { change in
      market.instrument(change.symbol).map {
        InstrumentChange(
          symbol: key.masked(change.symbol), day: key.masked(change.day),
          name: key.masked($0).name, isSpecialTreatment: change.isSpecialTreatment)
      }
    }
    .sorted { ($0.day, $0.symbol) < ($1.day, $1.symbol) }
  }

  private static func masked(_ news: [NewsItem], _ key: MaskKey) -> [NewsItem] {
    news.compactMap { item in
      guard let published = key.masked(item.published) else { return nil }
      func masked(_ text: String) -> String {
        key.masked(text: text, near: item.published.day)
      }
      return NewsItem(
        id: item.id, published: published, symbols: item.symbols.map { key.masked($0) },
        source: masked(item.source), chinese: masked(item.chinese), english: masked(item.english))
    }
  }
}
