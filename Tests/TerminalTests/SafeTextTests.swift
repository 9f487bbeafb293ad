import Terminal
import TestSupport
import Testing

struct `Safe text` {
  @Test(arguments: [
    ("plain 文字", "plain 文字"), ("\u{1B}[2J", "␛[2J"), ("\u{7}\u{0}", "␇␀"), ("a\u{7F}", "a␡"),
    ("a\u{9B}31m", "a<009B>31m"), ("\u{202E}abc\u{202C}", "<202E>abc<202C>"),
    ("a\u{200B}b", "a<200B>b"), ("\u{FEFF}x", "<FEFF>x"), ("a\tb", "a  b"), ("a\r\nb", "a\nb"),
    ("a\rb", "a␍b"), ("a\r", "a␍"), ("\u{2028}", "<2028>"), ("\u{E000}", "<E000>"),
    ("e\u{301}\u{301}\u{301}", "e\u{301}"), ("\u{301}x", "x"), ("⚠\u{FE0F}", "⚠"),
    ("👨\u{200D}👩", "👨👩"), ("a\u{200D}b", "a<200D>b"), ("\u{E0041}", "<E0041>"),
    ("\u{2066}", "<2066>"), ("\u{AD}", "<00AD>"), ("\u{115F}", "\u{115F}"),
  ]) func `what moves or hides is shown`(text: String, expected: String) {
    #expect(SafeText.visible(text) == expected)
  }

  @Test(arguments: 0..<200) func `pieces give what the whole gives`(seed: UInt64) {
    var random = TestRandom(seed: seed)
    let scalars: [Unicode.Scalar] = [
      "a", "\r", "\n", "文", "\u{301}", "\u{1B}", "\u{200D}", "👨", "\u{FE0F}", "\u{202E}", "\t", "“",
    ]
    let whole = (0..<40).map { _ in scalars.randomElement(using: &random) ?? "a" }
    var reader = SafeText()
    var joined = ""
    var rest = whole[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...7, using: &random))
      rest = rest.dropFirst(piece.count)
      joined.unicodeScalars.append(
        contentsOf: reader.next(String(String.UnicodeScalarView(piece))).unicodeScalars)
    }
    joined.unicodeScalars.append(contentsOf: reader.finished().unicodeScalars)
    let expected = SafeText.visible(String(String.UnicodeScalarView(whole)))
    #expect(Array(joined.unicodeScalars) == Array(expected.unicodeScalars), "seed \(seed)")
  }

  @Test func `no hostile text leaves its cells`() {
    var frame = Frame(Size(width: 40, height: 3))
    frame.text("\u{1B}[1;1H\u{1B}]0;x\u{7}\u{202E}evil\u{9B}2J\r\n\t茅台\u{200B}", x: 0, y: 1)
    #expect(frame.plainText.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    let rows = frame.plainText.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[0].isEmpty && rows[2].isEmpty)
  }
}
