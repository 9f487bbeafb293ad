import Foundation
import Terminal
import Testing

struct `A recording` {
  @Test func `begins with a header and says only what changed`() throws {
    var cast = Asciicast()
    var frame = Frame(Size(width: 20, height: 3))
    frame.text("净值 \"100\"", x: 0, y: 0)
    let first = cast.lines(for: frame, theme: Theme(), at: 0)
    let lines = first.split(separator: "\n")
    #expect(lines.count == 2)
    let header = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
    #expect(header?["version"] as? Int == 2 && header?["width"] as? Int == 20)
    let event = try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [Any]
    #expect((event?[2] as? String)?.contains("净值 \"100\"") == true)

    #expect(cast.lines(for: frame, theme: Theme(), at: 40) == "")
    frame.text("8", x: 6, y: 0)
    let second = cast.lines(for: frame, theme: Theme(), at: 1_234)
    #expect(second.hasPrefix("[1.234, \"o\", \"\\u001b[1;7H"))
    #expect(!second.contains("净值"))
  }

  @Test func `a new size clears the screen`() {
    var cast = Asciicast()
    _ = cast.lines(for: Frame(Size(width: 4, height: 2)), theme: Theme(), at: 0)
    let resized = cast.lines(for: Frame(Size(width: 6, height: 2)), theme: Theme(), at: 5)
    #expect(resized.contains("\"r\", \"6x2\"") && resized.contains("[2J"))
  }
}
