import CNcurses
import Terminal
import Testing

struct `Glyph widths` {
  @Test(arguments: [
    ("a", 1), ("涨", 2), ("，", 2), ("￥", 2), ("¥", 1), ("│", 1), ("⣿", 1), ("█", 1), ("●", 1),
    ("ﾊ", 1), ("e\u{301}", 1), ("한", 2), ("\u{3000}", 2), ("…", 1), ("✗", 1), ("→", 1), ("²", 1),
  ]) func `a glyph takes its columns`(text: String, width: Int) {
    #expect(GlyphWidth.of(text) == width)
  }

  /// The scripts in which every C library of the last ten years agrees, and which the screen uses.
  @Test func `the C library agrees where the screen draws`() {
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x391...0x3A1, 0x410...0x44F, 0x2190...0x21FF,
      0x2460...0x24FF, 0x2500...0x25FC, 0x2800...0x28FF, 0x3001...0x3029, 0x3041...0x3096,
      0x30A1...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFFBE,
      0x20000...0x2A6DD,
    ]
    var differing: [String] = []
    for code in ranges.joined() {
      guard let scalar = Unicode.Scalar(code), Int(cn_wcwidth(code)) != GlyphWidth.of(scalar)
      else { continue }
      differing.append(String(code, radix: 16))
    }
    #expect(differing == [])
  }

  @Test func `text is cut to columns, not characters`() {
    #expect(GlyphWidth.fitted("贵州茅台", to: 8) == "贵州茅台")
    #expect(GlyphWidth.fitted("贵州茅台", to: 7) == "贵州茅…")
    #expect(GlyphWidth.fitted("贵州茅台", to: 6) == "贵州…")
    #expect(GlyphWidth.padded("贵州", to: 6, alignedRight: true) == "  贵州")
  }

  @Test func `an ending takes no more columns than it may`() {
    #expect(GlyphWidth.ending(of: "贵州茅台", within: 8) == "贵州茅台")
    #expect(GlyphWidth.ending(of: "贵州茅台", within: 5) == "茅台")
    #expect(GlyphWidth.ending(of: "贵州e\u{301}", within: 1) == "e\u{301}")
    #expect(GlyphWidth.ending(of: "abc", within: 0) == "")
  }
}
