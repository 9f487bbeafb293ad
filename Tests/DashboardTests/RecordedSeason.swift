import Journal
import Market
import TradingTypes

/// A small season told as journal entries: fixed arithmetic, no venue, enough to fill every pane.
struct RecordedSeason {
  /// Whether a language model is at the seat, with thoughts and calls.
  var hasModel = true
  var days = 20

  static let instruments: [Instrument] = [
    ("600519.SH", "贵州茅台", "Kweichow Moutai", "食品饮料"),
    ("600036.SH", "招商银行", "China Merchants Bank", "银行"),
    ("601318.SH", "中国平安", "Ping An", "保险"), ("600028.SH", "中国石化", "Sinopec", "石油石化"),
    ("688981.SH", "中芯国际-U", "SMIC", "电子"), ("601899.SH", "紫金矿业", "Zijin Mining", "有色金属"),
  ].compactMap { symbol, name, english, sector in
    Symbol(symbol).map { Instrument(symbol: $0, name: name, englishName: english, sector: sector) }
  }

  /// Twenty trading days from 2025-10-09 on, weekends left out.
  static let calendar: [TradingDay] = {
    var days: [TradingDay] = []
    var day = TradingDay("2025-10-09")
    while let date = day, days.count < 20 {
      if date.weekday <= 5 { days.append(date) }
      day = date.adding(days: 1)
    }
    return days
  }()

  /// The closing price of an instrument on a day of the season, 0 being the day before.
  static func close(_ instrument: Int, _ day: Int) -> Price {
    let bases: [Int64] = [142_000, 4_105, 5_520, 536, 12_850, 2_790]
    let wave = Int64((day * (7 + instrument * 3) + instrument * 11) % 17) - 8
    let drift = Int64(day) * (instrument % 3 == 0 ? 2 : instrument % 3 == 1 ? -1 : 1)
    return Price(fen: bases[instrument] * (1_000 + wave * 3 + drift) / 1_000)
  }

  static func indexLevel(_ day: Int) -> Price {
    let wave = Int64((day * 5) % 13) - 6
    return Price(tenThousandths: 29_500_000 * (1_000 + wave * 2 + Int64(day)) / 1_000)
  }

  /// Bars of the season and of forty days before it, for charts.
  static let market = market(rubbishFrom: nil)

  /// The same market with every datum of `day` and later replaced by rubbish.
  static func market(rubbishFrom rubbish: TradingDay?) -> MarketRecord {
    var history: [TradingDay] = []
    var day = TradingDay("2025-10-08")
    while let date = day, history.count < 40 {
      if date.weekday <= 5 { history.insert(date, at: 0) }
      day = date.adding(days: -1)
    }
    let all = history + calendar
    func bars(_ level: (Int) -> Price) -> [DayBar] {
      all.enumerated().map { place, day in
        let number = place - 39
        let isRubbish = rubbish.map { day >= $0 } ?? false
        let last = level(number - 1)
        let close = isRubbish ? Price(fen: 999_99) : level(number)
        let spread = max(1, abs(close.tenThousandths - last.tenThousandths) / 300) * 100
        return DayBar(
          day: day, reference: last,
          bar: Bar(
            open: last, high: Price(tenThousandths: max(last, close).tenThousandths + spread),
            low: Price(tenThousandths: min(last, close).tenThousandths - spread), close: close,
            volume: Quantity(Int64(1_000_000 + (place * 7_919) % 500_000)),
            turnover: Money(yuan: Int64(80_000_000 + (place * 104_729) % 50_000_000))))
      }
    }
    let places = instruments.indices.sorted { instruments[$0].symbol < instruments[$1].symbol }
    let news = calendar.enumerated().compactMap { place, day -> NewsItem? in
      guard let time = TradingTime(day: day, hour: 8, minute: 5) else { return nil }
      return NewsItem(
        id: place + 1, published: time, symbols: [instruments[place % 6].symbol],
        source: rubbish.map { day >= $0 } == true ? "废话社" : "示例社",
        chinese: "\(instruments[place % 6].name)发布第\(place + 1)号公告，经营平稳",
        english: "\(instruments[place % 6].englishName) publishes notice \(place + 1)")
    }
    return MarketRecord(
      name: "sample-2025", digest: "00", instruments: places.map { instruments[$0] },
      calendar: all, series: places.map { place in BarSeries(days: bars { close(place, $0) }) },
      index: Instrument(
        symbol: Symbol("000016.SH") ?? instruments[0].symbol, name: "上证50", englishName: "SSE 50",
        board: .index),
      indexSeries: BarSeries(days: bars { indexLevel($0) }), actions: [], news: news)
  }

