import Dashboard
import Terminal
import Testing

struct `Desk frames` {
  static let sizes = [(60, 20), (80, 24), (120, 36), (160, 48), (200, 60)]

  @Test(arguments: sizes, Language.allCases) func `the desk looks as approved`(
    size: (Int, Int), language: Language
  ) throws {
    let state = dashboard(Size(width: size.0, height: size.1), language: language)
    try expectGolden(state.text, "desk-\(size.0)x\(size.1)-\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases) func `a rule-based seat looks as approved`(
    language: Language
  ) throws {
    let state = dashboard(
      Size(width: 80, height: 24), language: language, entries: 40, hasModel: false)
    try expectGolden(state.text, "rule-80x24-\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases) func `the help page looks as approved`(
    language: Language
  ) throws {
    var state = dashboard(Size(width: 80, height: 24), language: language)
    _ = state.type("?")
    try expectGolden(state.text, "help-80x24-\(language.rawValue).txt")
  }

  @Test func `the story of a trade looks as approved`() throws {
    var state = dashboard(Size(width: 120, height: 36))
    _ = state.type("⇥⇥j⏎")
    try expectGolden(state.text, "why-120x36-zh.txt")
  }

  @Test func `without ambiguous glyphs the desk keeps its shape`() throws {
    let frame = dashboard(Size(width: 80, height: 24)).frame(Size(width: 80, height: 24))
    let plain = frame.withoutAmbiguousGlyphs
    for y in 0..<24 {
      for x in 0..<80 {
        #expect(plain[x, y].width == frame[x, y].width)
        for scalar in plain[x, y].text.unicodeScalars {
          #expect(!GlyphWidth.isAmbiguous(scalar), "\(scalar) in row \(y)")
        }
        #expect(plain[x, y].text != "?" || frame[x, y].text == "?", "\(frame[x, y].text)")
      }
    }
    try expectGolden(plain.plainText, "plain-80x24-zh.txt")
  }

  @Test func `before the first entry every size draws`() {
    for (width, height) in `Desk frames`.sizes {
      let state = dashboard(Size(width: width, height: height), entries: 0)
      #expect(state.text.contains("等待开始"))
    }
  }

  @Test(arguments: [(59, 24), (60, 19), (10, 3), (1, 1), (0, 0)])
  func `a terminal that is too small says so in one line and can be left`(size: (Int, Int)) {
    var state = dashboard(Size(width: size.0, height: size.1))
    let lines = state.text.split(separator: "\n").filter { !$0.isEmpty }
    #expect(lines.count <= 1)
    if size.0 >= 7 { #expect(lines.first?.contains("60×20") == true) }
    #expect(state.type("q") == [.quit])
  }

  /// Borders stand where the layout says in every row, whatever the names are.
  @Test(arguments: [(80, 24), (120, 36), (200, 60)], Language.allCases)
  func `borders line up in every row`(size: (Int, Int), language: Language) {
    for entries in [3, 11, 40, 98, 220, 400] {
      let state = dashboard(
        Size(width: size.0, height: size.1), language: language, entries: entries)
      let frame = state.frame(state.size)
      for y in 3..<(size.1 - 3) {
        #expect("│╭╰".contains(frame[0, y].text), "row \(y) after \(entries) entries")
        #expect("│╮╯".contains(frame[size.0 - 1, y].text), "row \(y) after \(entries) entries")
      }
    }
  }

  @Test func `every size between the least and a large one draws every pane`() {
    for width in stride(from: 60, through: 220, by: 23) {
      for height in stride(from: 20, through: 70, by: 9) {
        var state = dashboard(Size(width: width, height: height), entries: 150)
        for keys in ["", "z", "⇥", "⇥", "⇥", "?", "⎋", "2", "5", "1"] {
          _ = state.type(keys)
          #expect(state.text.count > width)
        }
      }
    }
  }
}
