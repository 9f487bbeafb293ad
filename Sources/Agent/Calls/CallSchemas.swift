import Grammar

/// The schemas of the eight tools as the system prompt and exports state them: shape, not state.
struct CallSchemas {
  /// The most rows of a table.
  let rows: Int

  /// The eight tools in the order of the prompt.
  var all: [ToolSchema] {
    let symbol = ToolParameter("symbol", Self.symbolShape)
    let price = ToolParameter("limit_price", .decimal(1...99_999_999, places: 2), isRequired: false)
    let shares = ToolParameter("shares", .integer(1...99_999_999))
    func schema(_ tool: ToolName, _ parameters: [ToolParameter] = []) -> ToolSchema {
      ToolSchema(name: tool.rawValue, summary: tool.line(in: .english), parameters: parameters)
    }
    return [
      schema(.marketOverview),
      schema(.bars, [symbol, ToolParameter("days", .integer(5...max(rows, 5)))]),
      schema(.indicators, [symbol]),
      schema(
        .news,
        [
          ToolParameter("symbol", Self.symbolShape, isRequired: false),
          ToolParameter("query", .text(maximum: ToolName.queryLength), isRequired: false),
          ToolParameter("limit", .integer(1...5)),
        ]),
      schema(.buy, [symbol, shares, price]),
      schema(.sell, [symbol, shares, price]),
      schema(.note, [ToolParameter("text", .text(maximum: ToolName.noteLength))]),
      schema(.finishDay, [ToolParameter("summary", .text(maximum: ToolName.summaryLength))]),
    ]
  }

  /// Whether a call names a known tool and gives it arguments of its schema.
  func contains(_ call: ParsedCall) -> Bool {
    let forms = all.flatMap(\.forms).filter { form in
      form.tool == call.name && form.arguments.map(\.name) == call.arguments.map(\.name)
    }
    guard !forms.isEmpty else { return false }
    let automaton = ByteAutomaton(CallSyntax.hermes.call(forms))
    return automaton.matches(CallSyntax.hermes.text(of: call).utf8)
  }

  /// The call with its arguments typed by the schema, where the dialect does not tell text from
  /// numbers.
  func typed(_ call: ParsedCall) -> ParsedCall {
    guard let schema = all.first(where: { $0.name == call.name }) else { return call }
    let arguments = call.arguments.map { argument in
      guard let parameter = schema.parameters.first(where: { $0.name == argument.name }) else {
        return argument
      }
      return ParsedArgument(
        argument.name, argument.value, isString: parameter.values.isString || argument.isString)
    }
    return ParsedCall(name: call.name, arguments: arguments)
  }

  /// Six digits, a dot and a venue.
  private static let symbolShape = ValueKind.matching(
    .sequence([
      .repetition(.oneOf(.digits), minimum: 6, maximum: 6), .strings([".SH", ".SZ", ".BJ"]),
    ]), isString: true)
}
