/// A sentence in both languages with blanks such as `{name}` to fill in and choices such as `[a|b]`.
struct Phrase {
  let chinese: String
  let english: String

  init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The sentence with its choices made by `stream`, the same in both languages, and each blank
  /// replaced by its text.
  func filled(
    _ blanks: [Blank], _ stream: inout SplitStream
  ) -> (chinese: String, english: String) {
    // Twelve is a multiple of every number of choices up to four.
    let draws = (0..<4).map { _ in stream.index(below: 12) }
    return (
      Phrase.fill(chinese, blanks, { $0.chinese }, draws),
      Phrase.fill(english, blanks, { $0.english }, draws)
    )
  }

  /// What goes into a blank.
  struct Blank {
    let key: String
    let chinese: String
    let english: String

    init(_ key: String, _ chinese: String, _ english: String) {
      self.key = key
      self.chinese = chinese
      self.english = english
    }

    /// A number reads the same in both languages.
    init(_ key: String, _ number: Int) {
      self.init(key, String(number), String(number))
    }
  }

  private static func fill(
    _ text: String, _ blanks: [Blank], _ language: (Blank) -> String,
    _ draws: [Int]
  ) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    var left = draws[...]
    while place < bytes.count {
      let closing: UInt8? =
        switch bytes[place] {
        case UInt8(ascii: "{"): UInt8(ascii: "}")
        case UInt8(ascii: "["): UInt8(ascii: "]")
        default: nil
        }
      guard let closing, let end = bytes[place...].firstIndex(of: closing) else {
        result.append(bytes[place])
        place += 1
        continue
      }
      let inside = bytes[(place + 1)..<end]
      if closing == UInt8(ascii: "}") {
        let blank = blanks.first { $0.key.utf8.elementsEqual(inside) }
        result += blank.map { Array(language($0).utf8) } ?? []
      } else {
        let choices = inside.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        result += choices[(left.popFirst() ?? 0) % choices.count]
      }
      place = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
