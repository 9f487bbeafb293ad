public import Market
public import TradingTypes

/// The most that could have been earned with every price known in advance: a bound, not a skill.
///
/// All money goes from share to share, or to cash, at the opens only, in fractions of shares, with
/// charges of 0.026 % on buys and 0.076 % on sells and without minimum commissions. No buy at the
/// upper limit, no sell at the lower one, neither of a suspended share. Found exactly, by dynamic
/// programming over the days.
public struct PerfectForesight: Sendable, Hashable {
  /// What one yuan becomes by the last close.
  public let growth: Double
  /// The share held after each day's open; nil for cash.
  public let path: [Symbol?]

  /// The bound on `market` over `days`, which are consecutive trading days of it.
  public init(on market: MarketRecord, days: some Collection<TradingDay>) {
    let days = Array(days)
    let cash = market.instruments.count
    // The most that one yuan can have become in each place to be in; the last is cash.
    var values = [Double](repeating: 0, count: cash + 1)
    values[cash] = 1
    var sources: [[Int]] = []
    for (number, day) in days.enumerated() {
      let quotes = market.series.indices.map {
        Quote(market.instruments[$0], market.series[$0].dayBar(on: day))
      }
      var freed = values[cash]
      var freedFrom = cash
      for place in 0..<cash where quotes[place].canSell {
        let proceeds = values[place] * (1 - PerfectForesight.sellCharge)
        if proceeds > freed { (freed, freedFrom) = (proceeds, place) }
      }
      var source = Array(0...cash)
      if freed > values[cash] { (values[cash], source[cash]) = (freed, freedFrom) }
      let bought = freed / (1 + PerfectForesight.buyCharge)
      for place in 0..<cash where quotes[place].canBuy && bought > values[place] {
        (values[place], source[place]) = (bought, freedFrom)
      }
      sources.append(source)
      let next = number + 1 < days.count ? days[number + 1] : nil
      for place in 0..<cash {
        values[place] *= quotes[place].growth(
          to: next.flatMap { market.series[place].dayBar(on: $0) }, isLast: next == nil)
      }
    }
    var place = values.indices.max { values[$0] < values[$1] } ?? cash
    growth = values[place]
    var path: [Symbol?] = []
    for source in sources.reversed() {
      path.append(place < cash ? market.instruments[place].symbol : nil)
      place = source[place]
    }
    self.path = path.reversed()
  }

  private static let buyCharge = 0.00026
  private static let sellCharge = 0.00076

  /// What one share allows at one open.
  private struct Quote {
    let canBuy: Bool
    let canSell: Bool
    private let open: Double
    private let close: Double

    init(_ instrument: Instrument, _ day: DayBar?) {
      guard let day, !day.isSuspended, day.bar.volume > .zero, day.reference.tenThousandths > 0,
        day.bar.open.tenThousandths > 0
      else {
        (canBuy, canSell, open, close) = (false, false, 1, 1)
        return
      }
      let band = instrument.usualBand(around: day.reference)
      canBuy = day.bar.open < band.high
      canSell = day.bar.open > band.low
      open = day.bar.open.approximateYuan
      close = day.bar.close.approximateYuan
    }

    /// From this open to the next, or to this close on the last day; distributions are undone.
    func growth(to next: DayBar?, isLast: Bool) -> Double {
      let today = close / open
      guard !isLast, let next, next.reference.tenThousandths > 0 else { return today }
      return today * next.bar.open.approximateYuan / next.reference.approximateYuan
    }
  }
}
