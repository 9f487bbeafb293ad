import TradingTypes

/// A place in a text that names a date or a year, in one of the forms that news are written in.
///
/// `2025-10-09`, `2025/10/9`, `2025.10.09`, `20251009`, `2025年10月9日`, `10月9日`, `October 9, 2025`,
/// `Oct 9`, `9 October 2025`; years as `2025年`, `FY2025`, `in 2025`.
struct DateMention: Hashable {
  /// What is named.
  enum Kind: Hashable {
    case day(TradingDay)
    case year(Int)
  }

  /// The bytes that name it.
  let range: Range<Int>
  let kind: Kind
  /// Whether it is a whole date with its year.
  let isFull: Bool

  /// The mentions in `bytes`, in order.
  ///
  /// A month and day without a year is taken for the one nearest to `reference`, and left out when
  /// there is none.
  static func all(in bytes: [UInt8], near reference: TradingDay?) -> [DateMention] {
    var mentions: [DateMention] = []
    var place = 0
    while place < bytes.count {
      let reader = DateReader(bytes, at: place)
      if reader.mayStart, let mention = reader.mention(near: reference) {
        mentions.append(mention)
        place = mention.range.upperBound
      } else {
        place += 1
      }
    }
    return mentions
  }
}

/// Reads one date from a place in a text.
private struct DateReader {
  private let bytes: [UInt8]
  private let start: Int
  private var place: Int

  init(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    self.start = start
    place = start
  }

  /// Whether a number or a month's name could start here.
  var mayStart: Bool {
    let byte = bytes[start]
    guard isDigit(byte) || (65...90).contains(byte) else { return false }
    guard start > 0 else { return true }
    let before = bytes[start - 1]
    if before == UInt8(ascii: "Y"), start > 1, bytes[start - 2] == UInt8(ascii: "F") { return true }
    if before == UInt8(ascii: "."), start > 1, isDigit(bytes[start - 2]) { return false }
    return !isWord(before)
  }

  func mention(near reference: TradingDay?) -> DateMention? {
    var reader = self
    return reader.read(near: reference)
  }

  private mutating func read(near reference: TradingDay?) -> DateMention? {
    if let month = monthName() {
      _ = skip(".")
      guard skip(" "), let (day, _) = number(2) else { return nil }
      for ending in ["st", "nd", "rd", "th"] where skip(ending) { break }
      return dated(month, day, near: reference)
    }
    guard let (value, count) = number(8) else { return nil }
    switch count {
    case 8:
      guard !isNumberGoingOn, let day = date(value / 10_000, value / 100 % 100, value % 100)
      else { return nil }
      return found(.day(day), isFull: true)
    case 4 where (1990...2100).contains(value): return afterYear(value)
    case 1, 2:
      if skip("月"), let (day, _) = number(2), skip("日") || skip("号") {
        return nearest(value, day, reference)
      }
      guard skip(" "), let month = monthName() else { return nil }
      _ = skip(".")
      return dated(month, value, near: reference)
    default: return nil
    }
  }

  /// What follows the digits of a year.
  private mutating func afterYear(_ year: Int) -> DateMention? {
    let afterDigits = place
    for separator in ["-", "/", "."] {
      place = afterDigits
      if skip(separator), let (month, _) = number(2), skip(separator), let (day, _) = number(2),
        !isNumberGoingOn, let date = date(year, month, day)
      {
        return found(.day(date), isFull: true)
      }
    }
    place = afterDigits
    if skip("年") {
      if let (month, _) = number(2), skip("月"), let (day, _) = number(2), skip("日") || skip("号"),
        let date = date(year, month, day)
      {
        return found(.day(date), isFull: true)
      }
      place = afterDigits
      return found(.year(year), isFull: false)
    }
    guard !isNumberGoingOn, isYearByWords else { return nil }
    return found(.year(year), isFull: false)
  }

  /// Whether the words around a bare number say that it is a year.
  private var isYearByWords: Bool {
    let before = lowercased(bytes[max(0, start - 8)..<start])
    let leads = ["fy", "fy ", " in ", "since ", " by ", "year ", "during ", "until ", "q1 ", "q2 "]
    guard (leads + ["q3 ", "q4 "]).contains(where: { before.hasSuffix($0) }) else { return false }
    let after = lowercased(bytes[place..<min(bytes.count, place + 9)])
    return ![" share", " lot", " milli", " billi", " yuan", " unit", "%"]
      .contains { after.hasPrefix($0) }
  }

  /// A month and day with the year that follows, or the nearest one.
  private mutating func dated(
    _ month: Int, _ day: Int, near reference: TradingDay?
  ) -> DateMention? {
    let end = place
    _ = skip(",")
    if skip(" "), let (year, count) = number(4), count == 4, let date = date(year, month, day) {
      return found(.day(date), isFull: true)
    }
    place = end
    return nearest(month, day, reference)
  }

  private func nearest(_ month: Int, _ day: Int, _ reference: TradingDay?) -> DateMention? {
    guard let reference else { return nil }
    let years = [reference.year - 1, reference.year, reference.year + 1]
    let days = years.compactMap { date($0, month, day) }
    let best = days.min { left, right in
      abs(left.daysSinceEpoch - reference.daysSinceEpoch)
        < abs(right.daysSinceEpoch - reference.daysSinceEpoch)
    }
    return best.map { found(.day($0), isFull: false) }
  }

  private func found(_ kind: DateMention.Kind, isFull: Bool) -> DateMention {
    DateMention(range: start..<place, kind: kind, isFull: isFull)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) -> TradingDay? {
    TradingDay(year: year, month: month, day: day)
  }

  private mutating func number(_ most: Int) -> (value: Int, count: Int)? {
    var value = 0
    let first = place
    while place < bytes.count, place - first < most, isDigit(bytes[place]) {
      value = value * 10 + Int(bytes[place] - UInt8(ascii: "0"))
      place += 1
    }
    return place > first ? (value, place - first) : nil
  }

  private mutating func skip(_ text: String) -> Bool {
    guard bytes[place...].starts(with: text.utf8) else { return false }
    place += text.utf8.count
    return true
  }

  /// The month, 1 to 12, that is named here in full or in three letters.
  private mutating func monthName() -> Int? {
    for (number, name) in DateReader.months.enumerated() {
      for text in [name, String(name.prefix(3))] where bytes[place...].starts(with: text.utf8) {
        let end = place + text.utf8.count
        guard end == bytes.count || !isWord(bytes[end]) else { continue }
        place = end
        return number + 1
      }
    }
    return nil
  }

  /// Whether the digits just read are the beginning of a longer number or word.
  private var isNumberGoingOn: Bool {
    guard place < bytes.count else { return false }
    let next = bytes[place]
    if next == UInt8(ascii: "."), place + 1 < bytes.count { return isDigit(bytes[place + 1]) }
    return isWord(next)
  }

  private func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }

  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
