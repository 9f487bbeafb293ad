import Market
import TradingTypes

/// A security as the market board shows it: its newest complete bar.
struct Quote: Sendable {
  /// Whether the last price is the most or the least the day allowed.
  enum Limit: Sendable, Hashable {
    case up, down
  }

  let instrument: Instrument
  let last: Price
  let reference: Price
  let bar: Bar
  let isSuspended: Bool

  var change: Double { Ratio.change(from: reference, to: last) }

  /// The quote of a security, nil before its first bar.
  init?(_ instrument: Instrument, in view: MarketView) {
    guard let day = view.days(of: instrument.symbol, last: 1).last else { return nil }
    self.instrument = instrument
    last = view.lastPrice(of: instrument.symbol) ?? day.bar.close
    reference = day.reference
    bar = day.bar
    isSuspended = day.isSuspended
  }

  /// Whether the close stands at the day's limit, for shares past their first days of listing.
  var limit: Limit? {
    let band = instrument.usualBand(around: reference)
    return last >= band.high ? .up : last <= band.low ? .down : nil
  }
}

/// The orders in which the market board can stand.
enum QuoteOrder: Sendable, Hashable, CaseIterable {
  case code, gainers, losers, turnover

  var title: Word {
    switch self {
    case .code: .code
    case .gainers, .losers: .changeShare
    case .turnover: .turnover
    }
  }

  /// An arrow for the direction.
  var arrow: String { self == .code || self == .losers ? "↑" : "↓" }

  func sorted(_ quotes: [Quote]) -> [Quote] {
    switch self {
    case .code: quotes
    case .gainers:
      quotes.sorted { ($1.change, $0.instrument.symbol) < ($0.change, $1.instrument.symbol) }
    case .losers:
      quotes.sorted { ($0.change, $0.instrument.symbol) < ($1.change, $1.instrument.symbol) }
    case .turnover:
      quotes.sorted {
        ($1.bar.turnover, $0.instrument.symbol) < ($0.bar.turnover, $1.instrument.symbol)
      }
    }
  }
}
