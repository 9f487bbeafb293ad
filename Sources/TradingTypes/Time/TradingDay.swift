/// A day on which a market may trade: a date such as `2025-10-09`, or a relative day such as `D+3`.
///
/// Relative days count trading days from a season's first one and tell no date; see
/// ``init(relative:)``.
public struct TradingDay: Sendable, Hashable, Comparable {
  /// The date as the number yyyymmdd; of a relative day the one that stands for it.
  public let yyyymmdd: Int32

  /// The date, or nil when the calendar (Gregorian, 1990 to 2100) has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1990...2100).contains(year), (1...12).contains(month), day >= 1,
      day <= TradingDay.days(inMonth: month, of: year)
    else { return nil }
    self.init(checkedYear: year, month: month, day: day)
  }

  init(checkedYear year: Int, month: Int, day: Int) {
    yyyymmdd = Int32(year * 10_000 + month * 100 + day)
  }

  /// The date written as `2025-10-09` or `20251009`, or the relative day written as `D+3`.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    if bytes.first == UInt8(ascii: "D") {
      guard (3...7).contains(bytes.count), ["+", "-"].contains(text.dropFirst().first),
        bytes[2...].allSatisfy({ (48...57).contains($0) }), let count = Int(text.dropFirst(2))
      else { return nil }
      self.init(relative: bytes[1] == UInt8(ascii: "-") ? -count : count)
      return
    }
    let digits: [UInt8]
    if bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") {
      digits = Array(bytes[0..<4] + bytes[5..<7] + bytes[8..<10])
    } else if bytes.count == 8 {
      digits = bytes
    } else {
      return nil
    }
    var value = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    self.init(year: value / 10_000, month: value / 100 % 100, day: value % 100)
  }

  /// The year, such as 2025.
  public var year: Int { Int(yyyymmdd) / 10_000 }
  /// The month, 1 to 12.
  public var month: Int { Int(yyyymmdd) / 100 % 100 }
  /// The day of the month, 1 to 31.
  public var day: Int { Int(yyyymmdd) % 100 }

  /// Whether the left value comes first.
  public static func < (left: TradingDay, right: TradingDay) -> Bool {
    left.yyyymmdd < right.yyyymmdd
  }

  /// Days since 1970-01-01.
  public var daysSinceEpoch: Int {
    // Days from civil date, with years that start in March so that the leap day comes last.
    let shifted = month <= 2 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let era = shifted / 400
    let yearOfEra = shifted % 400
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date `count` calendar days later (earlier when negative), or nil outside the calendar.
  public func adding(days count: Int) -> TradingDay? {
    let last = isRelative ? TradingDay.lastRelativeDate : TradingDay.lastDate
    guard let day = TradingDay.date(daysSinceEpoch + count), day <= last,
      isRelative == day.isRelative
    else { return nil }
    return day
  }

  /// The same day of the month `count` months later, or that month's last day when it is shorter.
  public func adding(months count: Int) -> TradingDay {
    let months = month - 1 + count
    let year = year + months / 12
    let month = months % 12 + 1
    return TradingDay(
      checkedYear: year, month: month,
      day: min(day, TradingDay.days(inMonth: month, of: year)))
  }

  /// The date so many days after 1970-01-01.
  static func date(_ daysSinceEpoch: Int) -> TradingDay? {
    let shifted = daysSinceEpoch + 719_468
    guard shifted >= 0 else { return nil }
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return year >= 1990 ? TradingDay(checkedYear: year, month: month, day: day) : nil
  }

  /// The day of the week, 1 for Monday to 7 for Sunday; of a relative day it means nothing.
  public var weekday: Int { (daysSinceEpoch % 7 + 3) % 7 + 1 }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension TradingDay: CustomStringConvertible {
  /// The date as `2025-10-09`, a relative day as `D+3`.
  public var description: String {
    if let offset = relativeOffset { return offset < 0 ? "D\(offset)" : "D+\(offset)" }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// The month and day as `10-09`, a relative day as `D+3`.
  public var shortText: String {
    isRelative ? description : String(description.dropFirst(5))
  }
}

extension TradingDay: Codable {
  /// Reads the value as ``encode(to:)`` wrote it.
  public init(from decoder: any Decoder) throws {
    self = try decoder.exactText("a date like 2025-10-09") { TradingDay($0) }
  }

  /// Writes the value as its exact text or number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
