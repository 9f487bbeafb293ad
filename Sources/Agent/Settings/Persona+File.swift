/// Why a text is not a persona.
public enum PersonaError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A line before the first language, or a language nobody reads.
  case unknownSection(file: String, line: Int, text: String)
  /// A language twice.
  case repeatedSection(file: String, line: Int, text: String)
  /// Neither English nor Chinese text.
  case empty(file: String)
  /// More text than a prompt should hold.
  case tooLong(file: String, characters: Int)
  /// A control character.
  case unprintable(file: String, line: Int)

  /// One line: the place, what is there, and what is allowed.
  public var description: String {
    switch self {
    case .unknownSection(let file, let line, let text):
      "\(file):\(line): '\(text)' belongs to no language; begin with a line [en] or [zh]"
    case .repeatedSection(let file, let line, let text): "\(file):\(line): \(text) is given twice"
    case .empty(let file): "\(file): no text under [en] or [zh]"
    case .tooLong(let file, let count):
      "\(file): \(count) characters; a persona has at most \(Persona.longest)"
    case .unprintable(let file, let line):
      "\(file):\(line): a control character; a persona is plain text"
    }
  }
}

extension Persona {
  /// The most characters of a persona in one language.
  static let longest = 2_000

  /// The style written in `text`: sections `[en]` and `[zh]`, one of which may be missing; lines that
  /// begin with `#` are notes.
  ///
  /// `file` is how the text is called in errors.
  public init(name: String, file: String, text: String) throws(PersonaError) {
    var sections: [(language: PromptLanguage, lines: [String])] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (place, line) in lines.enumerated() {
      let line = line.trimmed
      guard !line.hasPrefix("#"), !line.isEmpty else { continue }
      guard line.unicodeScalars.allSatisfy({ !$0.isControl }) else {
        throw .unprintable(file: file, line: place + 1)
      }
      if line.hasPrefix("["), line.hasSuffix("]") {
        guard let language = PromptLanguage(rawValue: String(line.dropFirst().dropLast())) else {
          throw .unknownSection(file: file, line: place + 1, text: line)
        }
        guard !sections.contains(where: { $0.language == language }) else {
          throw .repeatedSection(file: file, line: place + 1, text: line)
        }
        sections.append((language, []))
      } else if sections.isEmpty {
        throw .unknownSection(
          file: file, line: place + 1, text: PlainText.harmless(line, limit: 40))
      } else {
        sections[sections.count - 1].lines.append(line)
      }
    }
    func joined(_ language: PromptLanguage) throws(PersonaError) -> String? {
      guard let lines = sections.first(where: { $0.language == language })?.lines, !lines.isEmpty
      else { return nil }
      let text = lines.joined(separator: language.pick(" ", ""))
      guard text.count <= Self.longest else {
        throw .tooLong(file: file, characters: text.count)
      }
      return text
    }
    let english = try joined(.english)
    let chinese = try joined(.chinese)
    guard let either = english ?? chinese else { throw .empty(file: file) }
    self.init(name: name, english: english ?? either, chinese: chinese ?? either)
  }
}

extension Substring {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    var text = drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
    while let last = text.last, last == " " || last == "\t" {
      text.removeLast()
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether this is a control, format or bidirectional character.
  fileprivate var isControl: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