  /// The entries of the season.
  func entries() -> [JournalEntry] {
    var writer = SeasonWriter()
    let first = RecordedSeason.calendar[0]
    writer.add(
      .runStarted(
        RunHeader(
          program: "0.1", market: "sample-2025", marketDigest: "00",
          trader: hasModel ? "agent" : "momentum",
          model: hasModel ? "SmolLM2-135M-Instruct.Q4_1.gguf" : "", modelDigest: "", kernels: "",
          seed: 7, rules: .exchange, mode: .daily, start: first,
          end: RecordedSeason.calendar[days - 1], days: days, cash: Money(yuan: 100_000),
          benchmark: "上证50", benchmarkStart: RecordedSeason.indexLevel(0), settings: [])),
      .open(of: first))
    for day in 1...days { writer.day(day, of: days, hasModel: hasModel) }
    writer.finish(days: days)
    return writer.entries
  }
}

/// Keeps a naive account while it writes entries.
private struct SeasonWriter {
  var entries: [JournalEntry] = []
  private var cash = Money(yuan: 100_000)
  private var fees = Money.zero
  private var held: [Int: (quantity: Quantity, cost: Money)] = [:]
  private var orders = 0
  private var calls = 0
  private var lastValue = Money(yuan: 100_000)

  mutating func add(_ event: JournalEvent, _ time: TradingTime) {
    entries.append(
      JournalEntry(sequence: entries.count, time: time, event: event, hash: "\(entries.count)"))
  }

  mutating func day(_ number: Int, of count: Int, hasModel: Bool) {
    let day = RecordedSeason.calendar[number - 1]
    let open = TradingTime.open(of: day)
    let stock = (number * 5) % 6
    let name = RecordedSeason.instruments[stock].name
    let symbol = RecordedSeason.instruments[stock].symbol
    add(.dayOpened(DayOpening(day: day, number: number, count: count)), open)
    if hasModel {
      add(
        .briefing(
          Passage(
            text: """
              第 \(number) 日开盘前。现金 \(cash) 元，净值 \(lastValue) 元。
              上证50 昨收 \(RecordedSeason.indexLevel(number - 1))。
              \(name) 昨收 \(RecordedSeason.close(stock, number - 1))，五日均线之上，成交放量。
              可用工具：market_overview、bars、indicators、news、buy、sell、note、finish_day。
              """, tokens: 96)), open)
      think(
        "先看\(name)（\(symbol)）：昨天收在 \(RecordedSeason.close(stock, number - 1)) 元，"
          + "量能放大，短线偏强。The index moved little, so the edge, if any, is in the stock itself. "
          + "手上现金 \(cash) 元，单只仓位不超过三成，先查最近五根日线再决定。", open)
      call("bars", "{\"symbol\":\"\(symbol)\",\"count\":5}", at: open)
      result(
        true,
        (0..<5).map { "\($0 + 1)  收 \(RecordedSeason.close(stock, max(0, number - 5 + $0)))" }
          .joined(separator: "\n") + "\nMA5 \(RecordedSeason.close(stock, number - 1))", open)
    }
    if number % 4 == 2 { refuse(stock, at: open, hasModel: hasModel) }
    if number % 3 == 0, let place = held.keys.min() {
      sell(place, number, at: open, hasModel: hasModel)
    } else {
      buy(stock, number, at: open, hasModel: hasModel)
    }
    if hasModel {
      think("今天到此为止。计划：明天若跌破五日均线就减半。", open)
      call("finish_day", "{\"summary\":\"持有\(name)，观察均线\"}", at: open)
    }
    close(number, hasModel: hasModel)
  }

  mutating func finish(days: Int) {
    add(
      .runEnded(RunEnding(daysClosed: days, netAssetValue: lastValue)),
      .close(of: RecordedSeason.calendar[days - 1]))
  }

  private mutating func think(_ text: String, _ time: TradingTime) {
    add(
      .modelCall(
        ModelCall(
          promptTokens: 900, cachedTokens: 800, thoughtTokensVisible: 300, tokens: [1, 2, 3],
          thoughtTokens: 84, forcedTokens: 12, stop: "call", maskedPartsPerMillion: 1_200)), time)
    add(.thought(Passage(text: text, tokens: 84)), time)
  }

  private mutating func call(_ name: String, _ arguments: String, at time: TradingTime) {
    calls += 1
    add(
      .toolCall(ToolCall(id: calls, name: name, arguments: arguments, isWellFormed: true)), time)
  }

  private mutating func result(_ ok: Bool, _ text: String, _ time: TradingTime) {
    add(.toolResult(ToolResult(id: calls, ok: ok, text: text)), time)
  }

