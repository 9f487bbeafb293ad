import Market
public import TradingTypes

/// What stands for what in a masked market: codes, names and days, both ways.
public struct MaskKey: Sendable {
  /// The masked benchmark's code, which belongs to no index.
  static let indexSymbol: Symbol = symbol(910_001, .shanghai)
  static let indexName = "基准指数"
  static let indexEnglishName = "Benchmark"
  static let marketName = "masked"

  /// Trading days of the market before the season's first one, which is `D+0`.
  public let history: Int
  /// The mapping as a table, `kind,mask,original` a line, for a person.
  public let csv: String

  private let days: [TradingDay]
  private let firstYear: Int
  private let symbols: [Symbol: Symbol]
  private let originals: [Symbol: Symbol]
  private let names: [Symbol: (chinese: String, english: String)]
  private let masks: WordTable
  private let unmasks: WordTable

  /// The key of `market` whose day number `history`, from 0, becomes `D+0`.
  init(_ market: MarketRecord, seed: UInt64, history: Int) {
    self.history = history
    days = market.calendar
    firstYear = days.indices.contains(history) ? days[history].year : 0
    var order = SplitMix64(seed: seed)
    let numbers = MaskKey.shuffled(market.instruments.count, &order)
    var table = [
      (kind: "index", mask: MaskKey.indexSymbol.description, text: "\(market.index.symbol)")
    ]
    table.append(("index name", MaskKey.indexName, market.index.name))
    table.append(("index name", MaskKey.indexEnglishName, market.index.englishName))
    table.append(("market", MaskKey.marketName, market.name))
    var symbols = [market.index.symbol: MaskKey.indexSymbol]
    var names: [Symbol: (chinese: String, english: String)] = [:]
    var words: [(text: String, mask: String)] = []
    for (place, instrument) in market.instruments.enumerated() {
      let number = numbers[place] + 1
      let mask = MaskKey.symbol(for: instrument, number)
      let digits = number < 10 ? "0\(number)" : "\(number)"
      let name = (chinese: "股票" + digits, english: "Share " + digits)
      symbols[instrument.symbol] = mask
      names[instrument.symbol] = name
      table.append(("code", mask.description, instrument.symbol.description))
      table.append(("name", name.chinese, instrument.name))
      table.append(("name", name.english, instrument.englishName))
      words.append((instrument.symbol.digits, mask.digits))
      words += ShareAlias.all(of: instrument.name).map { ($0, name.chinese) }
      words += ShareAlias.all(of: instrument.englishName).map { ($0, name.english) }
    }
    for (place, day) in days.enumerated() {
      guard let mask = TradingDay(relative: place - history) else { continue }
      table.append(("day", mask.description, day.description))
    }
    table.removeAll { $0.text.isEmpty }
    masks = WordTable(table.map { ($0.text, $0.mask) } + words)
    // A file's own words, such as the heading `benchmark`, are not masks.
    unmasks = WordTable(
      table.filter { $0.kind != "market" }.map { ($0.mask, $0.text) }
        + words.filter { $0.mask.utf8.allSatisfy { $0 < 58 } }.map { ($0.mask, $0.text) },
      isCaseExact: true)
    self.symbols = symbols
    self.names = names
    var originals: [Symbol: Symbol] = [:]
    for (original, mask) in symbols { originals[mask] = original }
    self.originals = originals
    var text = CSVText("kind,mask,original")
    for row in table {
      text.field(row.kind)
      text.quotedField(row.mask)
      text.quotedField(row.text)
      text.endLine()
    }
    csv = String(decoding: text.bytes, as: UTF8.self)
  }

  /// The code that stands for `symbol`, itself when the market does not list it.
  public func masked(_ symbol: Symbol) -> Symbol { symbols[symbol] ?? symbol }

  /// The code behind a masked one, itself when it is none.
  public func original(_ symbol: Symbol) -> Symbol { originals[symbol] ?? symbol }

  /// The day that stands for `day`, such as `D+3`; between trading days the next one.
  ///
  /// Beyond the calendar weekdays are counted, so that no date is left as it is.
  public func masked(_ day: TradingDay) -> TradingDay {
    TradingDay(relative: place(of: day) - history) ?? day
  }

  /// The day behind a masked one; nil when it is none.
  public func original(_ day: TradingDay) -> TradingDay? {
    guard let offset = day.relativeOffset, days.indices.contains(offset + history) else {
      return nil
    }
    return days[offset + history]
  }

  /// The instant that stands for `time`; nil after the last trading day.
  ///
  /// What falls on a day without trading moves to the first minute of the next trading day, which
  /// keeps the order and shows nothing earlier than it was published.
  func masked(_ time: TradingTime) -> TradingTime? {
    let place = place(of: time.day)
    guard days.indices.contains(place), let day = TradingDay(relative: place - history) else {
      return nil
    }
    let isTradingDay = days[place] == time.day
    return TradingTime(
      day: day, hour: isTradingDay ? Int(time.minute) / 60 : 0,
      minute: isTradingDay ? Int(time.minute) % 60 : 0)
  }

