import Terminal

/// Finds text without regard to the case of Latin letters.
enum SearchMarks {
  /// The spans with every occurrence of `query` in the ink of a search hit.
  static func marked(_ line: [Span], query: String) -> [Span] {
    line.flatMap { marked($0, query: query) }
  }

  /// Whether `text` holds `query`.
  static func contains(_ text: String, _ query: String) -> Bool {
    !places(of: folded(query), in: folded(text)).isEmpty
  }

  private static func marked(_ span: Span, query: String) -> [Span] {
    let wanted = folded(query)
    let found = places(of: wanted, in: folded(span.text))
    guard !found.isEmpty else { return [span] }
    let scalars = Array(span.text.unicodeScalars)
    var result: [Span] = []
    var place = 0
    for start in found where start >= place {
      if start > place { result.append(Span(text(scalars[place..<start]), span.style)) }
      place = start + wanted.count
      result.append(Span(text(scalars[start..<place]), .searchHit))
    }
    if place < scalars.count { result.append(Span(text(scalars[place...]), span.style)) }
    return result
  }

  private static func places(of wanted: [UInt32], in text: [UInt32]) -> [Int] {
    guard let first = wanted.first, text.count >= wanted.count else { return [] }
    var result: [Int] = []
    var place = 0
    while place <= text.count - wanted.count {
      if text[place] == first, text[place..<(place + wanted.count)].elementsEqual(wanted) {
        result.append(place)
        place += wanted.count
      } else {
        place += 1
      }
    }
    return result
  }

  private static func folded(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { $0.value >= 0x41 && $0.value <= 0x5A ? $0.value + 0x20 : $0.value }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
