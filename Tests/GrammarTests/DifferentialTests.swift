import Foundation
import Grammar
import TestSupport
import Testing

private let environment = ProcessInfo.processInfo.environment

/// Where to write random schemas and what may follow along random walks through them, for
/// `.ci/oracle-grammar` to hold against another implementation.
private let dump = environment["FUPAN_GRAMMAR_DUMP"]

/// How many schemas; `FUPAN_GRAMMAR_SCHEMAS=2000` asks for more.
private let schemaCount = environment["FUPAN_GRAMMAR_SCHEMAS"].flatMap(UInt64.init) ?? 200

/// One line of the dump: a schema, and walks as bytes with the set of bytes allowed before each.
private struct DumpedSchema: Encodable {
  struct Walk: Encodable {
    /// The bytes in hexadecimal.
    let text: String
    /// Before each byte and after the last: the allowed bytes, as 64 hexadecimal digits.
    let allowed: [String]
  }

  let seed: UInt64
  /// JSON schema, or all words of a decimal range when `words` is not empty.
  let schema: String
  let words: [String]
  var walks: [Walk] = []
}

struct `Random schemas for another implementation` {
  @Test(.enabled(if: dump != nil, "FUPAN_GRAMMAR_DUMP names no file"))
  func `are written with what may follow`() throws {
    var lines = ""
    let encoder = JSONEncoder()
    for seed in 1...schemaCount {
      var random = TestRandom(seed: seed)
      var line = seed % 5 == 0 ? decimals(seed, &random) : tools(seed, &random)
      for _ in 0..<4 { line.0.walks.append(walk(line.1, &random)) }
      lines += String(decoding: try encoder.encode(line.0), as: UTF8.self) + "\n"
    }
    try lines.write(toFile: try #require(dump), atomically: true, encoding: .utf8)
  }

  private func decimals(
    _ seed: UInt64, _ random: inout TestRandom
  ) -> (DumpedSchema, ByteAutomaton) {
    let low = Int.random(in: 0...3_000, using: &random)
    let high = low + Int.random(in: 0...600, using: &random)
    let places = Int.random(in: 1...3, using: &random)
    let words = (low...high).map { number in
      let digits = String(number)
      let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
      return "\(padded.dropLast(places)).\(padded.suffix(places))"
    }
    return (
      DumpedSchema(seed: seed, schema: "", words: words),
      ByteAutomaton(.decimal(in: low...high, places: places))
    )
  }

  private func tools(_ seed: UInt64, _ random: inout TestRandom) -> (DumpedSchema, ByteAutomaton) {
    var forms: [CallForm] = []
    var choices: [String] = []
    for number in 0..<Int.random(in: 1...3, using: &random) {
      var parameters: [ToolParameter] = []
      var properties: [String] = []
      var required: [String] = []
      for place in 0..<Int.random(in: 0...3, using: &random) {
        let (values, schema) = value(&random)
        let isRequired = Bool.random(using: &random)
        parameters.append(ToolParameter("p\(place)", values, isRequired: isRequired))
        properties.append("\"p\(place)\":\(schema)")
        if isRequired { required.append("\"p\(place)\"") }
      }
      let tool = ToolSchema(name: "tool_\(number)", summary: "", parameters: parameters)
      forms += tool.forms
      let arguments = object(properties.joined(separator: ","), required)
      choices.append(
        object(
          "\"name\":{\"const\":\"tool_\(number)\"},\"arguments\":\(arguments)",
          ["\"name\"", "\"arguments\""]))
    }
    let schema = "{\"anyOf\":[\(choices.joined(separator: ","))]}"
    // The call without its tags: what stands in them is JSON.
    let body: [BytePattern] = forms.map { form in
      guard case .sequence(let parts) = CallSyntax.hermes.call([form]) else { return .choice([]) }
      return .sequence(Array(parts.dropFirst().dropLast()))
    }
    return (
      DumpedSchema(seed: seed, schema: schema, words: []), ByteAutomaton(.choice(body))
    )
  }

  private func object(_ properties: String, _ required: [String]) -> String {
    "{\"type\":\"object\",\"properties\":{\(properties)},"
      + "\"required\":[\(required.joined(separator: ","))],\"additionalProperties\":false}"
  }

  private func value(_ random: inout TestRandom) -> (ValueKind, String) {
    let low = Int.random(in: 1...2_000, using: &random)
    let range = low...(low + Int.random(in: 0...50_000, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      let most = Int.random(in: 0...12, using: &random)
      return (.text(maximum: most), "{\"type\":\"string\",\"maxLength\":\(most)}")
    case 1:
      return (
        .oneOf(["600519.SH", "a \"b\"", "茅台", "茅"]), #"{"enum":["600519.SH","a \"b\"","茅台","茅"]}"#
      )
    case 2:
      return (
        .integer(range),
        "{\"type\":\"integer\",\"minimum\":\(range.lowerBound),\"maximum\":\(range.upperBound)}"
      )
    case 3:
      let lots = range.lowerBound...(range.upperBound + 100)
      return (
        .lots(lots),
        "{\"type\":\"integer\",\"minimum\":\(lots.lowerBound),\"maximum\":\(lots.upperBound),"
          + "\"multipleOf\":100}"
      )
    case 4:
      let code = BytePattern.sequence([
        .repetition(.oneOf(.digits), minimum: 6, maximum: 6), .strings([".SH", ".SZ", ".BJ"]),
      ])
      return (
        .matching(code, isString: true),
        #"{"type":"string","pattern":"^[0-9]{6}\\.(SH|SZ|BJ)$"}"#
      )
    default:
      let least = Int.random(in: 0...2, using: &random)
      let most = max(least + Int.random(in: 0...4, using: &random), 1)
      return (
        .list(.oneOf(["x", "茅"]), count: least...most),
        "{\"type\":\"array\",\"items\":{\"enum\":[\"x\",\"茅\"]},\"minItems\":\(least),"
          + "\"maxItems\":\(most)}"
      )
    }
  }

  /// A walk that prefers rare turns: the end of a string as often as any other byte.
  private func walk(_ automaton: ByteAutomaton, _ random: inout TestRandom) -> DumpedSchema.Walk {
    var text: [UInt8] = []
    var allowed: [String] = []
    var state = automaton.start
    while true {
      let set = automaton.allowedBytes(state)
      allowed.append(hexadecimal(set))
      var bytes = set.bytes
      // The other implementation writes fewer escapes; the script compares sets, not these ways.
      if text.last == UInt8(ascii: "\\") { bytes.removeAll { "u/".utf8.contains($0) } }
      if bytes.contains(UInt8(ascii: "\"")), Int.random(in: 0..<6, using: &random) == 0 {
        bytes = [UInt8(ascii: "\"")]
      }
      guard let byte = bytes.randomElement(using: &random) else { break }
      text.append(byte)
      state = automaton.next(state, byte)
    }
    let digits = text.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    return DumpedSchema.Walk(text: digits.joined(), allowed: allowed)
  }

  private func hexadecimal(_ set: ByteSet) -> String {
    (0..<32).map { place -> String in
      let bits = (0..<8).reduce(UInt8(0)) { value, bit in
        set.contains(UInt8(place * 8 + bit)) ? value | 1 << UInt8(bit) : value
      }
      return (bits < 16 ? "0" : "") + String(bits, radix: 16)
    }.joined()
  }
}
