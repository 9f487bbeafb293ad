/// A tool that a language model may call: its name and the arguments it takes.
public struct ToolSchema: Sendable, Hashable {
  /// The name the model writes.
  public let name: String
  /// What the tool does, one sentence.
  public let summary: String
  /// The arguments in the order they are written.
  public let parameters: [ToolParameter]

  /// A tool.
  public init(name: String, summary: String, parameters: [ToolParameter] = []) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
  }

  /// Every way to call the tool: optional arguments present or left out, in the schema's order.
  public var forms: [CallForm] {
    var rows: [[CallArgument]] = [[]]
    for parameter in parameters {
      let argument = CallArgument(parameter.name, parameter.values)
      let present = rows.map { $0 + [argument] }
      rows = parameter.isRequired ? present : rows + present
    }
    return rows.map { CallForm(tool: name, arguments: $0) }
  }
}

/// One argument of a tool.
public struct ToolParameter: Sendable, Hashable {
  /// The name the model writes.
  public let name: String
  /// The values it may take.
  public let values: ValueKind
  /// Whether a call without it is malformed.
  public let isRequired: Bool
  /// What it means, a few words; may be empty.
  public let summary: String

  /// One argument.
  public init(
    _ name: String, _ values: ValueKind, isRequired: Bool = true, summary: String = ""
  ) {
    self.name = name
    self.values = values
    self.isRequired = isRequired
    self.summary = summary
  }
}

/// A set of values that an argument may take.
public indirect enum ValueKind: Sendable, Hashable {
  /// Text of at most so many characters.
  case text(maximum: Int)
  /// One of these strings; an empty list allows none.
  case oneOf([String])
  /// A whole number; negative numbers are not offered.
  case integer(ClosedRange<Int>)
  /// A whole number of hundreds.
  case lots(ClosedRange<Int>)
  /// A number with exactly `places` decimals, counted in units of 10^-places.
  case decimal(ClosedRange<Int>, places: Int)
  /// Whatever a pattern matches, such as the shape of a code; it must hold nothing to be escaped.
  case matching(BytePattern, isString: Bool)
  /// A list with so many elements, written as JSON in every dialect.
  case list(ValueKind, count: ClosedRange<Int>)

  /// Whether the value is written between quotation marks in JSON.
  public var isString: Bool {
    switch self {
    case .text, .oneOf: true
    case .integer, .lots, .decimal, .list: false
    case .matching(_, let isString): isString
    }
  }
}

/// One legal shape of a call: a tool and its arguments with the values allowed together.
///
/// A tool may have many forms, such as one for each share with the lots that cash covers.
public struct CallForm: Sendable, Hashable {
  /// The tool's name.
  public let tool: String
  /// The arguments in written order.
  public let arguments: [CallArgument]

  /// One legal shape.
  public init(tool: String, arguments: [CallArgument]) {
    self.tool = tool
    self.arguments = arguments
  }
}

/// An argument within one form.
public struct CallArgument: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The values allowed here.
  public let values: ValueKind

  /// An argument within one form.
  public init(_ name: String, _ values: ValueKind) {
    self.name = name
    self.values = values
  }
}
