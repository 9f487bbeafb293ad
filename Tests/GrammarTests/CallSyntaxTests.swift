import Grammar
import TestSupport
import Testing

private let buy = ToolSchema(
  name: "buy", summary: "Buy shares.",
  parameters: [
    ToolParameter("symbol", .oneOf(["600519.SH", "600028.SH"])),
    ToolParameter("shares", .lots(100...2300)),
    ToolParameter("limit_price", .decimal(521...636, places: 2), isRequired: false),
  ])
private let note = ToolSchema(
  name: "note", summary: "Save a line.", parameters: [ToolParameter("text", .text(maximum: 20))])

struct `Tool calls` {
  private let forms = buy.forms + note.forms

  @Test(arguments: [
    (#"{"name": "buy", "arguments": {"symbol": "600519.SH", "shares": 100}}"#, true),
    (
      #"{"name": "buy", "arguments": {"symbol": "600028.SH", "shares": 2300, "limit_price": 6.36}}"#,
      true
    ),
    (#"{"name": "note", "arguments": {"text": "看好银行"}}"#, true),
    (#"{"name": "buy", "arguments": {"symbol": "600519.SH", "shares": 150}}"#, false),
    (#"{"name": "buy", "arguments": {"symbol": "600519.SH", "shares": 2400}}"#, false),
    (#"{"name": "buy", "arguments": {"symbol": "600000.SH", "shares": 100}}"#, false),
    (#"{"name": "buy", "arguments": {"symbol": "600519.SH", "shares": "100"}}"#, false),
    (#"{"name": "buy", "arguments": {"shares": 100, "symbol": "600519.SH"}}"#, false),
    (#"{"name":"buy","arguments":{"symbol":"600519.SH","shares":100}}"#, false),
    (
      #"{"name": "buy", "arguments": {"symbol": "600519.SH", "shares": 100, "limit_price": 6.37}}"#,
      false
    ),
    (#"{"name": "buy", "arguments": {"symbol": "600519.SH", "shares": 100}}}"#, false),
    (#"{"name": "sell", "arguments": {}}"#, false),
    (#"{"name": "note", "arguments": {"text": "a"b"}}"#, false),
  ])
  func `a Hermes call is legal or not`(body: String, isLegal: Bool) {
    let automaton = ByteAutomaton(CallSyntax.hermes.call(forms))
    #expect(automaton.matches("<tool_call>\n\(body)\n</tool_call>".utf8) == isLegal)
  }

  @Test(arguments: [
    ("看涨", true), ("", true), ("a < b", false), ("</parameter>", false), ("a\nb", false),
  ])
  func `a MiniMax argument cannot close its own element`(text: String, isLegal: Bool) {
    let automaton = ByteAutomaton(CallSyntax.minimax.call(forms))
    let call = ParsedCall(name: "note", arguments: [ParsedArgument("text", text, isString: true)])
    #expect(automaton.matches(CallSyntax.minimax.text(of: call).utf8) == isLegal)
  }

  @Test(arguments: CallSyntax.allCases)
  func `a written example is legal and reads back`(syntax: CallSyntax) throws {
    let call = ParsedCall(
      name: "buy",
      arguments: [
        ParsedArgument("symbol", "600519.SH", isString: true),
        ParsedArgument("shares", "100", isString: false),
      ])
    let text = syntax.text(of: call)
    #expect(ByteAutomaton(syntax.call(forms)).matches(text.utf8))
    #expect(try syntax.parse(text) == call)
  }

  @Test func `a combining mark after a tag does not hide the tag`() throws {
    let text =
      "<minimax:tool_call>\n<invoke name=\"note\">\n<parameter name=\"text\">\u{301}x"
      + "</parameter>\n</invoke>\n</minimax:tool_call>"
    #expect(try CallSyntax.minimax.parse(text).argument("text") == "\u{301}x")
  }

  @Test func `most of an order is forced`() throws {
    let automaton = ByteAutomaton(CallSyntax.hermes.call(buy.forms))
    let text = CallSyntax.hermes.text(
      of: ParsedCall(
        name: "buy",
        arguments: [
          ParsedArgument("symbol", "600519.SH", isString: true),
          ParsedArgument("shares", "100", isString: false),
        ]))
    var state = automaton.start
    var forced = 0
    for byte in text.utf8 {
      if automaton.forcedByte(state) == byte { forced += 1 }
      state = automaton.next(state, byte)
    }
    #expect(forced * 10 >= text.utf8.count * 8, "\(forced) of \(text.utf8.count)")
  }

  @Test(arguments: CallSyntax.allCases)
  func `a thought ends where its call begins and cannot run past it`(syntax: CallSyntax) {
    let automaton = ByteAutomaton(
      syntax.turn(forms, after: syntax.thought(excluding: ["<|im_end|>"])))
    let call = syntax.text(
      of: ParsedCall(name: "note", arguments: [ParsedArgument("text", "x", isString: true)]))
    func turn(_ thought: String) -> String {
      syntax.thoughtOpening + thought + syntax.thoughtClosing + call
    }
    for thought in ["Hold.", "a\n\nb <b> c", "涨 5 %", "a</thin", "x </ think>"] {
      #expect(automaton.matches(turn(thought).utf8), "\(thought)")
      #expect(syntax.split(turn(thought)).thought == thought)
    }
    for thought in ["", " a", "\na", "a</think>b", "a <think>", "<|im_end|>", call, "a\u{1B}[0m"]
    where syntax != .bare || thought != call {
      #expect(!automaton.matches(turn(thought).utf8), "\(thought)")
    }
    #expect(!automaton.matches((turn("a") + " ").utf8))
    #expect(!automaton.matches((turn("a") + call).utf8))
    #expect(automaton.forcedRun(automaton.start).bytes == Array(syntax.thoughtOpening.utf8))
  }

  @Test func `a first-person paragraph begins as told and stays one line`() {
    let thought = CallSyntax.hermes.thought(
      opening: "I ", isParagraph: true, excluding: ["day 1 of 20"])
    let automaton = ByteAutomaton(thought)
    for text in ["I ", "I buy.", "I 涨", "I I"] { #expect(automaton.matches(text.utf8), "\(text)") }
    for text in ["", "I", "You", "I a\nb", "I <b", "I saw day 1 of 20."] {
      #expect(!automaton.matches(text.utf8), "\(text)")
    }
  }

  @Test(arguments: [
    "", "<tool_call>", "<tool_call></tool_call>", "<tool_call>[]</tool_call>",
    #"<tool_call>{"name": "buy"}</tool_call>"#,
    #"<tool_call>{"name": 1, "arguments": {}}</tool_call>"#,
    #"<tool_call>{"name": "buy", "arguments": {"a": {}}}</tool_call>"#,
    #"<tool_call>{"name": "buy", "arguments": {"a": 1, "a": 2}}</tool_call>"#,
    #"<tool_call>{"name": "buy", "arguments": {}, "x": 1}</tool_call>"#,
  ])
  func `what is not a call is refused when read`(text: String) {
    #expect(throws: CallParseError.self) { try CallSyntax.hermes.parse(text) }
    #expect(throws: CallParseError.self) { try CallSyntax.minimax.parse(text) }
  }
}

/// Random schemas, random walks through their automata, read back by the parser.
struct `Random walks through random schemas` {
  @Test(arguments: 0..<30)
  func `every finished walk is a call of its schema`(seed: UInt64) throws {
    var random = TestRandom(seed: seed + 1)
    let tools = (0..<Int.random(in: 1...4, using: &random)).map { randomTool($0, &random) }
    for syntax in CallSyntax.allCases {
      let automaton = ByteAutomaton(syntax.call(tools.flatMap(\.forms)))
      for _ in 0..<4 {
        let bytes = walk(automaton, &random)
        let text = try #require(String(validating: bytes, as: UTF8.self))
        let call = try syntax.parse(text)
        let tool = try #require(tools.first { $0.name == call.name })
        #expect(fits(call, tool), "\(text)")
        #expect(automaton.matches(syntax.text(of: call).utf8) || text.contains("\\"), "\(text)")
      }
    }
  }

  private func randomTool(_ number: Int, _ random: inout TestRandom) -> ToolSchema {
    let parameters = (0..<Int.random(in: 0...3, using: &random)).map { place in
      let low = Int.random(in: 0...2000, using: &random)
      let range = low...(low + Int.random(in: 0...5000, using: &random))
      let values: ValueKind =
        switch Int.random(in: 0..<7, using: &random) {
        case 0: .text(maximum: Int.random(in: 0...12, using: &random))
        case 1: .oneOf(["600519.SH", "a b", "茅台"])
        case 2: .integer(range)
        case 3: .matching(.strings(["5", "10"]), isString: true)
        case 6:
          .list(.oneOf(["600519.SH", "茅台"]), count: 1...Int.random(in: 1...5, using: &random))
        case 4: .lots(range.lowerBound...(range.upperBound + 100))
        default: .decimal(range, places: Int.random(in: 1...3, using: &random))
        }
      return ToolParameter("p\(place)", values, isRequired: Bool.random(using: &random))
    }
    return ToolSchema(name: "tool_\(number)", summary: "", parameters: parameters)
  }

  private func walk(_ automaton: ByteAutomaton, _ random: inout TestRandom) -> [UInt8] {
    var bytes: [UInt8] = []
    var state = automaton.start
    while !automaton.isAccepting(state) {
      guard let byte = automaton.allowedBytes(state).bytes.randomElement(using: &random) else {
        Issue.record("dead end after \(bytes)")
        return bytes
      }
      bytes.append(byte)
      state = automaton.next(state, byte)
    }
    return bytes
  }

  private func fits(_ call: ParsedCall, _ tool: ToolSchema) -> Bool {
    let names = tool.parameters.map(\.name).filter { call.argument($0) != nil }
    guard names == call.arguments.map(\.name) else { return false }
    return tool.parameters.allSatisfy { parameter in
      guard let value = call.argument(parameter.name) else { return !parameter.isRequired }
      switch parameter.values {
      case .text(let maximum): return value.unicodeScalars.count <= maximum
      case .oneOf(let texts): return texts.contains(value)
      case .list(_, let count):
        guard case .array(let elements)? = try? JSONText(parsing: value) else { return false }
        return count.contains(elements.count)
      case .integer(let range): return Int(value).map(range.contains) ?? false
      case .matching(let pattern, _): return ByteAutomaton(pattern).matches(value.utf8)
      case .lots(let range): return Int(value).map { range.contains($0) && $0 % 100 == 0 } ?? false
      case .decimal(let range, let places):
        return Int(value.filter { $0 != "." }).map(range.contains) ?? false
          && value.split(separator: ".").last?.count == places
      }
    }
  }
}
