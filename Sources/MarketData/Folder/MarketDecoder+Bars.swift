import Market
import TradingTypes

extension MarketDecoder {
  /// Reads `daily.csv`: the days of each instrument.
  mutating func decodeDaily() -> [[DayBar]] {
    let file = MarketFolder.dailyFile
    var days = [[DayBar]](repeating: [], count: instruments.count)
    var reader = CSVReader(file: file, bytes: bytes(of: file))
    guard reader.expectHeader(MarketFolder.dailyColumns, &issues) else { return days }
    var actionOn: [Place: Int] = [:]
    for (number, action) in actions.enumerated() {
      if let place = places[action.symbol] { actionOn[Place(day: action.exDay, place)] = number }
    }
    var order = RowOrder()
    while reader.advance(&issues) {
      guard requireFields(reader, 10),
        let day = require(reader, 0, "a date like 2025-10-09", reader.day),
        let place = rowPlace(reader, order),
        order.accept(day: day, minute: 0, place, reader, &issues, instruments),
        let reference = require(reader, 2, "a price", reader.decimal),
        let bar = bar(reader, 3, at: MarketLimits.price)
      else { continue }
      let isSuspended: Bool
      switch reader.fields[9].count {
      case 0: isSuspended = false
      case 9 where reader.text(9) == "suspended": isSuspended = true
      default:
        note(reader, "'\(reader.raw(9))' is not a status", "leave it empty or write suspended")
        continue
      }
      guard order.isNewDay ? checkTradingDay(day, reader) : true else { continue }
      let row = DayBar(
        day: day, reference: Price(tenThousandths: reference), isSuspended: isSuspended, bar: bar)
      guard checkTick(bar, row.reference, reader), checkSuspension(row, reader) else { continue }
      if let last = days[place].last {
        let action = actionOn[Place(day: day, place)].map { actions[$0] }
        checkReference(row, after: last, action, reader)
      }
      days[place].append(row)
    }
    return days
  }

  /// Reads `index.csv` and `index-hourly.csv`.
  mutating func decodeIndex() -> BarSeries {
    let file = MarketFolder.indexFile
    var days: [DayBar] = []
    var reader = CSVReader(file: file, bytes: bytes(of: file))
    if reader.expectHeader(MarketFolder.indexColumns, &issues) {
      var order = RowOrder()
      while reader.advance(&issues) {
        guard requireFields(reader, 8),
          let day = require(reader, 0, "a date like 2025-10-09", reader.day),
          order.accept(day: day, minute: 0, 0, reader, &issues, instruments),
          checkTradingDay(day, reader),
          let reference = require(reader, 1, "a level", reader.decimal),
          let bar = bar(reader, 2, at: MarketLimits.level)
        else { continue }
        let row = DayBar(day: day, reference: Price(tenThousandths: reference), bar: bar)
        if let last = days.last, last.bar.close != row.reference {
          note(reader, "the reference \(row.reference) is not the last close \(last.bar.close)", "")
        }
        days.append(row)
      }
    }
    var hours: [HourBar] = []
    let hourlyFile = MarketFolder.indexHourlyFile
    var hourly = CSVReader(file: hourlyFile, bytes: bytes(of: hourlyFile))
    if hourly.expectHeader(MarketFolder.indexHourlyColumns, &issues) {
      var order = RowOrder()
      while hourly.advance(&issues) {
        guard requireFields(hourly, 7), let end = barEnd(hourly),
          order.accept(day: end.day, minute: end.minute, 0, hourly, &issues, instruments),
          let bar = bar(hourly, 1, at: MarketLimits.level)
        else { continue }
        hours.append(HourBar(end: end, bar: bar))
      }
    }
    return BarSeries(days: days, hours: hours)
  }

  /// The place of the row's symbol in the list of instruments.
  mutating func rowPlace(_ reader: CSVReader, _ order: RowOrder) -> Int? {
    guard let symbol = require(reader, 1, "a symbol like 600519.SH", reader.symbol) else {
      return nil
    }
    // Rows come in the order of the instruments, so the next one is nearly always the place.
    let guess = order.place + 1 < instruments.count ? order.place + 1 : 0
    if instruments[guess].symbol == symbol { return guess }
    if let place = places[symbol] { return place }
    note(reader, "\(symbol) is not in instruments.csv", "")
    return nil
  }

  /// The end of an hourly bar in the row's first field.
  mutating func barEnd(_ reader: CSVReader) -> TradingTime? {
    guard let end = require(reader, 0, "a time like 2025-10-09 10:30", reader.time) else {
      return nil
    }
    guard HourBar.endMinutes.contains(end.minute) else {
      note(reader, "\(end) is not the end of an hourly bar", "10:30, 11:30, 14:00 or 15:00")
      return nil
    }
    return end
  }

