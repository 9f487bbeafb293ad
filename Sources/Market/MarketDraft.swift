public import TradingTypes

/// A market before it has an identity: what an importer or a generator hands to the writer.
///
/// Same parts as ``MarketRecord``; the digest comes from the files that the draft is written as.
public struct MarketDraft: Sendable, Hashable {
  /// The market's name, such as `sse50-2025`: letters, digits, `-`, `_` and `.`.
  public var name: String
  /// Where the data come from, one line for a person.
  public var source: String
  /// Listed shares in ascending order of symbol.
  public var instruments: [Instrument]
  /// Trading days, ascending.
  public var calendar: [TradingDay]
  /// Bars of each instrument, in the order of ``instruments``.
  public var series: [BarSeries]
  /// The benchmark index.
  public var index: Instrument
  /// Bars of the index; levels, not money.
  public var indexSeries: BarSeries
  /// Corporate actions, ascending in ex-date, then symbol.
  public var actions: [CorporateAction]
  /// News, ascending in time of publication.
  public var news: [NewsItem]
  /// New names and risk status, ascending in day, then symbol.
  public var changes: [InstrumentChange]

  /// A draft of a market; nothing is checked until it is encoded or read back.
  public init(
    name: String, source: String, instruments: [Instrument], calendar: [TradingDay],
    series: [BarSeries], index: Instrument, indexSeries: BarSeries,
    actions: [CorporateAction] = [], news: [NewsItem] = [],
    changes: [InstrumentChange] = []
  ) {
    self.name = name
    self.source = source
    self.instruments = instruments
    self.calendar = calendar
    self.series = series
    self.index = index
    self.indexSeries = indexSeries
    self.actions = actions
    self.news = news
    self.changes = changes
  }
}

extension MarketRecord {
  /// The market of a checked draft whose files have this digest.
  public convenience init(_ draft: MarketDraft, digest: String) {
    self.init(
      name: draft.name, digest: digest, instruments: draft.instruments, calendar: draft.calendar,
      series: draft.series, index: draft.index, indexSeries: draft.indexSeries,
      actions: draft.actions, news: draft.news, changes: draft.changes)
  }
}
