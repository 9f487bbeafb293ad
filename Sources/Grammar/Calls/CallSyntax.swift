/// How a family of models writes a tool call, and where its thought ends.
///
/// Spacing is the one the models were trained on: a blank after colons and commas in JSON.
public enum CallSyntax: String, Sendable, Hashable, CaseIterable {
  /// Hermes and Qwen: one JSON object between `<tool_call>` tags.
  case hermes
  /// MiniMax-M2: XML with one element an argument; nothing inside is escaped.
  case minimax
  /// Llama-3 and Gemma: one JSON object with `name` and `parameters`, without tags.
  case bare

  /// The line that opens a thought.
  public var thoughtOpening: String { "<think>\n" }
  /// What closes a thought, up to where the call begins.
  public var thoughtClosing: String { "\n</think>\n\n" }
  /// An empty thought, as written by models that are told not to think.
  public var emptyThought: String { "<think>\n\n</think>\n\n" }

  /// The tags of thoughts and calls by themselves; some vocabularies have tokens of their own for them.
  public var tags: [String] {
    let call =
      switch self {
      case .hermes: ["<tool_call>", "</tool_call>"]
      case .minimax: ["<minimax:tool_call>", "</minimax:tool_call>"]
      case .bare: [String]()
      }
    return ["<think>", "</think>"] + call
  }

  /// The opening tag of a call with the newline after it.
  public var callOpening: String {
    switch self {
    case .hermes: "<tool_call>\n"
    case .minimax: "<minimax:tool_call>\n"
    case .bare: ""
    }
  }

  /// The closing tag of a call with the newline before it.
  public var callClosing: String {
    switch self {
    case .hermes: "\n</tool_call>"
    case .minimax: "\n</minimax:tool_call>"
    case .bare: ""
    }
  }

  /// What ends a string argument that has grown too long.
  public var textClosing: String {
    switch self {
    case .hermes, .bare: "\""
    case .minimax: "</parameter>"
    }
  }

  /// Tags that a thought never contains, so that text and structure cannot be confused.
  public var reservedTags: [String] {
    switch self {
    case .hermes:
      ["<think>", "</think>", "<tool_call>", "</tool_call>", "tool_response>"]
    case .minimax:
      [
        "<think>", "</think>", "minimax:tool_call>", "<invoke", "</invoke>", "<parameter",
        "</parameter>", "<response>", "</response>",
      ]
    case .bare: ["<think>", "</think>"]
    }
  }

  /// A whole call in one of `forms`, tags included.
  public func call(_ forms: [CallForm]) -> BytePattern {
    .sequence([
      .literal(callOpening), .choice(forms.map(pattern)), .literal(callClosing),
    ])
  }

  /// A thought without the tags around it: at least one visible character.
  ///
  /// A paragraph has neither newlines nor angle brackets; a free thought has both, but none of the
  /// reserved tags. What follows `opening` contains none of `literals`, such as the text of control
  /// tokens.
  public func thought(
    opening: String = "", isParagraph: Bool = false, excluding literals: [String] = []
  ) -> BytePattern {
    let visible = ByteSet.printable.without(" <".utf8)
    let first: BytePattern =
      opening.isEmpty
      ? .choice([.oneOf(visible), BytePattern.multibyteCharacter]) : .literal(opening)
    let rest: BytePattern =
      isParagraph
      ? .text(
        ascii: ByteSet.printable.without("<>".utf8), excluding: literals.map { Array($0.utf8) })
      : .text(excluding: reservedTags + literals)
    return .sequence([first, rest])
  }

  /// One generation: a thought, or an empty one when `thought` is nil, and a call.
  public func turn(_ forms: [CallForm], after thought: BytePattern?) -> BytePattern {
    guard let thought else { return .sequence([.literal(emptyThought), call(forms)]) }
    return .sequence([
      .literal(thoughtOpening), thought, .literal(thoughtClosing), call(forms),
    ])
  }

  /// The text of a call with these arguments, as an example for a prompt.
  public func text(of call: ParsedCall) -> String {
    switch self {
    case .hermes:
      return callOpening
        + "{\"name\": \(JSONText.quoted(call.name)), \"arguments\": \(call.argumentsJSON)}"
        + callClosing
    case .bare:
      return "{\"name\": \(JSONText.quoted(call.name)), \"parameters\": \(call.argumentsJSON)}"
    case .minimax:
      let parameters = call.arguments.map {
        "<parameter name=\"\($0.name)\">\($0.value)</parameter>\n"
      }
      return callOpening + "<invoke name=\"\(call.name)\">\n" + parameters.joined()
        + "</invoke>" + callClosing
    }
  }

  private func pattern(of form: CallForm) -> BytePattern {
    switch self {
    case .hermes: object(form, arguments: "arguments")
    case .bare: object(form, arguments: "parameters")
    case .minimax: minimax(form)
    }
  }

  private func object(_ form: CallForm, arguments key: String) -> BytePattern {
    var parts: [BytePattern] = [
      .literal("{\"name\": "), .jsonLiteral(form.tool), .literal(", \"\(key)\": {"),
    ]
    for (index, argument) in form.arguments.enumerated() {
      parts.append(.literal(index == 0 ? "" : ", "))
      parts += [.jsonLiteral(argument.name), .literal(": ")]
      parts.append(json(argument.values))
    }
    return .sequence(parts + [.literal("}}")])
  }

  private func minimax(_ form: CallForm) -> BytePattern {
    var parts: [BytePattern] = [.literal("<invoke name=\"\(form.tool)\">\n")]
    for argument in form.arguments {
      parts.append(.literal("<parameter name=\"\(argument.name)\">"))
      switch argument.values {
      case .text(let maximum):
        // Nothing is escaped here, so the text must not contain any angle bracket.
        let plain = ByteSet.printable.without("<>".utf8)
        parts.append(
          .repetition(
            .choice([.oneOf(plain), BytePattern.multibyteCharacter]), minimum: 0,
            maximum: maximum))
      case .oneOf(let texts): parts.append(.strings(texts))
      case .integer, .lots, .decimal: parts.append(number(argument.values))
      case .matching(let pattern, _): parts.append(pattern)
      case .list: parts.append(json(argument.values))
      }
      parts.append(.literal("</parameter>\n"))
    }
    return .sequence(parts + [.literal("</invoke>")])
  }

  /// A value as JSON, with a blank after the commas of a list.
  private func json(_ values: ValueKind) -> BytePattern {
    switch values {
    case .text(let maximum): return .jsonString(maximum: maximum)
    case .oneOf(let texts): return .strings(texts.map(JSONText.quoted))
    case .integer, .lots, .decimal: return number(values)
    case .matching(let pattern, let isString):
      let quote = BytePattern.literal(isString ? "\"" : "")
      return .sequence([quote, pattern, quote])
    case .list(let element, let count):
      let element = json(element)
      let rest = BytePattern.repetition(
        .sequence([.literal(", "), element]), minimum: max(count.lowerBound - 1, 0),
        maximum: max(count.upperBound - 1, 0))
      let some = BytePattern.sequence([element, rest])
      return .sequence([
        .literal("["), count.lowerBound > 0 ? some : .optional(some), .literal("]"),
      ])
    }
  }

  private func number(_ values: ValueKind) -> BytePattern {
    switch values {
    case .integer(let range): .integer(in: range)
    case .lots(let range): .lots(in: range)
    case .decimal(let range, let places): .decimal(in: range, places: places)
    case .text, .oneOf, .matching, .list: .choice([])
    }
  }
}
