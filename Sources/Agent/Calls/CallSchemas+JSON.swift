import Grammar

extension CallSchemas {
  /// The tools as a JSON list in the form that OpenAI's messages and chat templates use.
  func openAITools(in language: PromptLanguage) -> String {
    "[" + openAIFunctions(in: language).joined(separator: ", ") + "]"
  }

  /// The same, one text a tool.
  func openAIFunctions(in language: PromptLanguage) -> [String] {
    profile.tools.compactMap { tool in
      schema(tool.rawValue).map { Self.function($0, summary: tool.summary(in: language)).text }
    }
  }

  private static func function(_ schema: ToolSchema, summary: String) -> JSONText {
    let properties = schema.parameters.map { parameter in
      JSONText.Member(name: parameter.name, value: schemaOf(parameter.values))
    }
    let required = schema.parameters.filter(\.isRequired).map { JSONText.string($0.name) }
    let parameters: [JSONText.Member] = [
      .init(name: "type", value: .string("object")),
      .init(name: "properties", value: .object(properties)),
      .init(name: "required", value: .array(required)),
      .init(name: "additionalProperties", value: .bool(false)),
    ]
    return .object([
      .init(name: "type", value: .string("function")),
      .init(
        name: "function",
        value: .object([
          .init(name: "name", value: .string(schema.name)),
          .init(name: "description", value: .string(summary)),
          .init(name: "parameters", value: .object(parameters)),
        ])),
    ])
  }

  private static func schemaOf(_ values: ValueKind) -> JSONText {
    func object(_ type: String, _ rest: [(String, JSONText)]) -> JSONText {
      .object(([("type", .string(type))] + rest).map { JSONText.Member(name: $0.0, value: $0.1) })
    }
    func bounds(_ range: ClosedRange<Int>) -> [(String, JSONText)] {
      [("minimum", .number("\(range.lowerBound)")), ("maximum", .number("\(range.upperBound)"))]
    }
    switch values {
    case .text(let maximum): return object("string", [("maxLength", .number("\(maximum)"))])
    case .oneOf(let texts): return object("string", [("enum", .array(texts.map { .string($0) }))])
    case .integer(let range): return object("integer", bounds(range))
    case .lots(let range):
      return object("integer", bounds(range) + [("multipleOf", .number("100"))])
    case .decimal: return object("number", [("exclusiveMinimum", .number("0"))])
    // The only pattern that a schema states is that of a code.
    case .matching:
      return object("string", [("pattern", .string("^[0-9]{6}\\.(SH|SZ|BJ)$"))])
    case .list(let element, let count):
      return object(
        "array",
        [
          ("items", schemaOf(element)), ("minItems", .number("\(count.lowerBound)")),
          ("maxItems", .number("\(count.upperBound)")),
        ])
    }
  }
}
