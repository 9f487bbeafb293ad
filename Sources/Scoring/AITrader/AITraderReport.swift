public import Market
public import TradingTypes

/// An AI-Trader run measured against real bars: as the contest counts it, and after real charges.
public struct AITraderReport: Sendable {
  /// The agent's name.
  public let agent: String
  /// Net asset value by day as the contest counts it: no charges, no dividends.
  public let gross: NAVCurve
  /// Metrics of ``gross``.
  public let metrics: PerformanceMetrics
  /// Charges that a real account would have paid.
  public let fees: Money
  /// Last gross value less ``fees``, over the starting cash, minus one.
  public let netReturn: Double?
  /// Cash dividends that the contest did not credit.
  public let missedDividends: Money
  /// When the agent bought and sold, and for how much.
  public let schedule: TradeSchedule
  /// How it traded.
  public let conduct: TradingConduct
  /// Purchases and sales with at least one share.
  public let trades: Int
  /// Actions whose change of cash is not shares times the bar's open.
  public let priceMismatches: Int

  /// Measures `ledger` on `market` up to and including the day `end`.
  ///
  /// `fees` are the charges of one trade of this side and value on this day. Days without a record
  /// carry the positions of the day before; positions are valued at closes.
  /// - Throws: ``ForeignLedgerError`` when the ledger holds a share that the market does not list or
  ///   the market has no day in the window.
  public init(
    of ledger: AITraderLedger, on market: MarketRecord, until end: TradingDay?, file: String,
    fees: (Side, Money, TradingDay) -> Money
  ) throws(ForeignLedgerError) {
    guard let opening = ledger.records.first else {
      throw ForeignLedgerError(file: file, line: 1, message: "the file holds no record")
    }
    let last = end ?? ledger.records.last?.day ?? opening.day
    let days = market.calendar.filter { $0 >= opening.day && $0 <= last }
    guard let first = days.first, let index = market.indexSeries.dayBar(on: first) else {
      throw ForeignLedgerError(
        file: file, line: 1,
        message: "market '\(market.name)' has no trading day from \(opening.day) to \(last)")
    }
    var walk = AITraderWalk(opening: opening, market: market, file: file)
    var points: [NAVPoint] = []
    var rest = ledger.records.dropFirst()
    for day in days {
      walk.creditDividends(on: day)
      while let record = rest.first, record.day <= day {
        try walk.take(record, fees: fees)
        rest = rest.dropFirst()
      }
      points.append(try walk.point(at: day))
    }
    let curve = NAVCurve(start: opening.cash, benchmarkStart: index.bar.open, points: points)
    agent = ledger.agent
    gross = curve
    metrics = PerformanceMetrics(values: curve.values, benchmark: curve.benchmarkValues)
    self.fees = walk.fees
    missedDividends = walk.dividends
    schedule = TradeSchedule(
      cash: opening.cash, days: first...(days.last ?? first), steps: walk.steps)
    conduct = walk.conduct
    trades = walk.trades
    priceMismatches = walk.mismatches
    let charges = walk.fees.approximateYuan
    netReturn = curve.values.last.map { ($0 - charges) / opening.cash.approximateYuan - 1 }
  }
}

extension AITraderReport {
  /// The share of random traders with the same schedule, in percent, that did at least as well.
  ///
  /// `count` traders trade daily bars without charges, as the contest counts; nil when none can.
  public func luckPercentile(
    on market: MarketRecord, count: Int, sales: RandomTraders.SaleRule = .one, seed: UInt64
  ) -> Double? {
    guard let value = gross.points.last?.netAssetValue,
      let traders = RandomTraders(following: schedule, on: market, terms: .contest, sales: sales)
    else { return nil }
    return traders.shareAtLeast(value, count: count, seed: seed) * 100
  }
}

/// The account of an AI-Trader ledger, walked line by line.
private struct AITraderWalk {
  let market: MarketRecord
  let file: String
  var current: AITraderLedger.Record
  var fees = Money.zero
  var dividends = Money.zero
  var trades = 0
  var conduct = TradingConduct()
  var steps: [TradeSchedule.Step] = []
  var mismatches = 0

  init(opening: AITraderLedger.Record, market: MarketRecord, file: String) {
    self.market = market
    self.file = file
    current = opening
  }

  mutating func creditDividends(on day: TradingDay) {
    for action in market.actions where action.exDay == day {
      for held in current.holdings where held.symbol == action.symbol {
        dividends += action.cashPerShare * held.quantity.shares
      }
    }
  }

  mutating func take(
    _ record: AITraderLedger.Record, fees charge: (Side, Money, TradingDay) -> Money
  ) throws(ForeignLedgerError) {
    defer { current = record }
    guard let action = record.action, action.quantity > .zero else { return }
    trades += 1
    guard let open = open(of: action.symbol, at: record) else {
      throw ForeignLedgerError(
        file: file, line: record.line,
        message: "market '\(market.name)' has no bar of \(action.symbol) on \(record.day)")
    }
    let amount = open * action.quantity
    let expected = action.side == .buy ? current.cash - amount : current.cash + amount
    if expected.roundedToFen != record.cash { mismatches += 1 }
    steps.append(TradeSchedule.Step(day: record.day, side: action.side, amount: amount))
    conduct.take(
      action.side, action.symbol, action.quantity, amount, by: OrderID(record.line))
    fees += charge(action.side, amount, record.day)
  }

  func open(of symbol: Symbol, at record: AITraderLedger.Record) -> Price? {
    guard !record.clock.isEmpty, let place = market.place(of: symbol) else {
      return market.dayBar(symbol, on: record.day)?.bar.open
    }
    let label = "\(record.day) \(record.clock)"
    return market.series[place].hours.first { $0.end.description == label }?.bar.open
  }

  mutating func point(at day: TradingDay) throws(ForeignLedgerError) -> NAVPoint {
    var values: [Money] = []
    for held in current.holdings {
      guard let place = market.place(of: held.symbol) else {
        throw ForeignLedgerError(
          file: file, line: current.line,
          message: "market '\(market.name)' does not list \(held.symbol)")
      }
      let series = market.series[place]
      let count = series.dayCount(before: day) + (series.dayBar(on: day) == nil ? 0 : 1)
      guard count > 0 else { continue }
      values.append(series.days[count - 1].bar.close * held.quantity)
    }
    let value = values.reduce(.zero, +)
    conduct.close(at: current.cash + value, holding: values)
    return NAVPoint(
      day: day, netAssetValue: current.cash + value,
      benchmark: market.indexSeries.dayBar(on: day)?.bar.close ?? Price(tenThousandths: 0),
      cash: current.cash, positionsValue: value, feesToDate: fees)
  }
}