  private mutating func order(
    _ stock: Int, _ side: Side, _ quantity: Int64, _ limit: Price?, _ time: TradingTime
  ) -> Order {
    orders += 1
    let symbol = RecordedSeason.instruments[stock].symbol
    return Order(
      id: OrderID(orders),
      request: OrderRequest(
        symbol: symbol, side: side, quantity: Quantity(quantity), limit: limit), submitted: time)
  }

  private mutating func refuse(_ stock: Int, at time: TradingTime, hasModel: Bool) {
    let symbol = RecordedSeason.instruments[stock].symbol
    if hasModel { call("buy", "{\"symbol\":\"\(symbol)\",\"shares\":150}", at: time) }
    let rejection = OrderRejection(
      .lotSize, "150 shares were sent; this board trades in lots of 100.", hint: "Send 100 or 200.")
    add(
      .orderRejected(
        RejectedOrder(order: order(stock, .buy, 150, nil, time), rejection: rejection)), time)
    if hasModel { result(false, rejection.description, time) }
  }

  private mutating func buy(_ stock: Int, _ number: Int, at time: TradingTime, hasModel: Bool) {
    let price = RecordedSeason.close(stock, number - 1)
    let lots = max(1, Money(yuan: 18_000).tenThousandths / (price * 100).tenThousandths)
    let quantity = lots * 100
    guard price * Quantity(quantity) < cash else { return }
    let symbol = RecordedSeason.instruments[stock].symbol
    if hasModel { call("buy", "{\"symbol\":\"\(symbol)\",\"shares\":\(quantity)}", at: time) }
    let limit = number % 5 == 0 ? price : nil
    let order = order(stock, .buy, quantity, limit, time)
    add(.orderAccepted(order), time)
    trade(order, price, quantity, time)
    if hasModel { result(true, "filled \(quantity) @ \(price), cash \(cash)", time) }
  }

  private mutating func sell(_ stock: Int, _ number: Int, at time: TradingTime, hasModel: Bool) {
    guard let holding = held[stock] else { return }
    let price = RecordedSeason.close(stock, number - 1)
    let symbol = RecordedSeason.instruments[stock].symbol
    let quantity = holding.quantity.shares
    if hasModel { call("sell", "{\"symbol\":\"\(symbol)\",\"shares\":\(quantity)}", at: time) }
    let order = order(stock, .sell, quantity, nil, time)
    add(.orderAccepted(order), time)
    trade(order, price, quantity, time)
    if hasModel { result(true, "filled \(quantity) @ \(price), cash \(cash)", time) }
  }

  private mutating func trade(
    _ order: Order, _ price: Price, _ quantity: Int64, _ time: TradingTime
  ) {
    let request = order.request
    let stock = RecordedSeason.instruments.firstIndex { $0.symbol == request.symbol } ?? 0
    let charges = Fees(
      commission: Money(yuan: 5),
      stampDuty: request.side == .sell
        ? (price * Quantity(quantity)).charge(partsPerMillion: 500)
        : .zero,
      transferFee: (price * Quantity(quantity)).charge(partsPerMillion: 10))
    let fill = Fill(
      order: order.id, symbol: request.symbol, side: request.side, quantity: Quantity(quantity),
      price: price, fees: charges, time: time)
    add(.fill(fill), time)
    cash += fill.cashChange
    fees += charges.total
    if request.side == .buy {
      let before = held[stock] ?? (.zero, .zero)
      held[stock] = (
        before.quantity + fill.quantity, before.cost + fill.amount + charges.total
      )
    } else {
      held[stock] = nil
    }
  }

  private mutating func close(_ number: Int, hasModel: Bool) {
    let day = RecordedSeason.calendar[number - 1]
    let positions = RecordedSeason.instruments.indices
      .sorted { RecordedSeason.instruments[$0].symbol < RecordedSeason.instruments[$1].symbol }
      .compactMap { stock in
        held[stock].map {
          ClosingPosition(
            symbol: RecordedSeason.instruments[stock].symbol, quantity: $0.quantity, cost: $0.cost,
            close: RecordedSeason.close(stock, number))
        }
      }
    let value = positions.reduce(Money.zero) { $0 + $1.value }
    lastValue = cash + value
    add(
      .dayClosed(
        DayClosing(
          day: day, cash: cash, receivable: .zero, positionsValue: value,
          netAssetValue: lastValue, feesToDate: fees,
          benchmark: RecordedSeason.indexLevel(number), positions: positions,
          stop: hasModel ? "finish_day" : "")), .close(of: day))
  }
}
