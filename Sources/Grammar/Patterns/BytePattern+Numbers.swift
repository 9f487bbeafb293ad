extension BytePattern {
  /// Whole numbers of `range` in decimal, without sign or leading zeros.
  ///
  /// A negative part of the range is left out; nothing matches when none remains.
  public static func integer(in range: ClosedRange<Int>) -> BytePattern {
    decimal(in: range, places: 0)
  }

  /// Decimal numbers with exactly `places` decimals, whose value times 10^places lies in `range`.
  ///
  /// `decimal(in: 98...1005, places: 2)` matches `0.98` to `10.05`: a price on a tick of 0.01.
  public static func decimal(in range: ClosedRange<Int>, places: Int) -> BytePattern {
    precondition(places >= 0, "a number has no \(places) decimals")
    guard range.upperBound >= 0 else { return .choice([]) }
    let lowest = max(range.lowerBound, 0)
    var words: [BytePattern] = []
    var length = max(digits(of: lowest).count, places + 1)
    let longest = max(digits(of: range.upperBound).count, places + 1)
    while length <= longest {
      let isShortest = length == places + 1
      let first = isShortest ? 0 : power(ofTen: length - 1)
      let last = length >= 19 ? Int.max : power(ofTen: length) - 1
      let low = max(lowest, first)
      let high = min(range.upperBound, last)
      if low <= high {
        for word in digitWords(from: digits(of: low, length), to: digits(of: high, length)[...]) {
          words.append(pattern(of: word, places: places))
        }
      }
      length += 1
    }
    return .choice(words)
  }

  /// Share counts that are whole hundreds inside `range`: the lots of most boards.
  public static func lots(in range: ClosedRange<Int>) -> BytePattern {
    let low = max(1, (max(range.lowerBound, 0) + 99) / 100)
    let high = range.upperBound / 100
    guard low <= high else { return .choice([]) }
    return .sequence([.integer(in: low...high), .literal("00")])
  }

  /// A number as a row of digit ranges, one for each place.
  private typealias DigitWord = [ClosedRange<UInt8>]

  private static func pattern(of word: DigitWord, places: Int) -> BytePattern {
    var parts: [BytePattern] = []
    for (index, range) in word.enumerated() {
      if places > 0, index == word.count - places { parts.append(.literal(".")) }
      let zero = UInt8(ascii: "0")
      parts.append(.oneOf(ByteSet((zero + range.lowerBound)...(zero + range.upperBound))))
    }
    return .sequence(parts)
  }

  /// Rows of digit ranges that together cover the numbers from `low` to `high`, of equal length.
  private static func digitWords(from low: [UInt8], to high: ArraySlice<UInt8>) -> [DigitWord] {
    guard let first = low.first, let last = high.first else { return [[]] }
    let lowRest = Array(low.dropFirst())
    let highRest = high.dropFirst()
    if lowRest.allSatisfy({ $0 == 0 }), highRest.allSatisfy({ $0 == 9 }) {
      return [[first...last] + lowRest.map { _ in 0...9 }]
    }
    if first == last {
      return digitWords(from: lowRest, to: highRest).map { [first...first] + $0 }
    }
    var words = digitWords(from: lowRest, to: lowRest.map { _ in 9 }[...])
      .map { [first...first] + $0 }
    if first + 1 <= last - 1 {
      words.append([(first + 1)...(last - 1)] + lowRest.map { _ in 0...9 })
    }
    words += digitWords(from: lowRest.map { _ in 0 }, to: highRest).map { [last...last] + $0 }
    return words
  }

  private static func digits(of value: Int, _ length: Int = 1) -> [UInt8] {
    var rest = value
    var digits: [UInt8] = []
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    while digits.count < length { digits.append(0) }
    return digits.reversed()
  }

  private static func power(ofTen exponent: Int) -> Int {
    (0..<exponent).reduce(1) { value, _ in value * 10 }
  }
}
