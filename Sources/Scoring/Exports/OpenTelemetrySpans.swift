import Journal
import TradingTypes

extension SeasonDialogue {
  /// The season as OpenTelemetry spans in OTLP-JSON, by the conventions for generative models: one
  /// `invoke_agent` span that holds a `chat` span for each generation and an `execute_tool` span for
  /// each call.
  ///
  /// Times are the season's, not this machine's: the simulated instant plus the entry's number in
  /// microseconds, so that order survives. Identifiers follow from the journal's first hash. What was
  /// said is left out unless `withContent`.
  ///
  /// - Throws: what encoding throws.
  public func openTelemetrySpans(withContent: Bool = false) throws -> String {
    let trace = String(identity.prefix(32))
    let root = spanID("run")
    let system = "fupan"
    var spans: [Span] = []
    for turn in turns {
      spans.append(chat(turn, trace: trace, parent: root, withContent: withContent))
      for exchange in turn.calls where turn.plainText == nil {
        spans.append(
          tool(exchange, at: turn.time, trace: trace, parent: root, withContent: withContent))
      }
    }
    let start = spans.first?.startTimeUnixNano ?? "0"
    let end = spans.last?.endTimeUnixNano ?? start
    spans.insert(
      Span(
        traceId: trace, spanId: root, parentSpanId: nil, name: "invoke_agent \(header.trader)",
        kind: 1, startTimeUnixNano: start, endTimeUnixNano: end,
        attributes: [
          .text("gen_ai.operation.name", "invoke_agent"), .text("gen_ai.provider.name", system),
          .text("gen_ai.agent.name", header.trader), .text("gen_ai.request.model", header.model),
          .text("gen_ai.conversation.id", identity), .whole("gen_ai.request.seed", header.seed),
        ], status: .init(code: 0, message: nil)), at: 0)
    let resource = Resource(attributes: [
      .text("service.name", system), .text("service.version", header.program),
      .text("fupan.market", header.market), .text("fupan.market.digest", header.marketDigest),
      .text("fupan.model.digest", header.modelDigest),
    ])
    let scope = ScopeSpans(scope: .init(name: system, version: header.program), spans: spans)
    return try RunExports.json(
      Traces(resourceSpans: [.init(resource: resource, scopeSpans: [scope])]), pretty: false)
      + "\n"
  }

  private func chat(_ turn: Turn, trace: String, parent: String, withContent: Bool) -> Span {
    var attributes: [Attribute] = [
      .text("gen_ai.operation.name", "chat"), .text("gen_ai.provider.name", "fupan"),
      .text("gen_ai.request.model", header.model),
    ]
    if let model = turn.model {
      attributes += [
        .whole("gen_ai.usage.input_tokens", model.promptTokens),
        .whole("gen_ai.usage.cache_read.input_tokens", model.cachedTokens),
        .whole("gen_ai.usage.output_tokens", model.tokens.count),
        .list("gen_ai.response.finish_reasons", [model.stop]),
        .whole("fupan.thought_tokens", model.thoughtTokens),
        .whole("fupan.thought_tokens_visible", model.thoughtTokensVisible),
        .whole("fupan.masked_parts_per_million", model.maskedPartsPerMillion),
      ]
    }
    if withContent {
      attributes.append(.text("gen_ai.output.messages", outputMessage(turn)))
    }
    return span(
      "chat \(header.model)", "chat \(turn.sequence)", from: turn.time, turn.sequence,
      trace: trace, parent: parent, attributes)
  }

  private func tool(
    _ exchange: Exchange, at time: TradingTime, trace: String, parent: String, withContent: Bool
  ) -> Span {
    var attributes: [Attribute] = [
      .text("gen_ai.operation.name", "execute_tool"), .text("gen_ai.tool.name", exchange.name),
      .text("gen_ai.tool.type", "function"), .text("gen_ai.tool.call.id", exchange.id),
    ]
    if !exchange.ok {
      let code = exchange.answer?.split(separator: " ").dropFirst().first?.split(separator: ":")
      attributes.append(.text("error.type", code?.first.map(String.init) ?? "refused"))
    }
    if withContent {
      attributes.append(.text("gen_ai.tool.call.arguments", exchange.call.arguments))
      attributes.append(.text("gen_ai.tool.call.result", exchange.answer ?? ""))
    }
    return span(
      "execute_tool \(exchange.name)", "tool \(exchange.sequence)", from: time,
      exchange.sequence, trace: trace, parent: parent, attributes, failed: !exchange.ok)
  }

