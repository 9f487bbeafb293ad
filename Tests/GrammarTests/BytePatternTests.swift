import Grammar
import Testing

struct `Byte patterns` {
  @Test(arguments: [
    (0, 0), (0, 9), (1, 1), (7, 13), (0, 100), (5, 60), (99, 101), (100, 999), (123, 4567),
    (1000, 1000), (9, 10_000), (-5, 3),
  ])
  func `whole numbers in a range match and no others do`(low: Int, high: Int) {
    let automaton = ByteAutomaton(.integer(in: low...high))
    for value in Array(0...300) + Array(stride(from: 301, through: 11_000, by: 7)) {
      #expect(automaton.matches("\(value)".utf8) == (low...high).contains(value), "\(value)")
    }
    for text in ["", "-1", "00", "01", "+1", "1.0", " 1", "1 ", "1e3", "1,000", "١"] {
      #expect(!automaton.matches(text.utf8), "'\(text)'")
    }
  }

  @Test func `a range below zero matches nothing`() {
    #expect(ByteAutomaton(.integer(in: -9 ... -1)).start == ByteAutomaton.dead)
  }

  @Test func `the largest whole number is a legal bound`() {
    let automaton = ByteAutomaton(.integer(in: 0...Int.max))
    #expect(automaton.matches("\(Int.max)".utf8))
    #expect(!automaton.matches("9223372036854775808".utf8))
    #expect(!automaton.matches("99999999999999999999".utf8))
  }

  @Test(arguments: [(98, 1005), (0, 7), (100, 100), (1_339, 99_999)])
  func `prices lie on the tick and inside the band`(low: Int, high: Int) {
    let automaton = ByteAutomaton(.decimal(in: low...high, places: 2))
    for fen in Array(0...1_500) + Array(stride(from: 1_501, through: 12_000, by: 11)) {
      let cents = fen % 100
      let text = "\(fen / 100).\(cents < 10 ? "0" : "")\(cents)"
      #expect(automaton.matches(text.utf8) == (low...high).contains(fen), "\(text)")
    }
    for text in ["1", "1.", "1.0", "1.000", ".50", "01.00", "1,00", "-1.00"] {
      #expect(!automaton.matches(text.utf8), "'\(text)'")
    }
  }

  @Test(arguments: [(100, 100), (100, 2300), (200, 100_000), (1, 99), (150, 1050)])
  func `lots are whole hundreds`(low: Int, high: Int) {
    let automaton = ByteAutomaton(.lots(in: low...high))
    for shares in stride(from: 0, through: 120_000, by: 50) {
      let isLegal = shares % 100 == 0 && shares > 0 && (low...high).contains(shares)
      #expect(automaton.matches("\(shares)".utf8) == isLegal, "\(shares)")
    }
    #expect(!automaton.matches("0100".utf8))
  }

  @Test(arguments: [
    (#""""#, true), (#""abcd""#, true), (#""abcde""#, false), (#""茅台 ok"#, false),
    (#""茅台""#, true), (#""\n\"\\\/""#, true), (#""\x""#, false), (#""\u4e2d""#, true),
    (#""\ud83d\ude00""#, true), (#""\ud83d""#, false), (#""\ude00""#, false), ("\"a\nb\"", false),
    ("\"a\u{7F}\"", false), ("\"\u{1B}[0m\"", false), ("abc", false), (#""a"b""#, false),
  ])
  func `JSON strings of at most four characters`(text: String, isLegal: Bool) {
    #expect(ByteAutomaton(.jsonString(maximum: 4)).matches(text.utf8) == isLegal)
  }

  @Test(arguments: [
    [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x80],
    [0xE8, 0x8C], [0xF5, 0x80, 0x80, 0x80],
  ])
  func `malformed UTF-8 is refused in text and in strings`(bytes: [UInt8]) {
    #expect(!ByteAutomaton(.text(excluding: [])).matches(bytes))
    let quote = UInt8(ascii: "\"")
    #expect(!ByteAutomaton(.jsonString(maximum: 9)).matches([quote] + bytes + [quote]))
  }

  @Test(arguments: [
    ("", true), ("plain", true), ("a < b > c", true), ("</thin", true), ("</think>", false),
    ("x</think>y", false), ("<</think>", false), ("</th</think>", false), ("abab", true),
    ("ababc", false), ("abaabc", true), ("ababababc", false), ("多头</think", true), ("tab\t", false),
  ])
  func `text without certain literals`(text: String, isLegal: Bool) {
    let automaton = ByteAutomaton(.text(excluding: ["</think>", "ababc"]))
    #expect(automaton.matches(text.utf8) == isLegal)
  }

  @Test func `bounded repetition counts`() {
    let automaton = ByteAutomaton(.repetition(.literal("ab"), minimum: 2, maximum: 4))
    for count in 0...6 {
      let text = String(repeating: "ab", count: count)
      #expect(automaton.matches(text.utf8) == (2...4).contains(count), "\(count)")
    }
  }

  @Test func `what can never be finished is dead at once`() {
    let impossible = BytePattern.sequence([.literal("a"), .choice([])])
    let automaton = ByteAutomaton(.choice([impossible, .literal("b")]))
    #expect(automaton.next(automaton.start, UInt8(ascii: "a")) == ByteAutomaton.dead)
    #expect(automaton.forcedByte(automaton.start) == UInt8(ascii: "b"))
    #expect(ByteAutomaton(impossible).start == ByteAutomaton.dead)
    #expect(ByteAutomaton(impossible).allowedBytes(ByteAutomaton.dead).isEmpty)
  }

  @Test func `forced bytes stop at a choice and at an end`() {
    let automaton = ByteAutomaton(
      .sequence([.literal("on"), .optional(.literal("ly")), .strings(["!", "?"])]))
    let (bytes, end) = automaton.forcedRun(automaton.start)
    #expect(bytes == Array("on".utf8))
    #expect(automaton.allowedBytes(end).bytes == Array("!?l".utf8).sorted())
    #expect(automaton.forcedByte(automaton.next(automaton.start, "only!".utf8)) == nil)
  }
}
