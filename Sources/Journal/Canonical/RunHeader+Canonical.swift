import TradingTypes

// The header and the days of a run as canonical JSON, and back.

extension RunSetting: LineValue {
  func write(to line: inout LineWriter) {
    line.raw("{\"name\":")
    line.text(name)
    line.raw(",\"value\":")
    line.text(value)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"name\":")
    let name = try line.text()
    try line.expect(",\"value\":")
    let value = try line.text()
    try line.expect("}")
    self.init(name, value)
  }
}

extension RunHeader {
  func write(to line: inout LineWriter) {
    line.raw("{\"program\":")
    line.text(program)
    line.raw(",\"market\":")
    line.text(market)
    line.raw(",\"market_digest\":")
    line.text(marketDigest)
    line.raw(",\"trader\":")
    line.text(trader)
    line.raw(",\"model\":")
    line.text(model)
    line.raw(",\"model_digest\":")
    line.text(modelDigest)
    line.raw(",\"kernels\":")
    line.text(kernels)
    line.raw(",\"seed\":")
    line.integer(seed)
    line.raw(",\"rules\":")
    line.text(rules.rawValue)
    line.raw(",\"mode\":")
    line.text(mode.rawValue)
    line.raw(",\"start\":")
    line.day(start)
    line.raw(",\"end\":")
    line.day(end)
    line.raw(",\"days\":")
    line.integer(days)
    line.raw(",\"cash\":")
    line.decimal(cash.tenThousandths)
    line.raw(",\"benchmark\":")
    line.text(benchmark)
    line.raw(",\"benchmark_start\":")
    line.decimal(benchmarkStart.tenThousandths)
    line.raw(",\"settings\":")
    line.array(settings)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"program\":")
    let program = try line.text()
    try line.expect(",\"market\":")
    let market = try line.text()
    try line.expect(",\"market_digest\":")
    let marketDigest = try line.text()
    try line.expect(",\"trader\":")
    let trader = try line.text()
    try line.expect(",\"model\":")
    let model = try line.text()
    try line.expect(",\"model_digest\":")
    let modelDigest = try line.text()
    try line.expect(",\"kernels\":")
    let kernels = try line.text()
    try line.expect(",\"seed\":")
    let seed: UInt64 = try line.integer()
    try line.expect(",\"rules\":")
    let rules: RulesProfile = try line.name("a rules profile")
    try line.expect(",\"mode\":")
    let mode: DecisionMode = try line.name("a decision mode")
    try line.expect(",\"start\":")
    let start = try line.day()
    try line.expect(",\"end\":")
    let end = try line.day()
    try line.expect(",\"days\":")
    let days: Int = try line.integer()
    try line.expect(",\"cash\":")
    let cash = try line.money()
    try line.expect(",\"benchmark\":")
    let benchmark = try line.text()
    try line.expect(",\"benchmark_start\":")
    let benchmarkStart = try line.price()
    try line.expect(",\"settings\":")
    let settings: [RunSetting] = try line.array()
    try line.expect("}")
    self.init(
      program: program, market: market, marketDigest: marketDigest, trader: trader, model: model,
      modelDigest: modelDigest, kernels: kernels, seed: seed, rules: rules, mode: mode,
      start: start, end: end, days: days, cash: cash, benchmark: benchmark,
      benchmarkStart: benchmarkStart, settings: settings)
  }
}

extension DayOpening {
  func write(to line: inout LineWriter) {
    line.raw("{\"day\":")
    line.day(day)
    line.raw(",\"number\":")
    line.integer(number)
    line.raw(",\"count\":")
    line.integer(count)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"day\":")
    let day = try line.day()
    try line.expect(",\"number\":")
    let number: Int = try line.integer()
    try line.expect(",\"count\":")
    let count: Int = try line.integer()
    try line.expect("}")
    self.init(day: day, number: number, count: count)
  }
}

extension ClosingPosition: LineValue {
  func write(to line: inout LineWriter) {
    line.raw("{\"symbol\":")
    line.symbol(symbol)
    line.raw(",\"quantity\":")
    line.integer(quantity.shares)
    line.raw(",\"cost\":")
    line.decimal(cost.tenThousandths)
    line.raw(",\"close\":")
    line.decimal(close.tenThousandths)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"symbol\":")
    let symbol = try line.symbol()
    try line.expect(",\"quantity\":")
    let quantity = try line.quantity()
    try line.expect(",\"cost\":")
    let cost = try line.money()
    try line.expect(",\"close\":")
    let close = try line.price()
    try line.expect("}")
    self.init(symbol: symbol, quantity: quantity, cost: cost, close: close)
  }
}

extension DayClosing {
  func write(to line: inout LineWriter) {
    line.raw("{\"day\":")
    line.day(day)
    line.raw(",\"cash\":")
    line.decimal(cash.tenThousandths)
    line.raw(",\"receivable\":")
    line.decimal(receivable.tenThousandths)
    line.raw(",\"positions_value\":")
    line.decimal(positionsValue.tenThousandths)
    line.raw(",\"net_asset_value\":")
    line.decimal(netAssetValue.tenThousandths)
    line.raw(",\"fees_to_date\":")
    line.decimal(feesToDate.tenThousandths)
    line.raw(",\"benchmark\":")
    line.decimal(benchmark.tenThousandths)
    line.raw(",\"positions\":")
    line.array(positions)
    line.raw(",\"stop\":")
    line.text(stop)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"day\":")
    let day = try line.day()
    try line.expect(",\"cash\":")
    let cash = try line.money()
    try line.expect(",\"receivable\":")
    let receivable = try line.money()
    try line.expect(",\"positions_value\":")
    let positionsValue = try line.money()
    try line.expect(",\"net_asset_value\":")
    let netAssetValue = try line.money()
    try line.expect(",\"fees_to_date\":")
    let feesToDate = try line.money()
    try line.expect(",\"benchmark\":")
    let benchmark = try line.price()
    try line.expect(",\"positions\":")
    let positions: [ClosingPosition] = try line.array()
    try line.expect(",\"stop\":")
    let stop = try line.text()
    try line.expect("}")
    self.init(
      day: day, cash: cash, receivable: receivable, positionsValue: positionsValue,
      netAssetValue: netAssetValue, feesToDate: feesToDate, benchmark: benchmark,
      positions: positions, stop: stop)
  }
}

extension RunEnding {
  func write(to line: inout LineWriter) {
    line.raw("{\"days_closed\":")
    line.integer(daysClosed)
    line.raw(",\"net_asset_value\":")
    line.decimal(netAssetValue.tenThousandths)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"days_closed\":")
    let daysClosed: Int = try line.integer()
    try line.expect(",\"net_asset_value\":")
    let netAssetValue = try line.money()
    try line.expect("}")
    self.init(daysClosed: daysClosed, netAssetValue: netAssetValue)
  }
}
