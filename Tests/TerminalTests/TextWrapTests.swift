import Terminal
import TestSupport
import Testing

struct `Wrapping text` {
  @Test(arguments: [
    ("", 10, [""]), ("a b", 10, ["a b"]), ("one two three", 8, ["one two", "three"]),
    ("a\n\nb", 10, ["a", "", "b"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("买入一百股。卖出", 10, ["买入一百", "股。卖出"]), ("看（涨）跌", 6, ["看", "（涨）", "跌"]),
    ("买入buy卖出", 6, ["买入", "buy卖", "出"]), ("hello 世界 x", 7, ["hello", "世界 x"]),
    ("中", 1, ["中"]), ("12.5% of it", 6, ["12.5%", "of it"]),
  ]) func `lines break where they may`(text: String, width: Int, expected: [String]) {
    #expect(TextWrap.lines(text, width: width) == expected)
  }

  @Test(arguments: 0..<100) func `no line is too wide and no glyph is lost`(seed: UInt64) {
    var random = TestRandom(seed: seed)
    let pieces = [
      "涨", "停", "，", "。", "（", "）", "a", "word", " ", "-", "1.25%", "\n", "é", "《", "》",
    ]
    let text = (0..<80).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    for width in [2, 3, 7, 20, 41] {
      let lines = TextWrap.lines(text, width: width)
      #expect(lines.allSatisfy { GlyphWidth.of($0) <= width }, "seed \(seed) width \(width)")
      let squeeze: (String) -> String = { $0.filter { $0 != " " && $0 != "\n" } }
      #expect(squeeze(lines.joined()) == squeeze(text), "seed \(seed) width \(width)")
    }
  }

  @Test(arguments: 0..<60) func `streaming gives what the whole gives`(seed: UInt64) {
    var random = TestRandom(seed: seed)
    let pieces = ["涨停，", "word ", "a", "\n", "长", "1.25% ", "（注）", "\u{1B}["]
    var stream = StreamingText(width: 17)
    var text = ""
    for _ in 0..<90 {
      let piece = pieces.randomElement(using: &random) ?? ""
      stream.append(piece)
      text += piece
    }
    #expect(stream.lines == TextWrap.lines(SafeText.visible(text), width: 17), "seed \(seed)")
    stream.reflow(width: 30)
    #expect(stream.lines == TextWrap.lines(SafeText.visible(text), width: 30), "seed \(seed)")
  }

  @Test func `a stream keeps a bounded number of paragraphs and counts the rest`() {
    var stream = StreamingText(width: 20, paragraphLimit: 10)
    for number in 0..<100 { stream.append("line \(number)\n") }
    #expect(stream.droppedParagraphs == 91)
    #expect(stream.lines.first == "line 91")
    #expect(stream.lines.count == 10)
  }

  @Test func `one endless line stays bounded`() {
    var stream = StreamingText(width: 40, paragraphLimit: 4)
    for _ in 0..<500 { stream.append(String(repeating: "长", count: 50)) }
    #expect(stream.lines.count < 5 * 4_096 * 2 / 40)
    #expect(stream.droppedParagraphs > 0)
  }
}
