/// Breaks text into lines of a width: at blanks between words, anywhere between Chinese characters
/// except before closing and after opening punctuation, and inside a word that is too long.
public enum TextWrap {
  /// The lines of `text`, which must be safe already; at least one, none wider than `width`.
  ///
  /// A width below 2 counts as 2, so that every glyph fits.
  public static func lines(_ text: String, width: Int) -> [String] {
    let width = max(2, width)
    if text.utf8.count <= width, text.utf8.last != 0x20, !text.utf8.contains(0x0A) { return [text] }
    var breaker = LineBreaker(scalars: Array(text.unicodeScalars), width: width)
    return breaker.lines()
  }
}

/// A greedy line breaker over one text.
private struct LineBreaker {
  let scalars: [Unicode.Scalar]
  let width: Int
  private var result: [String] = []
  private var start = 0
  private var columns = 0
  /// Where the next line may start, if anywhere in this line.
  private var opportunity: Int?

  init(scalars: [Unicode.Scalar], width: Int) {
    self.scalars = scalars
    self.width = width
  }

  mutating func lines() -> [String] {
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar == "\n" {
        emit(upTo: place, next: place + 1)
      } else {
        let glyph = GlyphWidth.of(scalar)
        while columns + glyph > width, scalar != " ", place > start { breakLine(before: place) }
        columns += glyph
        if mayBreak(after: place) { opportunity = place + 1 }
      }
      place += 1
    }
    emit(upTo: scalars.count, next: scalars.count)
    return result
  }

  private mutating func breakLine(before place: Int) {
    let end = opportunity ?? place
    emit(upTo: end, next: end)
    columns = 0
    for index in start..<max(start, place) { columns += GlyphWidth.of(scalars[index]) }
  }

  private mutating func emit(upTo end: Int, next: Int) {
    var last = end
    while last > start, scalars[last - 1] == " " { last -= 1 }
    var line = String.UnicodeScalarView()
    line.append(contentsOf: scalars[start..<last])
    result.append(String(line))
    start = next
    columns = 0
    opportunity = nil
  }

  private func mayBreak(after place: Int) -> Bool {
    guard place + 1 < scalars.count else { return false }
    let scalar = scalars[place]
    let next = scalars[place + 1]
    if next == " " || next == "\n" { return false }
    if scalar == " " { return true }
    if GlyphWidth.of(next) == 0 || LineBreaker.closing.contains(next.value) { return false }
    if LineBreaker.opening.contains(scalar.value) { return false }
    if scalar == "-" { return place > start && scalars[place - 1].properties.isAlphabetic }
    return GlyphWidth.of(scalar) == 2 || GlyphWidth.of(next) == 2
  }

  private static let closing = Set(
    "，。、；：！？）】」』〉》〕”’…—％%,.;:!?)]}>°℃￥·".unicodeScalars.map(\.value))
  private static let opening = Set("（【「『〈《〔“‘([{<¥￥$".unicodeScalars.map(\.value))
}