  private func span(
    _ name: String, _ key: String, from time: TradingTime, _ sequence: Int, trace: String,
    parent: String, _ attributes: [Attribute], failed: Bool = false
  ) -> Span {
    let start = nanoseconds(time, sequence)
    return Span(
      traceId: trace, spanId: spanID(key), parentSpanId: parent, name: name, kind: 1,
      startTimeUnixNano: "\(start)", endTimeUnixNano: "\(start + 1_000)",
      attributes: attributes,
      status: .init(code: failed ? 2 : 0, message: failed ? "refused" : nil))
  }

  /// The simulated instant in Beijing, eight hours ahead of UTC, and one microsecond an entry.
  private func nanoseconds(_ time: TradingTime, _ sequence: Int) -> Int64 {
    let date = time.day.yyyymmdd
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
    let shifted = month > 2 ? (year, month) : (year - 1, month + 12)
    let days =
      365 * shifted.0 + shifted.0 / 4 - shifted.0 / 100 + shifted.0 / 400
      + (153 * (shifted.1 - 3) + 2) / 5 + day - 719_469
    let seconds = Int64(days) * 86_400 + Int64(time.minute) * 60 - 28_800
    return seconds * 1_000_000_000 + Int64(sequence) * 1_000
  }

  /// Eight bytes in hexadecimal out of the trace and a name, by FNV-1a.
  private func spanID(_ name: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in (identity + "/" + name).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let text = String(max(hash, 1), radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }

  private func outputMessage(_ turn: Turn) -> String {
    var parts: [Part] = []
    if !turn.thought.isEmpty { parts.append(Part(type: "reasoning", content: turn.thought)) }
    for exchange in turn.calls {
      parts.append(
        turn.plainText != nil
          ? Part(type: "text", content: exchange.call.arguments)
          : Part(
            type: "tool_call", id: exchange.id, name: exchange.name,
            arguments: exchange.call.arguments))
    }
    let message = OutputMessage(
      role: "assistant", parts: parts, finish_reason: turn.model?.stop ?? "tool_call")
    return (try? RunExports.json([message], pretty: false)) ?? "[]"
  }
}

private struct OutputMessage: Encodable {
  let role: String
  let parts: [Part]
  let finish_reason: String
}

private struct Part: Encodable {
  let type: String
  var content: String?
  var id: String?
  var name: String?
  var arguments: String?
}

private struct Traces: Encodable { let resourceSpans: [ResourceSpans] }

private struct ResourceSpans: Encodable {
  let resource: Resource
  let scopeSpans: [ScopeSpans]
}

private struct Resource: Encodable { let attributes: [Attribute] }

private struct ScopeSpans: Encodable {
  struct Scope: Encodable {
    let name: String
    let version: String
  }
  let scope: Scope
  let spans: [Span]
}

private struct Span: Encodable {
  struct Status: Encodable {
    let code: Int
    let message: String?
  }
  let traceId: String
  let spanId: String
  let parentSpanId: String?
  let name: String
  let kind: Int
  let startTimeUnixNano: String
  let endTimeUnixNano: String
  let attributes: [Attribute]
  let status: Status
}

private struct Attribute: Encodable {
  struct Value: Encodable {
    struct List: Encodable { let values: [Value] }
    var stringValue: String?
    var intValue: String?
    var arrayValue: List?
  }
  let key: String
  let value: Value

  static func text(_ key: String, _ text: String) -> Attribute {
    Attribute(key: key, value: Value(stringValue: text))
  }

  /// 64-bit numbers are strings in this format.
  static func whole(_ key: String, _ number: some BinaryInteger) -> Attribute {
    Attribute(key: key, value: Value(intValue: "\(number)"))
  }

  static func list(_ key: String, _ texts: [String]) -> Attribute {
    Attribute(
      key: key, value: Value(arrayValue: .init(values: texts.map { Value(stringValue: $0) })))
  }
}
