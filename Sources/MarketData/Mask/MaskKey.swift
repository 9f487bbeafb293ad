import Market
public import TradingTypes

/// What stands for what in a masked market: codes, names and days, both ways.
public struct MaskKey: Sendable {
  /// The first day of every masked calendar, a Monday.
  static let firstDay = 21_010_103
  /// The masked benchmark's code, which belongs to no index.
  static let indexSymbol: Symbol = symbol(910_001, .shanghai)

  private let days: [TradingDay]
  private let maskedDays: [TradingDay]
  private let symbols: [Symbol: Symbol]
  private let originals: [Symbol: Symbol]
  /// Texts that name a share, longest first, and what replaces them.
  private let words: [(text: String, mask: String)]

  init(_ market: MarketRecord, seed: UInt64) {
    days = market.calendar
    maskedDays = MaskKey.weekdays(market.calendar.count)
    let order = MaskKey.shuffled(market.instruments.count, seed: seed)
    var symbols: [Symbol: Symbol] = [:]
    var words: [(text: String, mask: String)] = []
    for (place, instrument) in market.instruments.enumerated() {
      let number = order[place] + 1
      let mask = MaskKey.symbol(for: instrument, number)
      symbols[instrument.symbol] = mask
      words.append((instrument.symbol.description, mask.description))
      words.append((instrument.symbol.digits, mask.digits))
      words.append((instrument.name, MaskKey.name(number)))
      words.append((instrument.englishName, MaskKey.englishName(number)))
    }
    symbols[market.index.symbol] = MaskKey.indexSymbol
    words.append((market.index.name, "基准指数"))
    words.append((market.index.englishName, "Benchmark"))
    words.append((market.name, "masked"))
    for (day, mask) in zip(days, maskedDays) { words.append((day.description, mask.description)) }
    self.words = words.filter { !$0.text.isEmpty }
      .sorted { ($0.text.utf8.count, $0.text) > ($1.text.utf8.count, $1.text) }
    self.symbols = symbols
    var originals: [Symbol: Symbol] = [:]
    for (original, mask) in symbols { originals[mask] = original }
    self.originals = originals
  }

  /// The code that stands for `symbol`, itself when the market does not list it.
  public func masked(_ symbol: Symbol) -> Symbol { symbols[symbol] ?? symbol }

  /// The code behind a masked one, itself when it is none.
  public func original(_ symbol: Symbol) -> Symbol { originals[symbol] ?? symbol }

  /// The day that stands for `day`; between trading days the next one.
  public func masked(_ day: TradingDay) -> TradingDay {
    let place = days.firstIndex { $0 >= day } ?? days.count - 1
    return maskedDays.indices.contains(place) ? maskedDays[place] : day
  }

  /// The day behind a masked one; nil when it is none.
  public func original(_ day: TradingDay) -> TradingDay? {
    maskedDays.firstIndex(of: day).map { days[$0] }
  }

  /// `day` as a count from `start`, such as `D+3`; both masked.
  public func label(of day: TradingDay, from start: TradingDay) -> String {
    let place = maskedDays.firstIndex { $0 >= day } ?? maskedDays.count
    let first = maskedDays.firstIndex { $0 >= start } ?? 0
    return place >= first ? "D+\(place - first)" : "D-\(first - place)"
  }

  /// The instant that stands for `time`; nil after the last trading day.
  ///
  /// What falls on a day without trading moves to the first minute of the next trading day, which
  /// keeps the order and shows nothing earlier than it was published.
  func masked(_ time: TradingTime) -> TradingTime? {
    guard let place = days.firstIndex(where: { $0 >= time.day }) else { return nil }
    let isTradingDay = days[place] == time.day
    return TradingTime(
      day: maskedDays[place], hour: isTradingDay ? Int(time.minute) / 60 : 0,
      minute: isTradingDay ? Int(time.minute) % 60 : 0)
  }

  /// The share under its mask.
  func masked(_ instrument: Instrument) -> Instrument {
    let mask = masked(instrument.symbol)
    let name = words.first { $0.text == instrument.name }?.mask ?? mask.digits
    let englishName =
      words.first { $0.text == instrument.englishName }?.mask ?? ""
    return Instrument(
      symbol: mask, name: name, englishName: englishName, board: instrument.board,
      sector: instrument.sector, isSpecialTreatment: instrument.isSpecialTreatment,
      indexWeight: instrument.indexWeight)
  }

  /// `text` with every name, code and trading day replaced.
  public func masked(text: String) -> String {
    replacing(text, words)
  }

  /// `text` with every mask replaced by what it stands for.
  public func unmasked(text: String) -> String {
    replacing(
      text,
      words.filter { $0.mask != "masked" }.map { ($0.mask, $0.text) }
        .sorted { ($0.0.utf8.count, $0.0) > ($1.0.utf8.count, $1.0) })
  }

  /// Names, codes and days of the real market that `text` gives away, each once.
  public func leaks(in text: String) -> [String] {
    words.filter { $0.text != $0.mask && text.contains($0.text) }.map(\.text)
  }

  private func replacing(_ text: String, _ pairs: [(text: String, mask: String)]) -> String {
    var result = ""
    var rest = text[...]
    while let first = rest.first {
      if let pair = pairs.first(where: { rest.hasPrefix($0.text) }) {
        result += pair.mask
        rest = rest.dropFirst(pair.text.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func name(_ number: Int) -> String { "股票" + twoDigits(number) }

  private static func englishName(_ number: Int) -> String { "Share " + twoDigits(number) }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
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

  /// The numbers below `count` in an order drawn from `seed` (Fisher–Yates over SplitMix64).
  private static func shuffled(_ count: Int, seed: UInt64) -> [Int] {
    var state = seed
    var order = Array(0..<count)
    for place in order.indices.reversed() {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      bits ^= bits >> 31
      order.swapAt(place, Int(bits % UInt64(place + 1)))
    }
    return order
  }

  private static func weekdays(_ count: Int) -> [TradingDay] {
    var days: [TradingDay] = []
    var day = TradingDay(String(firstDay))
    while days.count < count, let current = day {
      if current.weekday <= 5 { days.append(current) }
      day = current.adding(days: 1)
    }
    return days
  }
}
