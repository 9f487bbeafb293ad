/// A sentence in both languages with blanks such as `{name}` to fill in.
struct Phrase {
  let chinese: String
  let english: String

  init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The sentence with each blank replaced by its Chinese or English text.
  func filled(_ blanks: [Blank]) -> (chinese: String, english: String) {
    (
      Phrase.fill(chinese, blanks.map { ($0.key, $0.chinese) }),
      Phrase.fill(english, blanks.map { ($0.key, $0.english) })
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

  private static func fill(_ text: String, _ blanks: [(key: String, text: String)]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let key = rest[rest.index(after: open)..<close]
      result += blanks.first { $0.key == key }?.text ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
