public import TradingTypes

/// Everything a market folder holds, in memory and immutable: past and future alike.
///
/// Only the simulation's venue side reads it directly; traders and tools get a ``MarketView``.
public final class MarketRecord: Sendable {
  /// The market's name, such as `sse50-2025`.
  public let name: String
  /// SHA-256 of the folder's manifest in hexadecimal: the identity of every datum in it.
  public let digest: String
  /// Listed shares in ascending order of symbol.
  public let instruments: [Instrument]
  /// Trading days, ascending.
  public let calendar: [TradingDay]
  /// Bars of each instrument, in the order of ``instruments``.
  public let series: [BarSeries]
  /// The benchmark index, such as SSE 50 (上证50).
  public let index: Instrument
  /// Bars of the index; levels, not money.
  public let indexSeries: BarSeries
  /// Corporate actions, ascending in ex-date.
  public let actions: [CorporateAction]
  /// News, ascending in time of publication.
  public let news: [NewsItem]
  /// New names and risk status, ascending in day, then symbol; ``instruments`` are as before them.
  public let changes: [InstrumentChange]

  private let places: [Symbol: Int]

  /// A market from parts that are already checked and sorted.
  ///
  /// - Precondition: one series an instrument, instruments ascending and unique.
  public init(
    name: String, digest: String, instruments: [Instrument], calendar: [TradingDay],
    series: [BarSeries], index: Instrument, indexSeries: BarSeries, actions: [CorporateAction],
    news: [NewsItem], changes: [InstrumentChange] = []
  ) {
    precondition(
      instruments.count == series.count,
      "\(instruments.count) instruments but \(series.count) series")
    var places: [Symbol: Int] = [:]
    for (place, instrument) in instruments.enumerated() { places[instrument.symbol] = place }
    precondition(places.count == instruments.count, "an instrument is listed twice")
    self.name = name
    self.digest = digest
    self.instruments = instruments
    self.calendar = calendar
    self.series = series
    self.index = index
    self.indexSeries = indexSeries
    self.actions = actions
    self.news = news
    self.changes = changes
    self.places = places
  }

  /// The place of `symbol` in ``instruments`` and ``series``, or nil when it is not listed.
  public func place(of symbol: Symbol) -> Int? { places[symbol] }

  /// The instrument called `symbol`, or nil when it is not listed.
  public func instrument(_ symbol: Symbol) -> Instrument? { places[symbol].map { instruments[$0] } }

  /// The instruments as they are called and treated on `day`.
  public func instruments(on day: TradingDay) -> [Instrument] {
    guard let first = changes.first, first.day <= day else { return instruments }
    var instruments = instruments
    for change in changes.prefix(while: { $0.day <= day }) {
      if let place = places[change.symbol] {
        instruments[place] = instruments[place].changed(by: change)
      }
    }
    return instruments
  }

  /// The daily bar of `symbol` on `day`, or nil when there is none (treat it as suspended).
  public func dayBar(_ symbol: Symbol, on day: TradingDay) -> DayBar? {
    places[symbol].flatMap { series[$0].dayBar(on: day) }
  }

  /// The daily bar of the share at `place` on `day`.
  ///
  /// Most series end with the calendar, so the bar is looked for where it then lies, and searched
  /// for only when it is not there.
  func announcedBar(at place: Int, on day: TradingDay) -> DayBar? {
    let days = series[place].days
    let guess = days.count - calendar.count + calendarPlace(of: day)
    if days.indices.contains(guess), days[guess].day == day { return days[guess] }
    return series[place].dayBar(on: day)
  }

  private func calendarPlace(of day: TradingDay) -> Int {
    var low = 0
    var high = calendar.count
    while low < high {
      let middle = (low + high) / 2
      if calendar[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether every instrument has hourly bars.
  public var hasHours: Bool { !series.isEmpty && series.allSatisfy { !$0.hours.isEmpty } }

  /// The `count` trading days from `start` on, fewer when the calendar ends.
  public func tradingDays(from start: TradingDay, count: Int) -> ArraySlice<TradingDay> {
    let first = calendar.firstIndex { $0 >= start } ?? calendar.endIndex
    return calendar[first..<min(first + max(count, 0), calendar.endIndex)]
  }
}
