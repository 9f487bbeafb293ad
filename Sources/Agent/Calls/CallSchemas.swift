import Grammar

/// The schemas of a profile's tools as the system prompt and exports state them: shape, not state.
struct CallSchemas {
  let profile: ToolProfile
  /// The most rows of a table.
  let rows: Int

  /// The tools in the order of the prompt.
  var all: [ToolSchema] {
    profile.tools.map { tool in
      ToolSchema(
        name: tool.rawValue, summary: tool.line(in: .english), parameters: parameters(of: tool))
    }
  }

  /// The schema of the tool called `name`, if the profile has it.
  func schema(_ name: String) -> ToolSchema? {
    guard let tool = ToolName(rawValue: name), profile.tools.contains(tool) else { return nil }
    return ToolSchema(
      name: tool.rawValue, summary: tool.line(in: .english), parameters: parameters(of: tool))
  }

  /// The one call that is left when a budget is spent.
  var finishOnly: [CallForm] { schema(ToolName.finishDay.rawValue)?.forms ?? [] }

  /// Whether a call names a known tool and gives it arguments of its schema.
  func contains(_ call: ParsedCall) -> Bool { problem(in: call) == nil }

  /// The call with its arguments typed by the schema, for a dialect that does not tell text from
  /// numbers.
  func typed(_ call: ParsedCall) -> ParsedCall {
    guard let schema = schema(call.name) else { return call }
    let arguments = call.arguments.map { argument in
      guard let parameter = schema.parameters.first(where: { $0.name == argument.name }) else {
        return argument
      }
      return ParsedArgument(
        argument.name, argument.value, isString: parameter.values.isText)
    }
    return ParsedCall(name: call.name, arguments: arguments)
  }

  private func parameters(of tool: ToolName) -> [ToolParameter] {
    let symbol = ToolParameter("symbol", Self.symbolShape)
    let price = ToolParameter("limit_price", .decimal(1...99_999_999, places: 2), isRequired: false)
    let shares = ToolParameter("shares", .integer(1...99_999_999))
    switch tool {
    case .marketOverview, .portfolio: return []
    case .indicators: return [symbol]
    case .quote:
      return [ToolParameter("symbols", .list(Self.symbolShape, count: 1...profile.quoteCount))]
    case .bars: return [symbol, ToolParameter("days", .integer(5...profile.barRows(rows)))]
    case .news:
      return [
        ToolParameter("symbol", Self.symbolShape, isRequired: false),
        ToolParameter("query", .text(maximum: profile.queryLength), isRequired: false),
        ToolParameter("limit", .integer(1...5)),
      ]
    case .calc: return [ToolParameter("expr", .text(maximum: profile.expressionLength))]
    case .previewOrder:
      return [ToolParameter("side", .oneOf(["buy", "sell"])), symbol, shares, price]
    case .buy, .sell: return [symbol, shares, price]
    case .cancelOrder: return [ToolParameter("order_id", .integer(1...99_999_999))]
    case .note: return [ToolParameter("text", .text(maximum: profile.noteLength))]
    case .finishDay: return [ToolParameter("summary", .text(maximum: profile.summaryLength))]
    }
  }

  /// Six digits, a dot and a venue.
  static let symbolShape = ValueKind.matching(
    .sequence([
      .repetition(.oneOf(.digits), minimum: 6, maximum: 6), .strings([".SH", ".SZ", ".BJ"]),
    ]), isString: true)
}

extension ValueKind {
  /// Whether a dialect without quotation marks means text by this value.
  fileprivate var isText: Bool {
    if case .list = self { return false }
    return isString
  }
}