  /// The share under its mask.
  func masked(_ instrument: Instrument) -> Instrument {
    let mask = masked(instrument.symbol)
    let name = names[instrument.symbol]
    return Instrument(
      symbol: mask, name: name?.chinese ?? mask.digits, englishName: name?.english ?? "",
      board: instrument.board, sector: instrument.sector,
      isSpecialTreatment: instrument.isSpecialTreatment, indexWeight: instrument.indexWeight)
  }

  /// `text` with every name and code, date and year replaced; dates without a year are taken for
  /// those nearest to `day`.
  public func masked(text: String, near day: TradingDay?) -> String {
    let bytes = Array(text.utf8)
    let mentions = DateMention.all(in: bytes, near: day)
    var dates = mentions[...]
    return replacing(bytes) { place in
      while let first = dates.first, first.range.upperBound <= place { dates.removeFirst() }
      if let date = dates.first, date.range.lowerBound == place {
        return (date.range, mask(of: date))
      }
      return masks.match(in: bytes, at: place).map { ($0.range, $0.mask) }
    }
  }

  /// `text` with every mask replaced by what it stands for.
  public func unmasked(text: String) -> String {
    let bytes = Array(text.utf8)
    return replacing(bytes) { place in
      unmasks.match(in: bytes, at: place).map { ($0.range, $0.mask) }
    }
  }

  /// Names, codes and dates of the real market that `text` gives away, in the order they stand.
  ///
  /// Of dates only whole ones inside the market's calendar count: a model may well write a year or
  /// the ninth of October without having been told.
  public func leaks(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    var leaks: [(place: Int, text: String)] = []
    for mention in DateMention.all(in: bytes, near: nil) where mention.isFull {
      guard case .day(let day) = mention.kind, let first = days.first, let last = days.last,
        first <= day, day <= last
      else { continue }
      leaks.append(
        (mention.range.lowerBound, String(decoding: bytes[mention.range], as: UTF8.self)))
    }
    var place = 0
    while place < bytes.count {
      if let match = masks.match(in: bytes, at: place) {
        if TradingDay(match.text) == nil { leaks.append((place, match.text)) }
        place = match.range.upperBound
      } else {
        place += 1
      }
    }
    return leaks.sorted { $0.place < $1.place }.map(\.text)
  }

  private func mask(of mention: DateMention) -> String {
    switch mention.kind {
    case .day(let day): return "\(masked(day))"
    case .year(let year):
      let offset = year - firstYear
      return offset < 0 ? "Y\(offset)" : "Y+\(offset)"
    }
  }

  /// The place of `day` in the calendar, of the next trading day where it is none.
  private func place(of day: TradingDay) -> Int {
    guard let first = days.first, let last = days.last else { return history }
    if day < first { return -MaskKey.weekdays(from: day, to: first) }
    if day > last { return days.count - 1 + MaskKey.weekdays(from: last, to: day) }
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func weekdays(from first: TradingDay, to last: TradingDay) -> Int {
    let distance = last.daysSinceEpoch - first.daysSinceEpoch
    return min(max(distance * 5 / 7, distance > 0 ? 1 : 0), 5_000)
  }

  private func replacing(
    _ bytes: [UInt8], _ match: (Int) -> (range: Range<Int>, text: String)?
  ) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      if let found = match(place) {
        result += found.text.utf8
        place = found.range.upperBound
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A code on the share's own board that no listed share and no generated company has.
  ///
  /// Shanghai gives out no 602, Shenzhen no 004; the other blocks end below these numbers.
  private static func symbol(for instrument: Instrument, _ number: Int) -> Symbol {
    let offset = UInt32(number)
    switch (instrument.board, instrument.symbol.venue) {
    case (.star, _): return symbol(689_600 + offset, .shanghai)
    case (.chinext, _): return symbol(302_500 + offset, .shenzhen)
    case (.bse, _), (_, .beijing): return symbol(890_000 + offset, .beijing)
    case (_, .shanghai): return symbol(602_000 + offset, .shanghai)
    case (_, .shenzhen): return symbol(4_500 + offset, .shenzhen)
    }
  }

  private static func symbol(_ code: UInt32, _ venue: Venue) -> Symbol {
    guard let symbol = Symbol(code: code, venue: venue) else {
      preconditionFailure("the code \(code) has more than six digits: too many shares to mask")
    }
    return symbol
  }

  /// The numbers below `count` in an order that `random` draws (Fisher–Yates).
  private static func shuffled(_ count: Int, _ random: inout SplitMix64) -> [Int] {
    var order = Array(0..<count)
    for place in order.indices.reversed() {
      order.swapAt(place, Int(random.next() % UInt64(place + 1)))
    }
    return order
  }
}
