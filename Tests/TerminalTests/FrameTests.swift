import Terminal
import TestSupport
import Testing

struct `A frame` {
  @Test func `a wide glyph takes two cells`() {
    var frame = Frame(Size(width: 6, height: 2))
    frame.text("涨a", x: 1, y: 0)
    #expect(frame[1, 0].width == 2)
    #expect(frame[2, 0].width == 0)
    #expect(frame[3, 0].text == "a")
    #expect(frame.plainText == " 涨a\n\n")
  }

  @Test(arguments: [0, 1, 2]) func `overwriting half of a wide glyph blanks the other half`(x: Int)
  {
    var frame = Frame(Size(width: 4, height: 2))
    frame.text("涨跌", x: 0, y: 0)
    frame.text("a", x: x, y: 0)
    let expected = ["a 跌", " a跌", "涨a"][x]
    #expect(frame.plainText == expected + "\n\n")
  }

  @Test func `a wide glyph does not straddle the right edge`() {
    var frame = Frame(Size(width: 3, height: 2))
    frame.text("涨跌", x: 0, y: 0)
    #expect(frame.plainText == "涨\n\n")
  }

  @Test func `the bottom-right cell is never written`() {
    var frame = Frame(Size(width: 4, height: 2))
    frame.fill(frame.area, style: Style(.statusBar))
    frame.text("abcd", x: 0, y: 1)
    frame.box(frame.area)
    #expect(frame[3, 1] == .blank())
  }

  @Test func `drawing outside is cut off`() {
    var frame = Frame(Size(width: 5, height: 2))
    frame.text("abc", x: -1, y: 0)
    frame.text("abc", x: 4, y: 0)
    frame.text("abc", x: 0, y: 7)
    frame.box(Rect(x: -3, y: -3, width: 20, height: 20), title: "标题")
    frame.fill(Rect(x: -5, y: -5, width: 2, height: 2))
    #expect(frame[4, 0].text == "a")
  }

  @Test(arguments: 0..<60) func `random overwrites never leave half a glyph`(seed: UInt64) {
    var random = TestRandom(seed: seed)
    var frame = Frame(Size(width: 23, height: 9))
    let pieces = ["涨", "a", "－", "é", "e\u{301}", "🀄", "│", "⣿", "\u{1B}[2J", "中文abc", "ﾊ", " "]
    for _ in 0..<400 {
      let x = Int.random(in: -2...24, using: &random)
      let y = Int.random(in: -1...9, using: &random)
      if Int.random(in: 0..<12, using: &random) == 0 {
        let area = Rect(x: x, y: y, width: 7, height: 4)
        frame.fill(area)
        frame.box(area, title: "净值")
      } else {
        frame.text(pieces.randomElement(using: &random) ?? "", x: x, y: y)
      }
      for y in 0..<9 {
        var expected = 0
        for x in 0..<23 {
          let cell = frame[x, y]
          if expected == 1 {
            #expect(cell.width == 0, "seed \(seed): a wide glyph lost its right half at \(x),\(y)")
          } else {
            #expect(cell.width > 0, "seed \(seed): half a glyph at \(x),\(y)")
          }
          expected = cell.width == 2 ? 1 : 0
        }
        #expect(expected == 0, "seed \(seed): a wide glyph straddles the edge of row \(y)")
      }
    }
  }
}