  /// The six fields of a bar from `field` on, checked for their order and that no price is above
  /// `limit`.
  mutating func bar(_ reader: CSVReader, _ field: Int, at limit: Price) -> Bar? {
    guard let open = require(reader, field, "a price", reader.decimal),
      let high = require(reader, field + 1, "a price", reader.decimal),
      let low = require(reader, field + 2, "a price", reader.decimal),
      let close = require(reader, field + 3, "a price", reader.decimal),
      let volume = require(reader, field + 4, "a number of shares", reader.integer),
      let turnover = require(
        reader, field + 5, "an amount of money",
        { reader.fields[$0].isEmpty ? 0 : reader.decimal($0) })
    else { return nil }
    guard low > 0, turnover >= 0 else {
      note(reader, "a price is not positive or the turnover is negative", "")
      return nil
    }
    guard max(open, high, low, close) <= limit.tenThousandths, volume <= MarketLimits.volume.shares,
      turnover <= MarketLimits.turnover.tenThousandths
    else {
      note(
        reader, "a number is too large for a market",
        "at most \(limit) a price, \(MarketLimits.volume) shares, "
          + "\(MarketLimits.turnover) yuan")
      return nil
    }
    guard high >= max(open, close), low <= min(open, close) else {
      note(
        reader,
        "high \(reader.raw(field + 1)) and low \(reader.raw(field + 2)) do not enclose open "
          + "\(reader.raw(field)) and close \(reader.raw(field + 3))", "")
      return nil
    }
    return Bar(
      open: Price(tenThousandths: open), high: Price(tenThousandths: high),
      low: Price(tenThousandths: low), close: Price(tenThousandths: close),
      volume: Quantity(volume), turnover: Money(tenThousandths: turnover))
  }

  /// Notes an issue at the reader's line.
  mutating func note(_ reader: CSVReader, _ message: String, _ hint: String) {
    issues.add(MarketIssue(reader.file, line: reader.line, message, hint: hint))
  }

  /// Whether `day` is on the calendar; notes an issue otherwise.
  mutating func checkTradingDay(_ day: TradingDay, _ reader: CSVReader) -> Bool {
    if isTradingDay(day) { return true }
    note(reader, "\(day) is not in calendar.csv", "")
    return false
  }

  /// Whether every price is a whole number of fen, which adjusted prices are not.
  mutating func checkTick(_ bar: Bar, _ reference: Price, _ reader: CSVReader) -> Bool {
    let tick = Price(fen: 1)
    for price in [bar.open, bar.high, bar.low, bar.close, reference] where !price.isOnTick(tick) {
      note(reader, "the price \(price) is not a multiple of 0.01", "unadjusted prices are needed")
      return false
    }
    return true
  }

  private mutating func checkSuspension(_ row: DayBar, _ reader: CSVReader) -> Bool {
    guard row.reference > Price(fen: 0), row.reference <= MarketLimits.price else {
      note(
        reader,
        "the reference price \(row.reference) is not positive, or over "
          + "\(MarketLimits.price)", "")
      return false
    }
    guard row.isSuspended else { return true }
    let isFlat = row.bar.high == row.reference && row.bar.low == row.reference
    if isFlat, row.bar.volume == .zero { return true }
    note(
      reader, "a suspended share trades or moves",
      "volume 0 and all four prices equal to the reference")
    return false
  }

  /// Compares the reference price with the last close, or with what the day's action makes of it.
  private mutating func checkReference(
    _ row: DayBar, after last: DayBar, _ action: CorporateAction?, _ reader: CSVReader
  ) {
    guard let action else {
      if row.reference != last.bar.close {
        note(
          reader,
          "the reference \(row.reference) is not the last close \(last.bar.close) "
            + "and actions.csv has no ex-day for it", "")
      }
      return
    }
    let expected = action.referencePrice(after: last.bar.close)
    // Exchanges and vendors round in either direction: one tick is allowed.
    if abs(expected.tenThousandths - row.reference.tenThousandths) > 100 {
      note(
        reader,
        "the reference \(row.reference) is not \(expected), the last close "
          + "\(last.bar.close) after the action of \(row.day)", "")
    }
  }
}

/// A day and the place of an instrument.
private struct Place: Hashable {
  let day: TradingDay
  let place: Int

  init(day: TradingDay, _ place: Int) {
    self.day = day
    self.place = place
  }
}

/// The last row's time and instrument, against which the next row is held.
struct RowOrder {
  private var day: TradingDay?
  private var minute: Int32 = 0
  private(set) var place = -1
  /// Whether the last accepted row opened a new day.
  private(set) var isNewDay = true

  /// Whether the row comes after the last one; notes an issue otherwise.
  mutating func accept(
    day: TradingDay, minute: Int32, _ place: Int, _ reader: CSVReader, _ issues: inout IssueList,
    _ instruments: [Instrument]
  ) -> Bool {
    if let last = self.day, (last, self.minute, self.place) >= (day, minute, place) {
      let isTwice = (last, self.minute, self.place) == (day, minute, place)
      issues.add(
        MarketIssue(
          reader.file, line: reader.line,
          isTwice ? "the row of \(day) comes twice" : "\(day) comes after \(last)",
          hint: "rows must be in ascending order of time, then symbol"))
      return false
    }
    isNewDay = self.day != day
    self.day = day
    self.minute = minute
    self.place = place
    return true
  }
}
