import Grammar
import Testing

struct `JSON text` {
  @Test(arguments: [
    "", "{", "{}x", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1 2]", "01", "1.", "-", "+1", ".5", "1e",
    "nul", "\"a", "\"\\q\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\u{1}\"", "NaN", "Infinity",
    String(repeating: "[", count: 99),
  ])
  func `damaged JSON is refused and says where`(text: String) {
    #expect(throws: JSONText.Failure.self) { try JSONText(parsing: text) }
  }

  @Test func `numbers keep their digits and members their order`() throws {
    let value = try JSONText(parsing: #" {"b": 1.50, "a": [true, null, -0e+2]} "#)
    #expect(
      value
        == .object([
          .init(name: "b", value: .number("1.50")),
          .init(name: "a", value: .array([.bool(true), .null, .number("-0e+2")])),
        ]))
  }

  @Test(arguments: ["", "a\"b\\c", "多\n\t\r\u{0}\u{1F}", "😀</tool_call>"])
  func `quoting and reading give the text back`(text: String) throws {
    #expect(try JSONText(parsing: JSONText.quoted(text)) == .string(text))
  }

  @Test func `a surrogate pair is one character`() throws {
    #expect(try JSONText(parsing: #""\ud83d\ude00""#) == .string("😀"))
  }
}
