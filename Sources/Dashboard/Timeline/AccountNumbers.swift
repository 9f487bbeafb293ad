import Journal
import Market
import Terminal
import TradingTypes

/// The numbers of an account at the cursor, for screens.
struct AccountNumbers: Sendable {
  /// A holding with its price.
  struct Line: Sendable {
    let holding: AccountPicture.Holding
    let last: Price
    var value: Money { last * holding.quantity }
    var profit: Money { value - holding.cost }
  }

  let account: AccountPicture
  let lines: [Line]
  let netValue: Money
  let start: Money
  /// Change of the index since the start; nil when nothing is known.
  let index: Double?
  /// Change of the index today; nil when nothing is known of today.
  let indexToday: Double?

  init(_ state: DashboardState) {
    account = state.account
    let view = state.marketView
    lines = account.holdings.map { Line(holding: $0, last: AccountNumbers.last($0, view)) }
    let value = lines.reduce(Money.zero) { $0 + $1.value }
    netValue = account.cash + account.receivable + value
    start = state.timeline.header?.cash ?? .zero
    let count = state.timeline.closingCount(before: state.cursor)
    let base = state.timeline.header?.benchmarkStart
    let closings = state.timeline.closings[..<count]
    let levels = closings.suffix(2).map(\.benchmark)
    let isClosed = state.timeline.openingCount(before: state.cursor) == count
    let known = AccountNumbers.indexLevel(view, since: levels.last) ?? levels.last
    index = base.flatMap { base in known.map { Ratio.change(from: base, to: $0) } }
    if isClosed, let last = levels.last {
      let before = levels.count == 2 ? levels.first : base
      indexToday = before.map { Ratio.change(from: $0, to: last) }
    } else {
      let before = levels.last ?? base
      indexToday = before.flatMap { before in
        known.flatMap { $0 == before ? nil : Ratio.change(from: before, to: $0) }
      }
    }
  }

  var value: Money { lines.reduce(.zero) { $0 + $1.value } }
  var today: Money { netValue - account.previousValue }
  var todayRatio: Double { Ratio.of(today, to: account.previousValue) }
  var total: Money { netValue - start }
  var totalRatio: Double { Ratio.of(total, to: start) }
  var invested: Double { Ratio.of(value, to: netValue) }

  /// The newest price known: of a bar that ended after the price of the record, else the latter.
  private static func last(_ holding: AccountPicture.Holding, _ view: MarketView?) -> Price {
    guard let view else { return holding.last }
    if let hour = view.hours(of: holding.symbol, last: 1).last, hour.end > holding.lastTime {
      return hour.bar.close
    }
    if let day = view.days(of: holding.symbol, last: 1).last,
      TradingTime.close(of: day.day) > holding.lastTime
    {
      return day.bar.close
    }
    return holding.last
  }

  /// The index after the hourly bars of the day; nil when there are none.
  private static func indexLevel(_ view: MarketView?, since close: Price?) -> Price? {
    guard let view, let hour = view.indexHours(last: 1).last, hour.end.day == view.asOf.day
    else { return nil }
    return hour.bar.close
  }
}
